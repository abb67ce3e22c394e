/** The list of generated paths covers everything a build writes, on its own, for an entry or for a file. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import config from '../../handbook.config.ts'
import { pageFile, siteFileAt } from '../../src/graph/reading/site-files.ts'
import { callBuild } from '../support/build-here.ts'
import { contentFolder, filesBelow, temporaryFolder } from '../support/folders.ts'
import { buildSite } from '../support/site.ts'

test.each([[[]], [['--audience', 'staff']]])('of the shipped handbook %j', async (options) => {
  const out = await buildSite(...options)
  const { pages, redirects } = JSON.parse(readFileSync(join(out, 'handbook.json'), 'utf8')) as {
    pages: { url: string; source: string }[]
    redirects: { from: string }[]
  }
  const known = new Set([
    ...pages.flatMap(({ url }) => [pageFile(url), `${url.slice(1)}index.md`]),
    ...redirects.map(({ from }) => pageFile(from)),
    // The sample's own pages are listed in its configuration.
    ...(config.pages ?? []).map(({ path }) => pageFile(String(path))),
  ])
  const folderOf = (path: string) => path.replace(/[^/]*$/, '')
  const folders = new Set(
    pages.flatMap(({ url }) => url.split('/').map((_, index, parts) => pageFile(`${parts.slice(0, index + 1).join('/')}/`))),
  )
  // Content files keep their paths.
  const sources = new Set(pages.map(({ source }) => folderOf(source)))
  const strangers = filesBelow(out).filter(
    (path) =>
      siteFileAt(path) === undefined &&
      !known.has(path) &&
      !folders.has(path) &&
      !(sources.has(folderOf(path)) && !/\.(html|md|json)$/.test(path)),
  )
  expect(strangers).toEqual([])
})

test('clashing names stop a build before it starts, and a lenient one skips them', async () => {
  const content = contentFolder({
    'handbook/index.md': '# Home\n\n[G](guide/index.html.md)\n',
    'handbook/guide/index.html.md': '# Guide\n',
    'handbook/guide/other.md': '# Other\n',
  })
  const out = join(temporaryFolder(), 'site')
  const { code, stderr } = await callBuild('--content', content, '--out', out)
  expect(code).toBe(1)
  expect(stderr).toContain(`handbook/guide/index.html.md:1:1  error  id-duplicate
  "handbook/guide/index.html.md" would be published as "handbook/guide/index.html/index.html", and the list of the folder "/handbook/guide/" as "handbook/guide/index.html", which can't be a file and a folder.
  Name it "handbook/guide/index.md"; then it is the page of its folder.
`)
  const lenient = await callBuild('--content', content, '--out', out, '--lenient')
  expect([lenient.code, lenient.stdout], lenient.stderr).toEqual([0, expect.stringContaining('Built 2 pages')])
  expect(filesBelow(out).filter((path) => /^handbook\/.*html$/.test(path))).toEqual([
    'handbook/guide/index.html',
    'handbook/guide/other/index.html',
    'handbook/index.html',
  ])
})
