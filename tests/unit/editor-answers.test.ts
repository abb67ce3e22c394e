/** What the language server answers about a place in a text: completion, hover, definition, references and symbols. */
import {
  type CompletionItem,
  CompletionRequest,
  DefinitionRequest,
  DocumentSymbolRequest,
  HoverRequest,
  type Location,
  ReferencesRequest,
  type SymbolInformation,
  type DocumentSymbol,
  WorkspaceSymbolRequest,
} from 'vscode-languageserver/node'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
import { defineCollection, defineComponent, reference } from '../../src/index.ts'
import { type Editor, shippedContent, shippedSettings, startEditor, testSettings } from '../support/editor.ts'
import { contentFolder } from '../support/folders.ts'

const files = {
  'handbook/index.md': '# Book\n\n[A](a.mdx#second-part)\n',
  'handbook/a.mdx': '---\ntitle: A page\ndescription: All of it.\nowner: pm\n---\n\n## First part\n\n### Within\n\n## Second part\n',
  'handbook/b.mdx': '---\ntitle: B page\nowner: pm\n---\n\n<Ref to="handbook/a#first-part"/> and <Person id="pm"/>.\n',
  'handbook/plan.csv': 'a,b\n',
  'people.yaml': '- { id: pm, name: Pat, role: lead, active: true }\n- id: cto\n  name: Kim\n  active: false\n',
  'roles/lead.md': '---\ntitle: Lead\nmission: Leads.\n---\n',
  'releases/2.30.yaml': 'title: Spring\nstatus: planned\ndate: 2027-01-04\n',
  'glossary.yaml': '- { id: plan, term: Plan, definition: What is bought. }\n',
}

let editor: Editor
let shipped: Editor

beforeAll(async () => {
  editor = await startEditor(contentFolder(files, true), undefined, { keep: true })
  await editor.open('handbook/index.md', files['handbook/index.md'])
  await leave('handbook/nothing.md')
  shipped = await startEditor(shippedContent, shippedSettings, { keep: true })
})

/** Close a document, and wait for a compilation without it: a fix needs one. */
async function leave(path: string, from = editor): Promise<void> {
  await from.close(path)
  if (from === editor) await editor.quickFixes(editor.at('handbook/index.md', { line: 0, character: 0 }))
}

afterAll(async () => {
  await editor.stop()
  await shipped.stop()
})

/** Labels at the cursor, with what each writes if that differs. */
async function complete(path: string, text: string, from = editor): Promise<string[]> {
  const place = await from.open(path, text)
  const found = await from.client.sendRequest(CompletionRequest.type, place)
  await leave(path, from)
  const items = Array.isArray(found) ? found : (found?.items ?? [])
  const line = text.split('\n')[place.position.line] ?? ''
  /** What an editor compares. */
  const written = ({ textEdit }: CompletionItem) =>
    textEdit && 'range' in textEdit ? line.slice(textEdit.range.start.character, place.position.character).toLowerCase() : ''
  return items
    .filter((item) => (item.filterText ?? item.label).toLowerCase().includes(written(item)))
    .toSorted((a, b) => ((a.sortText ?? a.label) < (b.sortText ?? b.label) ? -1 : 1))
    .map(({ label, textEdit }) => (textEdit === undefined || textEdit.newText === label ? label : `${label} → ${textEdit.newText}`))
}

const page = (head: string) => `---\n${head}\n---\n\nText.\n`

test.each([
  ['a key', 'handbook/x.md', page('title: X\nown‸'), ['owner → owner: ']],
  ['the value of a reference', 'handbook/x.md', page('owner: ‸'), ['cto', 'lead', 'pm']],
  ['the value in a half-written list', 'handbook/x.md', '---\ntitle: X\nowner: ‸', ['cto', 'lead', 'pm']],
  ['an enumeration', 'releases/2.31.yaml', 'status: ‸\n', ['planned', 'released', 'yanked']],
  ['a boolean', 'handbook/x.md', page('draft: t‸'), ['true']],
  ['the keys of a group', 'handbook/x.md', page('review:\n  ‸'), ['last → last: ', 'every → every: ']],
  ['the keys that a group lacks', 'handbook/x.md', page('review: { last: 2026-11-01, ‸ }'), ['every → every: ']],
  ['a version that needs quotes', 'changelog/x.mdx', page('release: ‸'), ['2.30 → "2.30"']],
  ['an id in a list', 'people.yaml', '- { id: x, name: X, role: ‸ }\n', ['lead']],
  ['text', 'handbook/x.md', page('title: Some‸ words'), []],
  ['a component', 'handbook/x.mdx', '# X\n\n<Cal‸', ['Callout']],
  ['a prop', 'handbook/x.mdx', '# X\n\n<Callout title="a" ‸', ['type → type=""']],
  ['the value of a prop', 'handbook/x.mdx', '# X\n\n<Callout type="‸', ['note', 'tip', 'important', 'warning', 'caution']],
  ['a person', 'handbook/x.mdx', '# X\n\n<Person id="‸"/>', ['cto', 'pm']],
  ['a term', 'handbook/x.mdx', '# X\n\n<Term id="‸"/>', ['plan']],
  [
    'an anchor of an entry',
    'handbook/x.mdx',
    '# X\n\n<Ref to="handbook/a#‸"/>',
    ['#first-part → handbook/a#first-part', '#second-part → handbook/a#second-part', '#within → handbook/a#within'],
  ],
  [
    'an anchor of a link',
    'handbook/b.mdx',
    '# X\n\n[a](a.mdx#‸)',
    ['#first-part → a.mdx#first-part', '#second-part → a.mdx#second-part', '#within → a.mdx#within'],
  ],
  ['a link', 'handbook/x.md', '# X\n\n[a](‸', ['../releases/2.30.yaml', '../roles/lead.md', 'a.mdx', 'b.mdx', 'index.md', 'plan.csv']],
  ['an address', 'handbook/x.md', '# X\n\n[a](/‸)', ['/handbook/', '/handbook/a/', '/handbook/b/', '/releases/2.30/', '/roles/lead/']],
  ['code', 'handbook/x.mdx', '# X\n\n```\n[a](‸\n```\n', []],
  ['a tag in a file without components', 'handbook/x.md', '# X\n\n<Cal‸', []],
] as const)('it completes %s', async (_, path, text, expected) => {
  expect(await complete(path, text)).toEqual(expected)
})

test('a reference of any kind is completed by collection and id', async () => {
  expect(await complete('handbook/x.mdx', '# X\n\n<Ref to="‸"/>')).toEqual([
    'glossary/plan',
    'handbook/a',
    'handbook/b',
    'handbook/index',
    'people/cto',
    'people/pm',
    'releases/2.30',
    'roles/lead',
  ])
})

async function hover(path: string, text: string, from = editor): Promise<string | undefined> {
  const place = await from.open(path, text)
  const found = await from.client.sendRequest(HoverRequest.type, place)
  await leave(path, from)
  const { contents } = found ?? {}
  return typeof contents === 'object' && 'value' in contents ? contents.value : undefined
}

test.each([
  ['a key', 'handbook/x.md', page('ow‸ner: pm'), '**owner** (optional): id of people or roles\n\nOwner: a person or role.'],
  ['a person', 'handbook/x.md', page('owner: p‸m'), '**Pat** (person `pm`)\n\n- Role: Lead\n- Active: Yes'],
  ['an entry', 'handbook/x.md', '[a](a.m‸dx)\n', '**A page** (page `a`)\n\nAll of it.\n\n`/handbook/a/`'],
  [
    'a component',
    'handbook/x.mdx',
    '# X\n\n<Per‸son id="pm"/>\n',
    '**Person**: Shows the name and role of a person.\n\n- **id** (required): text. Id of the person in people.yaml.',
  ],
  ['a key that does not exist', 'handbook/x.md', page('nokey‸: 1'), undefined],
  ['plain text', 'handbook/x.md', '# X‸\n', undefined],
  ['half a tag', 'handbook/x.mdx', '# X\n\n<Nobody‸', undefined],
] as const)('it describes %s', async (_, path, text, expected) => {
  expect(await hover(path, text)).toBe(expected)
})

/** A location as `PATH LINE:COLUMN`, from 0. */
function printLocation({ uri, range: { start } }: Location, from = editor): string {
  return `${decodeURIComponent(uri.slice(from.uriOf('').length + 1))} ${start.line}:${start.character}`
}

async function define(path: string, text: string): Promise<string | undefined> {
  const place = await editor.open(path, text)
  const found = await editor.client.sendRequest(DefinitionRequest.type, place)
  await leave(path)
  const [first] = Array.isArray(found) ? found : [found]
  return first && 'uri' in first ? printLocation(first) : undefined
}

test.each([
  ['an entry', 'handbook/x.mdx', '# X\n\n<Ref to="handbook/‸a"/>\n', 'handbook/a.mdx 0:0'],
  ['a heading', 'handbook/x.md', '# X\n\n[a](a.mdx#sec‸ond-part)\n', 'handbook/a.mdx 10:0'],
  ['a heading of the same page', 'handbook/x.md', '# X\n\n[a](#the‸re)\n\n## There\n', 'handbook/x.md 4:0'],
  ['an item of a list', 'handbook/x.md', page('owner: ct‸o'), 'people.yaml 1:2'],
  ['a file', 'handbook/x.md', '# X\n\n[a](plan.c‸sv)\n', 'handbook/plan.csv 0:0'],
  ['nothing', 'handbook/x.md', '# X\n\n[a](nowh‸ere.md)\n', undefined],
] as const)('it leads to %s', async (_, path, text, expected) => {
  expect(await define(path, text)).toBe(expected)
})

async function refer(path: string, text: string, from = editor): Promise<string[]> {
  const place = await from.open(path, text)
  const found = await from.client.sendRequest(ReferencesRequest.type, { ...place, context: { includeDeclaration: false } })
  await leave(path, from)
  return (found ?? []).map((each) => printLocation(each, from)).sort()
}

test.each([
  ['a page', 'handbook/a.mdx', '---\n‸title: A\n---\n\n## First part\n\n## Second part\n', ['handbook/b.mdx 5:9', 'handbook/index.md 2:4']],
  ['a heading', 'handbook/a.mdx', '---\ntitle: A\n---\n\n## First part\n\n## Sec‸ond part\n', ['handbook/index.md 2:4']],
  [
    'a person',
    'people.yaml',
    '- { id: p‸m, name: Pat, active: true }\n',
    ['handbook/a.mdx 3:7', 'handbook/b.mdx 2:7', 'handbook/b.mdx 5:50'],
  ],
] as const)('it lists who links to %s', async (_, path, text, expected) => {
  expect(await refer(path, text)).toEqual(expected)
})

test('the keys, headings and items of a document are listed', async () => {
  const outline = async (path: keyof typeof files) => {
    const { textDocument } = await editor.open(path, files[path])
    const found = await editor.client.sendRequest(DocumentSymbolRequest.type, { textDocument })
    await leave(path)
    const print = (each: DocumentSymbol | SymbolInformation): unknown =>
      'children' in each && each.children && each.children.length > 0 ? [each.name, each.children.map(print)] : each.name
    return (found ?? []).map(print)
  }
  expect(await outline('handbook/a.mdx')).toEqual(['title', 'description', 'owner', ['First part', ['Within']], 'Second part'])
  expect(await outline('people.yaml')).toEqual([
    ['Pat', ['id', 'name', 'role', 'active']],
    ['Kim', ['id', 'name', 'active']],
  ])
})

test('entries are found by the words of their titles', async () => {
  const find = async (query: string) => {
    const found = await editor.client.sendRequest(WorkspaceSymbolRequest.type, { query })
    return (found ?? []).map(({ name, containerName }) => `${name} (${containerName})`).sort()
  }
  expect(await find('page')).toEqual(['A page (page a)', 'B page (page b)'])
  expect(await find('kim')).toEqual(['Kim (person cto)'])
  expect(await find('no such')).toEqual([])
})

test('it answers over the shipped handbook', async () => {
  const feature = 'features/blueprints.mdx'
  expect(await complete('changelog/2026/11/x.mdx', page('features: [audit-‸]'), shipped)).toContain('audit-log')
  expect(await complete('roadmap/x.mdx', page('horizon: ‸'), shipped)).toEqual(['now', 'next', 'later'])
  expect(await complete('handbook/x.mdx', '# X\n\n<Tier id="‸"/>\n', shipped)).toContain('enterprise')
  expect(await hover('handbook/x.mdx', '# X\n\n<Ref to="features/blue‸prints"/>\n', shipped)).toMatch(
    /^\*\*Blueprints\*\* \(feature `blueprints`\)/,
  )
  expect(await refer(feature, '---\n‸name: Blueprints\n---\n', shipped)).not.toEqual([])
})

test("a company's collections and components are completed and described too", async () => {
  const runbooks = defineCollection({
    name: 'runbooks',
    form: 'folder',
    noun: 'runbook',
    schema: z.strictObject({
      title: z.string(),
      severity: z.enum(['high', 'low']).describe('How soon to act.'),
      tool: reference('features').optional(),
    }),
  })
  const badge = defineComponent({
    name: 'AcmeBadge',
    purpose: 'Marks a runbook.',
    display: 'inline',
    props: z.strictObject({ kind: z.enum(['new', 'old']) }),
    web: () => [],
  })
  const content = contentFolder({ 'runbooks/a.md': page('title: A\nseverity: high'), 'handbook/index.md': '# Book\n' })
  const settings = testSettings(content, { config: { collections: [runbooks], components: [badge] } })
  const own = await startEditor(content, () => Promise.resolve(settings))
  expect(await complete('runbooks/b.md', page('title: B\n‸'), own)).toContain('severity → severity: ')
  expect(await complete('runbooks/b.md', page('title: B\nseverity: ‸'), own)).toEqual(['high', 'low'])
  expect(await complete('handbook/b.mdx', '# B\n\n<Acme‸', own)).toEqual(['AcmeBadge'])
  expect(await complete('handbook/b.mdx', '# B\n\n<AcmeBadge kind="‸', own)).toEqual(['new', 'old'])
  expect(await complete('handbook/b.mdx', '# B\n\n<Ref to="run‸"/>', own)).toContain('runbooks/a')
  expect(await hover('runbooks/b.md', page('sever‸ity: low'), own)).toBe('**severity** (required): high, low\n\nHow soon to act.')
})

test('nothing was logged', () => {
  expect([editor.logged, shipped.logged]).toEqual([[], []])
})
