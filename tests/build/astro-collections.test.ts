/** A company's own pages read the handbook as Astro's collections: what their readers may see, at each build anew. */
import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { buildWith } from '../../src/cli/build.ts'
import { follow, type Stage } from '../../src/plain/stages.ts'
import { projectRoot } from '../support/command.ts'
import { filesWith } from '../support/folders.ts'

const [secret, draft] = ['Quokkasecret', 'Numbatdraft']
let root = ''

/** A path in the program, for an import in a file of the company. */
const program = (from: string, path: string) => relative(dirname(join(root, from)), join(projectRoot, 'src', path)).replaceAll('\\', '/')

function write(path: string, text: string | ((name: (path: string) => string) => string)): void {
  mkdirSync(dirname(join(root, path)), { recursive: true })
  writeFileSync(join(root, path), typeof text === 'string' ? text : text((name) => `'${program(path, name)}'`))
}

const change = (title: string, more = 'status: published') =>
  `---\ntitle: ${title}\ndescription: About ${title}.\ntype: fixed\nfeatures: []\ndate: 2026-11-20\nauthors: [ada]\nreviews: [{ by: bob, on: 2026-11-20, verdict: approve }]\nbroadcast: [email]\n${more}\n---\n\n## What ${title} does\n\nSee [the guide](../handbook/guide.md).\n\n<!-- ${secret} -->\n`

const contentConfig =
  (more = '') =>
  (name: (path: string) => string) =>
    `import { handbookCollection, handbookCollections } from ${name('index.ts')}
import { vendors } from '../collections/vendors.ts'
${more === '' ? '' : "import { defineCollection } from 'astro:content'\nimport { file } from 'astro/loaders'"}
export const collections = { ...handbookCollections(['changelog', 'handbook', 'insights']), vendors: handbookCollection(vendors)${more} }
`

beforeAll(() => {
  // Astro takes a path that has no folder in common with the company's for one inside it.
  const folder = join(projectRoot, '.cache/tests')
  mkdirSync(folder, { recursive: true })
  root = join(mkdtempSync(join(folder, 'a company ')), 'acme')
  write('package.json', '{ "type": "module" }')
  write(
    'collections/vendors.ts',
    (name) => `import { defineCollection, z } from ${name('index.ts')}
export const vendors = defineCollection({ name: 'vendors', noun: 'vendor', schema: z.object({ title: z.string(), since: z.number() }) })
`,
  )
  write(
    'handbook.config.ts',
    (name) => `import { defineConfig } from ${name('index.ts')}
import { vendors } from './collections/vendors.ts'
export default defineConfig({
  title: 'Acme', organisation: 'Acme', site: 'https://example.com', base: '/docs', collections: [vendors],
  pages: ['/fixes/', '/guide/'].map((path) => ({ path, title: path, audience: 'public' as const })),
})
`,
  )
  write('src/content.config.ts', contentConfig())
  write(
    'src/pages/fixes.astro',
    (name) => `---
import { getCollection, getEntry, render } from 'astro:content'
import ListPage from ${name('layouts/ListPage.astro')}
const entries = await getCollection('changelog', ({ data }) => data.type === 'fixed')
const fixes = await Promise.all(entries.map(async (entry) => ({ ...entry, ...(await render(entry)) })))
const vendor = await getEntry('vendors', 'globex')
const index = await getEntry('handbook', 'index')
const insights = await getCollection('insights')
---
<ListPage title="Fixes" url="/fixes/">
  {fixes.map(({ id, data, Content, headings, body, filePath }) => (
    <article id={id}>
      <a href={data.url}>{data.title}</a>
      <Content />
      <pre>{JSON.stringify({ headings, body, filePath, keys: Object.keys(data) })}</pre>
    </article>
  ))}
  <p id="others">{vendor?.data.title} since {vendor?.data.since}; {index?.data.title}; {insights.length} insights</p>
</ListPage>
`,
  )
  write(
    'src/components/Count.astro',
    "---\nimport { getCollection } from 'astro:content'\n---\n<p>{(await getCollection('changelog')).length} changes</p>\n",
  )
  write('src/components/Hello.astro', '---\nconst { name } = Astro.props\n---\n<b class="hello">Hello {name}</b>\n')
  write(
    'src/pages/guide.mdx',
    (name) => `import ListPage from ${name('layouts/ListPage.astro')}
import Count from '../components/Count.astro'
import Hello from '../components/Hello.astro'

<ListPage title="Guide" url="/guide/">

## Welcome

<Hello name="you" />

<Count />

</ListPage>
`,
  )
  write('content/handbook/index.md', '# Handbook\n')
  write('content/handbook/guide.md', '# Guide\n')
  write('content/people.yaml', '- { id: ada, name: Ada, active: true }\n- { id: bob, name: Bob, active: true }\n')
  write('content/vendors/globex.md', '---\ntitle: Globex\nsince: 2020\n---\n')
  write('content/changelog/open.md', change('Open'))
  write('content/changelog/inside.md', change(secret, 'status: published\naudience: staff'))
  write('content/changelog/draft.md', change(draft, 'status: draft'))
  write(
    'content/insights/one.md',
    '---\non: 2026-05-01\nsource: interview\ncustomer: { ref: x, segment: x }\nrung: 3\nstatement: x\nsupports: []\nrecordedBy: ada\n---\n',
  )
})
afterAll(() => rmSync(dirname(root), { recursive: true, force: true }))

type Audience = 'public' | 'staff'
const outOf = (audience: Audience) => join(root, `site for ${audience}`)

/** In a process of its own, which bundles the pages if nobody has. */
function build(audience: Audience): string {
  const args = ['build', '--audience', audience, '--out', outOf(audience), '--now', '2026-11-26T12:00:00Z', '--timings']
  const { status, stderr } = spawnSync(process.execPath, [`${projectRoot}src/cli/main.ts`, ...args], { cwd: root, encoding: 'utf8' })
  expect(status, stderr).toBe(0)
  return readFileSync(join(outOf(audience), 'fixes/index.html'), 'utf8')
}

/** In this process. */
async function buildHere(audience: Audience): Promise<{ stages: Stage[]; page: string }> {
  const [stages, warnings]: [Stage[], string[]] = [[], []]
  const note = (text: string) => void warnings.push(text)
  const reporter = { warn: note, warnText: note, warnReport: note, printLines: () => undefined }
  const follower = { begin: (stage: Stage) => void stages.push(stage), step: () => undefined, pause: () => undefined }
  const out = outOf(audience)
  const options = { root, content: join(root, 'content'), out, audience, now: '2026-11-26T12:00:00Z' }
  expect(await follow(follower, () => buildWith(options, reporter)), warnings.join('\n')).toBe(0)
  return { stages, page: readFileSync(join(out, 'fixes/index.html'), 'utf8') }
}

test('pages get entries with data, text and headings, and those of own collections', () => {
  const page = build('staff')
  expect(page).toContain('<a href="/docs/changelog/open/">Open</a>')
  expect(page).toMatch(/<h2 id="what-open-does">.*?<\/h2>\s*<p>See <a href="\/docs\/handbook\/guide\/">the guide<\/a>\.<\/p>/s)
  expect(page).toContain(
    '&quot;headings&quot;:[{&quot;depth&quot;:2,&quot;slug&quot;:&quot;what-open-does&quot;,&quot;text&quot;:&quot;What Open does&quot;}]',
  )
  expect(page).toContain('&quot;filePath&quot;:&quot;content/changelog/open.md&quot;')
  expect(page).toContain('<p id="others">Globex since 2020; Handbook; 1 insights</p>')
  expect(page).toContain(`<a href="/docs/changelog/inside/">${secret}</a>`)
  expect(page).toContain('broadcast')
  expect(page).not.toContain(draft)
  const guide = readFileSync(join(outOf('staff'), 'guide/index.html'), 'utf8')
  expect(guide).toContain('<b class="hello">Hello you</b>')
  expect(guide).toContain('<p>2 changes</p>')
})

test('the same bundle gives the public only what is public, and each build what the content says then', async () => {
  const forStaff = await buildHere('staff')
  expect(forStaff.page).toContain(secret)
  const open = await buildHere('public')
  expect(open.stages).not.toContain('bundle')
  expect(open.page).toContain('>Open</a>')
  expect(open.page).not.toMatch(/broadcast|changelog\/inside/)
  expect(open.page).toContain('; 0 insights')
  expect(filesWith(outOf('public'), secret)).toEqual([])
  write('content/changelog/open.md', change('Opened'))
  const changed = await buildHere('public')
  expect(changed.stages).not.toContain('bundle')
  expect(changed.page).toContain('>Opened</a>')
  // Nothing that Astro or the bundler keeps holds entries.
  for (const folder of ['.astro', 'node_modules', '.cache/bundles']) expect(filesWith(join(root, folder), secret), folder).toEqual([])
})

test('entries have types', () => {
  write(
    'check.ts',
    `import { type CollectionEntry, getCollection, getEntry } from 'astro:content'
export const kinds: ('added' | 'fixed')[] = (await getCollection('changelog')).map(({ data }) => data.kind)
export const since: number | undefined = (await getEntry('vendors', 'globex'))?.data.since
export const url = (entry: CollectionEntry<'handbook'>): string | undefined => entry.data.url
`,
  )
  const compilerOptions = {
    strict: true,
    noEmit: true,
    skipLibCheck: true,
    module: 'esnext',
    moduleResolution: 'bundler',
    target: 'es2024',
    allowImportingTsExtensions: true,
    types: [],
  }
  write('tsconfig.json', JSON.stringify({ compilerOptions, include: ['.astro/types.d.ts', 'check.ts'] }))
  const { stdout } = spawnSync(process.execPath, [join(projectRoot, 'node_modules/typescript/bin/tsc'), '-p', root], { encoding: 'utf8' })
  expect(stdout.split('\n').filter((line) => line.includes('check.ts('))).toEqual([
    expect.stringMatching(/^.*check\.ts\(2,\d+\): error TS2339: Property 'kind' does not exist/),
  ])
})

test("a company's other collections come from Astro, and their changes show", () => {
  // Astro loads this file each time it runs.
  const runs = join(root, 'runs')
  const config = contentConfig(", notes: defineCollection({ loader: file('notes.json') })")
  write(
    'src/content.config.ts',
    (name) => `import { appendFileSync } from 'node:fs'\n${config(name)}\nappendFileSync(${JSON.stringify(runs)}, '.')\n`,
  )
  const countRuns = () => readFileSync(runs, 'utf8').length
  write(
    'src/pages/fixes.astro',
    `---
import { getCollection } from 'astro:content'
const [notes, changes] = [await getCollection('notes'), await getCollection('changelog')]
---
<p>{notes.map(({ data }) => data.text).join()} and {changes.length}</p>
`,
  )
  write('notes.json', '[{ "id": "a", "text": "First" }]')
  expect(build('public')).toContain('<p>First and 1</p>')
  const first = countRuns()
  write('notes.json', '[{ "id": "a", "text": "Second" }]')
  expect(build('public')).toContain('<p>Second and 1</p>')
  // The first build also tried to keep a bundle.
  expect(countRuns() - first).toBe(first / 2)
})
