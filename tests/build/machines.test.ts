/** Output for machines: Markdown, llms.txt, sitemap, robots.txt, structured data, previews. */
import { existsSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openOutput } from '../../src/files/output.ts'
import { previewsOf } from '../../src/page/preview.ts'
import { missingGlyphs } from '../../src/outputs/pictures/glyphs.ts'
import { serif } from '../../src/outputs/pictures/preview-drawing.ts'
import { previewProblems, writePreviews } from '../../src/outputs/pictures/previews.ts'
import { callBuild } from '../support/build-here.ts'
import { companySite } from '../support/company.ts'
import { contentFolder, digestFiles, filesBelow, temporaryFolder } from '../support/folders.ts'
import { handbookOf } from '../unit/handbooks.ts'

const files = {
  'handbook/index.md': '# Book\n\n[Page](./a/page.md) ![plan](./plan.svg)\n',
  'handbook/plan.svg': '<svg xmlns="http://www.w3.org/2000/svg"/>',
  'handbook/a/page.md': '---\ntitle: Page </script><b>\ndescription: D & E.\n---\n\nText.\n\n## Part\n',
  'handbook/inside.md': '---\naudience: staff\n---\n\n# Inside\n',
  'handbook/draft.md': '---\nstatus: draft\n---\n\n# Draft\n',
  'releases/2.30.yaml': 'date: 2026-05-07\nstatus: released\noffering: self-hosted\n',
  'redirects.yaml': '- from: /old/\n  to: /handbook/a/page/#part\n',
  'offerings.yaml': '- { id: self-hosted, title: Self-hosted, delivery: versioned }\n',
}
const config =
  "export default { title: 'T', organisation: 'O', description: 'About.', site: 'https://example.com', base: '/a/b', previews: 'pages' }\n"
const root = 'https://example.com/a/b'
let out: string
const read = (path: string) => readFileSync(join(out, path), 'utf8')

beforeAll(async () => {
  out = join(temporaryFolder(true), 'site')
  const configFile = join(contentFolder({ 'config.ts': config }, true), 'config.ts')
  const { code, stderr } = await callBuild('--content', contentFolder(files, true), '--out', out, '--config', configFile)
  if (code !== 0) throw new Error(stderr)
})
afterAll(() => rmSync(out, { recursive: true, force: true }))

test('every URL has the base path', () => {
  const html = read('handbook/index.html')
  const addresses = Array.from(html.matchAll(/\s(?:href|src|action|data-bundle)="([^"]*)"/g), (match) => match[1] ?? '')
  expect(addresses.length).toBeGreaterThan(10)
  expect(addresses.filter((address) => !/^(\/a\/b\/|https:\/\/example\.com\/a\/b\/|#)/.test(address))).toEqual([])
  expect(read('_redirects')).toContain('/a/b/old/ /a/b/handbook/a/page/#part 301')
})

test('every entry page has a Markdown page, and links to it', () => {
  expect(filesBelow(out).filter((path) => path.endsWith('.md'))).toEqual([
    'handbook/a/page/index.md',
    'handbook/index.md',
    'releases/2.30/index.md',
  ])
  expect(read('handbook/index.md')).toBe(
    `# Book\n\n- **Address:** <${root}/handbook/>\n\n[Page](${root}/handbook/a/page/) ![plan](${root}/handbook/plan.svg)\n`,
  )
  expect(read('handbook/index.html')).toContain('<link rel="alternate" type="text/markdown" href="/a/b/handbook/index.md">')
  expect(read('index.html')).not.toContain('text/markdown')
})

test('llms.txt links to the Markdown pages, llms-full.txt contains them', () => {
  expect(read('llms.txt')).toMatchInlineSnapshot(`
    "# T

    > About.

    All pages in one file: [llms-full.txt](https://example.com/a/b/llms-full.txt)

    ## Handbook

    - [Book](https://example.com/a/b/handbook/index.md)
    - [Page \\</script>\\<b>](https://example.com/a/b/handbook/a/page/index.md): D & E.

    ## Releases

    - [2.30](https://example.com/a/b/releases/2.30/index.md)
    "
  `)
  const markdownPages = ['handbook/index.md', 'handbook/a/page/index.md', 'releases/2.30/index.md'].map(read)
  expect(read('llms-full.txt')).toBe(['# T\n\n> About.\n', ...markdownPages].join('\n---\n\n'))
})

test('the sitemap has every indexable page, and robots.txt links to it', () => {
  const addresses = Array.from(read('sitemap.xml').matchAll(/<loc>([^<]*)<\/loc>/g), (match) => match[1]?.slice(root.length))
  expect(addresses).toEqual(['/', '/about/', '/handbook/', '/handbook/a/', '/handbook/a/page/', '/releases/', '/releases/2.30/'])
  for (const address of addresses) expect(existsSync(join(out, address ?? '', 'index.html'))).toBe(true)
  expect(read('robots.txt')).toBe(`User-agent: *\nAllow: /\n\nSitemap: ${root}/sitemap.xml\n`)
})

test('structured data is valid JSON, whatever the title contains', () => {
  const html = read('handbook/a/page/index.html')
  const data = JSON.parse(/<script type="application\/ld\+json">(.*?)<\/script>/s.exec(html)?.[1] ?? '')
  expect(data['@graph'][0].itemListElement.at(-1)).toEqual({
    '@type': 'ListItem',
    position: 4,
    name: 'Page </script><b>',
    item: `${root}/handbook/a/page/`,
  })
  const release = JSON.parse(/ld\+json">(.*?)<\/script>/s.exec(read('releases/2.30/index.html'))?.[1] ?? '')
  expect(release['@graph'].map((thing: { '@type': string }) => thing['@type'])).toEqual(['BreadcrumbList', 'SoftwareApplication'])
})

test('the head has the preview for shared links, and the image exists', async () => {
  const metas = Array.from(
    read('handbook/a/page/index.html').matchAll(/<meta (?:property|name)="((?:og|twitter):[^"]*)" content="([^"]*)">/g),
  )
  const { 'og:image': image = '', ...others } = Object.fromEntries(metas.map(([, name, content]) => [name, content]))
  expect(others).toEqual({
    'og:title': 'Page </script><b>',
    'og:description': 'D &amp; E.',
    'og:type': 'article',
    'og:url': `${root}/handbook/a/page/`,
    'og:site_name': 'T',
    'og:image:width': '600',
    'og:image:height': '315',
    'og:image:alt': 'Page </script><b>',
    'twitter:card': 'summary_large_image',
  })
  expect(image).toMatch(/^https:\/\/example\.com\/a\/b\/_previews\/[0-9a-f]{16}\.png$/)
  expect(await sharp(join(out, image.slice(root.length))).metadata()).toMatchObject({ format: 'png', width: 600, height: 315 })
})

test('staff output excludes search engines', async () => {
  const site = await companySite('staff')
  expect(readFileSync(join(site, 'robots.txt'), 'utf8')).toBe('User-agent: *\nDisallow: /\n')
  expect(existsSync(join(site, 'sitemap.xml'))).toBe(false)
  expect(existsSync(join(site, 'handbook/inside/index.md'))).toBe(true)
})

describe('previews', () => {
  const pages = { 'handbook/a.md': '# Same\n', 'handbook/b.md': '# Same\n', 'handbook/c.md': '# Other\n' }

  test('are drawn once per text, and not again by a second build', async () => {
    const { handbook: value } = handbookOf(pages)
    const cache = join(temporaryFolder(), 'cache')
    const [one, two] = [temporaryFolder(), temporaryFolder()]
    expect(await writePreviews({ handbook: value, out: openOutput(one) }, cache)).toBe(4)
    expect(await writePreviews({ handbook: value, out: openOutput(two) }, cache)).toBe(0)
    expect(filesBelow(one)).toHaveLength(4)
    expect(filesBelow(two)).toEqual(filesBelow(one))
    const { handbook: changed } = handbookOf({ ...pages, 'handbook/c.md': '# Another\n' })
    expect(await writePreviews({ handbook: changed, out: openOutput(temporaryFolder()) }, cache)).toBe(1)
  })

  test('leave out text this machine has no font for, and say so', async () => {
    const { handbook: value } = handbookOf({
      'handbook/index.md': '# Book\n',
      'handbook/ja/index.md': '---\ntitle: 有給休暇\n---\n\nText.\n',
      'handbook/ja/part.md': '---\ntitle: Part\n---\n\nText.\n',
      'handbook/emoji.md': '# 🚀 Launch\n',
    })
    const missing = new Set([...'有給休暇🚀'])
    expect(
      previewProblems(value, missing).map(({ file, line, column, endColumn, code, message }) => [
        file,
        line,
        column,
        endColumn,
        code,
        message,
      ]),
    ).toEqual([
      [
        'handbook/emoji.md',
        1,
        1,
        1,
        'preview-glyphs',
        'This machine has no font for "🚀", so the preview image of the page shows no title.',
      ],
      [
        'handbook/ja/index.md',
        2,
        8,
        12,
        'preview-glyphs',
        'This machine has no font for "有給休暇", so the preview image of the page shows no title.',
      ],
    ])
    expect(previewProblems(value, new Set())).toEqual([])
    const cache = join(temporaryFolder(), 'cache')
    const out = temporaryFolder()
    const drawn = await writePreviews({ handbook: value, out: openOutput(out), missing }, cache)
    // Identical ones are drawn once.
    expect(drawn).toBe(new Set(Object.values(digestFiles(out))).size)
    expect(drawn).toBeLessThan(filesBelow(out).length)
    const bytes = (title: string) => readFileSync(join(out, previewsOf(value).find((each) => each.title === title)?.path ?? ''))
    // Without its title, a page gets the image of its section.
    expect(bytes('🚀 Launch')).toEqual(bytes('Handbook'))
  })

  test('detect characters that this machine draws as boxes', async () => {
    expect(await missingGlyphs(['Überé 2 – Ж', '½'], serif)).toEqual(new Set())
    // A script so new that hardly any font has it.
    expect(await missingGlyphs(['a \u{1e4d0}\u{1e4d1}'], serif)).toEqual(new Set(['\u{1e4d0}', '\u{1e4d1}']))
  })

  test("aren't written if they're turned off", async () => {
    const folder = temporaryFolder()
    expect(
      await writePreviews(
        { handbook: handbookOf(pages, { config: { previews: 'none' } }).handbook, out: openOutput(folder) },
        join(temporaryFolder(), 'cache'),
      ),
    ).toBe(0)
    expect(filesBelow(folder)).toEqual([])
  })
})
