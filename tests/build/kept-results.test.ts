/** What is kept from build to build: the same bytes with it and without it, and only what changed is made again. */
import { cpSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, expect, test } from 'vitest'
import { readPack } from '../../src/files/packs.ts'
import { storeKey } from '../../src/files/store.ts'
import { buildHere } from '../support/build-here.ts'
import { projectRoot } from '../support/command.ts'
import { contentFolder, digestFiles, filesBelow, temporaryFolder } from '../support/folders.ts'
import { png } from '../support/images.ts'

const page = (title: string, text: string) => `---\ntitle: ${title}\n---\n\n${text}\n`
const others = Array.from({ length: 20 }, (_, index) => [`handbook/other-${index}.mdx`, page(`Other ${index}`, 'Nothing to see here.')])

const files = {
  'people.yaml': '- { id: ada, name: Ada, active: true }\n',
  'glossary.yaml': '- { id: edge, term: Edge, definition: Where devices are. }\n',
  'handbook/index.mdx': page(
    'Book',
    'See [the target](./target.mdx#part), <Ref to="handbook/target"/> and <Person id="ada"/>.\n\n![Dot](./dot.png)',
  ),
  'handbook/target.mdx': page('Target', 'A <Term id="edge"/>.\n\n## Part\n\nIts text.\n\n```mermaid\nflowchart LR\n  a --> b\n```'),
  'changelog/2026/01/change.mdx':
    '---\ntitle: A change\ndescription: What it does.\ntype: added\ndate: 2026-01-05\nstatus: published\nfeatures: []\n---\n\nSee [the target](../../../handbook/target.mdx).\n',
  ...Object.fromEntries(others),
}

let content: string

/** Builds what is there, and returns the digests of the site. */
async function build(folder = content): Promise<Record<string, string>> {
  const out = join(temporaryFolder(true), 'site')
  await buildHere(out, ['--content', folder, '--now', '2026-11-24T12:00:00Z', '--lenient'])
  return digestFiles(out)
}

/** Builds a copy without a cache. */
async function buildAnew(): Promise<Record<string, string>> {
  const copy = temporaryFolder(true)
  cpSync(content, copy, { recursive: true })
  return build(copy)
}

const resultsFolder = () => join(projectRoot, '.cache/results', storeKey(content).slice(0, 12))
const keptFiles = () => filesBelow(resultsFolder()).map((file) => join(resultsFolder(), file))
/** Names of all results. */
const keptResults = () =>
  keptFiles()
    .flatMap((file) => readPack(file, 0).places.map(({ id }) => id))
    .sort()

const write = (path: string, text: string) => writeFileSync(join(content, path), text)

beforeAll(async () => {
  content = contentFolder(files, true)
  writeFileSync(join(content, 'handbook/dot.png'), png(40, 30))
  await build()
})

test('a second build makes nothing again, and gives the same bytes', async () => {
  const before = keptResults()
  expect(before.length).toBeGreaterThan(60)
  expect(await build()).toEqual(await buildAnew())
  expect(keptResults()).toEqual(before)
})

test.each<[string, string, string, number]>([
  // A document, two bodies, a page and its Markdown, two neighbouring pages in the navigation, and the search index.
  ['a text', 'handbook/other-5.mdx', page('Other 5', 'Something to see here.'), 8],
  // The same for the target, and for the page and the change that name it; all pages name it in their navigation.
  ['a title that others name', 'handbook/target.mdx', page('The goal', 'A <Term id="edge"/>.\n\n## Part\n\nIts text.'), 40],
  ['a heading that others lead to', 'handbook/target.mdx', page('The goal', 'A <Term id="edge"/>.\n\n## Other part\n\nIts text.'), 20],
  ['a name', 'people.yaml', '- { id: ada, name: Ada Lovelace, active: true }\n', 8],
  ['a term', 'glossary.yaml', '- { id: edge, term: The edge, definition: Far from the cloud. }\n', 8],
])('where %s changed, the site is as if made anew, and most is found', async (_, path, text, most) => {
  const before = new Set(keptResults())
  write(path, text)
  expect(await build()).toEqual(await buildAnew())
  const made = keptResults().filter((id) => !before.has(id))
  expect(made.length).toBeGreaterThan(0)
  expect(made.length).toBeLessThanOrEqual(most)
})

test('what did not change keeps its time in the published site', async () => {
  const out = join(temporaryFolder(), 'site')
  const args = ['--content', content, '--now', '2026-11-24T12:00:00Z', '--lenient']
  await buildHere(out, args)
  const times = () => Object.fromEntries(filesBelow(out).map((path) => [path, statSync(join(out, path)).mtimeMs]))
  const before = times()
  write('handbook/other-3.mdx', page('Other 3', 'Something else.'))
  await buildHere(out, args)
  const now = times()
  const changed = Object.keys(now).filter((path) => now[path] !== before[path])
  expect(changed).toContain('handbook/other-3/index.html')
  expect(changed.filter((path) => path.endsWith('.html') && !path.startsWith('print/'))).toEqual(['handbook/other-3/index.html'])
})

test('an image in another size and a page that went are seen', async () => {
  writeFileSync(join(content, 'handbook/dot.png'), png(80, 30))
  rmSync(join(content, 'handbook/other-7.mdx'))
  expect(await build()).toEqual(await buildAnew())
})

test.each<[string, (file: string) => void]>([
  ['cut off', (file) => writeFileSync(file, readFileSync(file).subarray(0, statSync(file).size >> 1))],
  ['empty', (file) => writeFileSync(file, '')],
  ['of another kind', (file) => writeFileSync(file, '{"printed": {"html": "<p>Old</p>", "headings": []}, "asked": []}')],
])('where all that was kept is %s, the site is as if made anew', async (_, spoil) => {
  for (const file of keptFiles()) spoil(file)
  expect(await build()).toEqual(await buildAnew())
})

test('where nothing can be kept, the site is as if made anew', async () => {
  const folder = resultsFolder()
  renameSync(folder, `${folder}.away`)
  writeFileSync(folder, '')
  expect(await build()).toEqual(await buildAnew())
  expect(readFileSync(folder, 'utf8')).toBe('')
  rmSync(folder)
  renameSync(`${folder}.away`, folder)
  expect(readdirSync(folder)).toHaveLength(1)
})
