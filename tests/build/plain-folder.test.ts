/** A folder of plain Markdown from another generator, outside the project. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, expect, test } from 'vitest'
import { callBuild } from '../support/build-here.ts'
import { callHandbook, type Result } from '../support/command.ts'
import { contentFolder, digestFiles, filesBelow, temporaryFolder } from '../support/folders.ts'
import { repository } from '../support/repository.ts'

const files = {
  'handbook/index.md':
    '---\nnavTitle: Start\nnavGroup: First\n---\n\n# Welcome to us\n\nLess than a <4 and<br>a break.\n\n<!-- a comment -->\n\n<img src="./pic.svg">\n\n<b>never closed\n',
  'handbook/pic.svg': '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"/>',
  'handbook/deep/down/page.md': '# A heading of its own\n\nSee [the start](../../index.md) and [the role](../../../roles/boss.md).\n',
  'handbook/deep/no-heading-here.md': 'Only text, with {{ site.title }} and {% include "x" %} in it. And `{{ code }}` stays.\n',
  'roles/boss.md': '---\nnavTitle: The boss\nnavGroup: Jobs\n---\n\nLeads.\n',
  'roles/index.md': '# All our roles\n\nThey are these.\n',
  'handbook/a/index.md': '# Section\n',
  'handbook/a/one.md': '---\nnavTitle: One\nnavGroup: Last\nnavGroupOrder: 2\n---\n',
  'handbook/a/two.md': '---\nnavTitle: Two\nnavGroup: First\nnavGroupOrder: 1\nnavOrder: 2\n---\n',
  'handbook/a/three.md': '---\nnavTitle: Three\nnavGroup: First\nnavOrder: 1\n---\n',
  'handbook/a/plain.md': 'text\n',
}

let content: string
let before: Record<string, string>
let out: string
let built: Result
beforeAll(async () => {
  content = contentFolder(files, true)
  before = digestFiles(content)
  out = join(temporaryFolder(true), 'the site')
  built = await callBuild('--content', content, '--out', out)
})

test('a plain folder with a space in its name is checked, built, and not changed', async () => {
  const checked = await callHandbook(['check', '--content', content, '--format', 'json'])
  expect(checked.code).toBe(0)
  expect(
    JSON.parse(checked.stdout).problems.map(({ code, file, line, column }: Record<string, unknown>) => ({ code, file, line, column })),
  ).toEqual([
    { code: 'template-leftover', file: 'handbook/deep/no-heading-here.md', line: 1, column: 17 },
    { code: 'template-leftover', file: 'handbook/deep/no-heading-here.md', line: 1, column: 38 },
    { code: 'html-unclosed', file: 'handbook/index.md', line: 14, column: 1 },
  ])

  expect(built.code, built.stderr).toBe(0)
  expect(digestFiles(content)).toEqual(before)

  const titles = Object.fromEntries(
    filesBelow(out)
      .filter((path) => /^(handbook|roles)\/.*index\.html$/.test(path))
      .map((path) => [path, Array.from(readFileSync(join(out, path), 'utf8').matchAll(/<h1[^>]*>(.*?)<\/h1>/g), (match) => match[1])]),
  )
  expect(titles).toEqual({
    'handbook/index.html': ['Start'],
    'handbook/a/index.html': ['Section'],
    'handbook/a/one/index.html': ['One'],
    'handbook/a/plain/index.html': ['Plain'],
    'handbook/a/three/index.html': ['Three'],
    'handbook/a/two/index.html': ['Two'],
    'handbook/deep/index.html': ['Deep'],
    'handbook/deep/down/index.html': ['Down'],
    'handbook/deep/down/page/index.html': ['A heading of its own'],
    'handbook/deep/no-heading-here/index.html': ['No heading here'],
    'roles/index.html': ['All our roles'],
    'roles/boss/index.html': ['The boss'],
  })

  const leftover = readFileSync(join(out, 'handbook/deep/no-heading-here/index.html'), 'utf8')
  expect(leftover).toContain('Only text, with  and  in it.')
  expect(leftover).toContain('<code>{{ code }}</code>')
  const start = readFileSync(join(out, 'handbook/index.html'), 'utf8')
  expect(start).toContain('Less than a &#x3C;4 and<br>a break.')
  expect(start).toContain('<img src="/handbook/pic.svg" alt=""')
  expect(start).not.toContain('a comment')
  expect(filesBelow(out)).toContain('handbook/pic.svg')
  const deep = readFileSync(join(out, 'handbook/deep/down/page/index.html'), 'utf8')
  expect(deep).toContain('<a href="/handbook/">the start</a> and <a href="/roles/boss/">the role</a>')
})

test('groups at any depth and the order affect the navigation', () => {
  const html = readFileSync(join(out, 'handbook/a/index.html'), 'utf8')
  const nav = /<nav aria-label="Section">(.*?)<\/nav>/s.exec(html)?.[1] ?? ''
  expect(nav.replace(/<[^>]*>/g, '|').replace(/[\s|]+/g, '|')).toBe('|Section|Plain|First|Three|Two|Last|One|Print|this|section|')
})

test("a company's own folder is the handbook, and an edition from before the move has the same pages", async () => {
  const pages = {
    'README.md': '# Our handbook\n\n[Sizing](guide/sizing.md), [the guide](guide/), ![dot](guide/dot.svg)\n',
    'guide/sizing.md': '# Sizing\n\n[Home](../README.md) [pay](/pay.md)\n',
    'guide/dot.svg': '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"/>',
    'guide/_category_.json': '{ "label": "How we work" }\n',
    'pay.md': '# Pay\n',
    'roles/dev.md': '# Developers\n',
  }
  const others = {
    'people.yaml': '- { id: pm, name: Product Manager, active: true }\n',
    'package.json': '{}\n',
    'LICENSE.md': 'MIT\n',
    'node_modules/x/README.md': '# X\n',
  }
  const { content, commit } = repository()
  const before = commit({ ...pages, ...others })
  const out = join(temporaryFolder(), 'site')
  const pagesIn = (folder: string) =>
    filesBelow(out)
      .filter((path) => path.startsWith(`${folder}handbook/`) && path.endsWith('index.html'))
      .map((path) => path.slice(folder.length))
  const built = await callBuild('--content', content, '--out', out)
  expect([built.code, built.stdout], built.stderr).toEqual([0, expect.stringContaining('Built 4 pages for the public')])
  expect(built.stderr).toBe(
    'The folder is read as the handbook itself: its 4 texts are pages, and "people.yaml" is data. "roles/" holds only prose and belongs to it, unless "folders" in handbook.config.ts says otherwise.\n',
  )
  const plain = [
    'handbook/guide/index.html',
    'handbook/guide/sizing/index.html',
    'handbook/index.html',
    'handbook/pay/index.html',
    'handbook/roles/dev/index.html',
    'handbook/roles/index.html',
  ]
  expect(pagesIn('')).toEqual(plain)
  expect(filesBelow(out)).toContain('guide/dot.svg')
  const start = readFileSync(join(out, 'handbook/index.html'), 'utf8')
  expect(start).toContain('<a href="/handbook/guide/sizing/">Sizing</a>, <a href="/handbook/guide/">the guide</a>')
  expect(start).toContain('/edit/main/src/content/README.md"')
  expect(start).toContain('How we work')

  // Then the handbook is moved into its own folder.
  const moved = Object.entries(pages).flatMap(([path, text]) => [
    [path, undefined] as const,
    [`handbook/${path}`, text.replace('(/pay', '(../pay')] as const,
  ])
  commit({ ...Object.fromEntries(moved), 'editions.yaml': `- { name: first, commit: ${before}, date: 2026-01-01 }\n` })
  const again = await callBuild('--content', content, '--out', out)
  expect([again.code, again.stdout], again.stderr).toEqual([0, expect.stringContaining('Built 4 pages for the public')])
  expect(pagesIn('')).toEqual(plain)
  expect(pagesIn('editions/first/')).toEqual(plain)
  expect(readFileSync(join(out, 'editions/first/handbook/index.html'), 'utf8')).toContain(
    '<a href="/editions/first/handbook/guide/sizing/">Sizing</a>',
  )
  expect(readFileSync(join(out, 'history/handbook/pay/index.html'), 'utf8')).toContain('First version')
})

test('a build without pages is refused, and keeps the old output', async () => {
  const content = contentFolder({ 'people.yaml': '- { id: pm, name: Product Manager, active: true }\n' })
  const out = join(temporaryFolder(), 'site')
  const { code, stdout, stderr } = await callBuild('--content', content, '--out', out, '--lenient')
  expect([code, stdout, stderr]).toEqual([
    1,
    '',
    `Nothing was built, because "${content}" has no pages, only data ("people.yaml"). Pages are .md or .mdx files anywhere in it, or in the folder of a collection: "handbook", "roles", "strategy", "objectives", "roadmap", "milestones", "decisions", "openings", "features", "releases", "changelog". Choose another folder with --content.\n`,
  ])
  expect(existsSync(out)).toBe(false)
  writeFileSync(join(content, 'a.md'), '---\nstatus: draft\n---\n\n# A\n')
  expect((await callBuild('--content', content, '--out', out)).stderr).toContain(
    `Nothing was built, because none of the pages in "${content}" is visible to the public: 1 is a draft.`,
  )
})
