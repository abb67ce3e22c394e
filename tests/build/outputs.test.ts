/** Files a build writes besides pages, and that two builds write the same. */
import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { projectRoot } from '../support/command.ts'
import { comparableFiles } from '../support/comparable.ts'
import { contentFolder, temporaryFolder } from '../support/folders.ts'
import { buildSite } from '../support/site.ts'

const files = {
  'handbook/index.md': '# Book\n\n[Page](./page.mdx#part)\n',
  'handbook/page.mdx':
    '---\ntitle: Page\nowner: pm\nformerly: [older, /elsewhere/]\n---\n\n## Part\n\n<Callout type="tip">\n\nGo to <Ref to="releases/2.30"/>.\n\n</Callout>\n',
  'handbook/ar.md': '---\nlang: ar\ntitle: مرحبا\n---\n\nنص.\n',
  'people.yaml': '- id: pm\n  name: Somebody\n  active: true\n',
  'offerings.yaml': '- id: own\n  title: Own\n  delivery: versioned\n',
  'releases/2.30.yaml': 'date: 2026-05-07\nstatus: released\noffering: own\n',
  'redirects.yaml': '- from: /old/\n  to: /handbook/page/#part\n- from: /away/\n  to: https://example.com/\n',
}
const instant = '2026-11-24T12:00:00Z'
const builtOnce = () => buildSite('--content', contentFolder(files), '--now', instant)

test('handbook.json, redirects and a page with a version in its URL', async () => {
  const out = await builtOnce()
  const index = JSON.parse(readFileSync(join(out, 'handbook.json'), 'utf8'))
  expect(index).toMatchObject({ format: 1, built: '2026-11-24T12:00:00.000Z', audience: 'public', edition: null, editions: [] })
  expect(index.pages).toContainEqual({
    id: 'page',
    collection: 'handbook',
    url: '/handbook/page/',
    source: 'handbook/page.mdx',
    title: 'Page',
    updated: null,
    owner: 'pm',
  })
  expect(index.redirects).toEqual([
    { from: '/handbook/older/', to: '/handbook/page/' },
    { from: '/elsewhere/', to: '/handbook/page/' },
    { from: '/old/', to: '/handbook/page/#part' },
    { from: '/away/', to: 'https://example.com/' },
  ])
  expect(readFileSync(join(out, '_redirects'), 'utf8')).toBe(
    '/handbook/older/ /handbook/page/ 301\n/elsewhere/ /handbook/page/ 301\n/old/ /handbook/page/#part 301\n/away/ https://example.com/ 301\n',
  )
  expect(readFileSync(join(out, 'old/index.html'), 'utf8')).toContain('<a href="/handbook/page/#part">')
  expect(existsSync(join(out, 'releases/2.30/index.html'))).toBe(true)
  expect(readFileSync(join(out, 'handbook/page/index.html'), 'utf8')).toContain('<a href="/releases/2.30/">2.30</a>')
})

describe('astro itself', () => {
  let out: string
  beforeAll(() => {
    out = join(temporaryFolder(true), 'site')
    const { status, stderr } = spawnSync(join(projectRoot, 'node_modules/.bin/astro'), ['build', '--outDir', out], {
      cwd: projectRoot,
      encoding: 'utf8',
      // Tests have a different NODE_ENV.
      env: {
        ...process.env,
        NODE_ENV: 'production',
        HANDBOOK_CONTENT: contentFolder(files, true),
        HANDBOOK_NOW: instant,
        ASTRO_TELEMETRY_DISABLED: '1',
      },
    })
    expect(status, stderr).toBe(0)
  })

  test('reads the same settings from the environment', () => {
    expect(JSON.parse(readFileSync(join(out, 'handbook.json'), 'utf8')).built).toBe('2026-11-24T12:00:00.000Z')
  })

  test('makes the same bytes from the same content at the same time', async () => {
    expect([...comparableFiles(out)]).toEqual([...comparableFiles(await builtOnce())])
  })
})

test('a page in another language declares it and its direction', async () => {
  const out = await builtOnce()
  expect(readFileSync(join(out, 'handbook/ar/index.html'), 'utf8')).toContain('<article lang="ar" dir="rtl">')
  expect(readFileSync(join(out, 'handbook/index.html'), 'utf8')).toContain('<article>')
})
