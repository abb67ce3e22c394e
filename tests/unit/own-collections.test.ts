/** Company-defined collections: mistakes in a definition, and problems with their entries. */
import { globSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { runbooks } from '../company/collections/runbooks.ts'
import { ourCollections } from '../../src/collections/collections.ts'
import { takenAddresses } from '../../src/collections/own.ts'
import { definitionOptions } from '../../src/collections/own-options.ts'
import { type Collection, collections, isOurs } from '../../src/collections/table.ts'
import { type ConfigInput, configSchema } from '../../src/config.ts'
import { inOrder } from '../../src/graph/order.ts'
import { ownPages, staffPages } from '../../src/graph/paths.ts'
import * as door from '../../src/index.ts'
import { date, defineCollection, findEntry, reference, section, z } from '../../src/index.ts'
import { loadSettings } from '../../src/settings.ts'
import { temporaryFolder, write } from './disk.ts'
import { describeProblems, handbookOf, sourcesOf } from './handbooks.ts'

const base: ConfigInput = { title: 'T', organisation: 'O', site: 'https://example.com' }
const issuesOf = (more: Partial<ConfigInput>) =>
  configSchema.safeParse({ ...base, ...more }).error?.issues.map(({ path, message }) => `${path.join('.')}: ${message}`) ?? []
const schema = z.object({ title: z.string() })
/** A valid definition, with changes. */
const define = (more: Partial<Collection>) => ({ ...defineCollection({ name: 'meetings', noun: 'meeting', schema }), ...more })

describe('a definition that is wrong', () => {
  test.each<[string, readonly Collection[], string]>([
    ['a name of ours', [define({ name: 'features' })], 'collections.0.name: "features" is a built-in collection. Choose another name.'],
    [
      'an address of ours',
      [define({ name: 'search' })],
      'collections.0.name: The site already has pages under "/search/". Choose another name.',
    ],
    [
      'a name that is no slug',
      [define({ name: 'Run books' })],
      `collections.0.name: "Run books" can't be used in folder names and URLs. Use lowercase letters, digits and hyphens.`,
    ],
    [
      'one name twice',
      [define({}), define({ noun: 'talk' })],
      'collections.1.name: Two collections are called "meetings". Choose another name for one of them.',
    ],
    ['no noun', [define({ noun: '' })], 'collections.0.noun: A collection needs a noun, the name for one entry.'],
    [
      'a noun of ours',
      [define({ noun: 'Feature' })],
      'collections.0.noun: An entry of "features" is called "Feature" already. Choose another noun.',
    ],
    [
      'one noun twice',
      [define({}), define({ name: 'talks' })],
      'collections.1.noun: An entry of "meetings" is called "meeting" already. Choose another noun.',
    ],
    [
      'an option that there is not',
      [{ ...define({}), staffField: ['title'] } as Collection],
      'collections.0: A collection has no option "staffField". Did you mean "staffFields"?',
    ],
    ['a page that is no function', [define({ page: 'x' })], 'collections.0.page: It must be a function.'],
    ['a listing with something else', [define({ listing: { sort: () => 0 } })], 'collections.0.listing: Unrecognized key: "sort"'],
    [
      'no place in the navigation',
      [define({ nav: { at: 'top', order: 1 } as never })],
      'collections.0.nav.at: Invalid option: expected one of "head"|"foot"',
    ],
    [
      'a name that every object has',
      [define({ name: 'constructor' })],
      `collections.0.name: "constructor" can't be used in folder names and URLs. Use lowercase letters, digits and hyphens.`,
    ],
    [
      'a list without ids',
      [define({ form: 'list' })],
      'collections.0.key: The key that identifies the entries of the list is missing: add "id" to the schema.',
    ],
    [
      'a section of a key that there is not',
      [define({ anchors: { agenda: 'agenda' } })],
      'collections.0.anchors: There is no key "agenda". The keys are "title", "audience", "draft", "example", "formerly", "owner", "review", "lang", "searchWords", "searchRank".',
    ],
    [
      'a key that every entry has',
      [define({ schema: z.object({ audience: z.string() }) })],
      'collections.0.schema.audience: Every entry already has a key "audience". Remove it, or rename it.',
    ],
    [
      'a misspelled field for staff',
      [define({ staffFields: ['titel'] })],
      'collections.0.staffFields: There is no key "titel". Did you mean "title"?',
    ],
    [
      'a field for staff that must be there',
      [define({ staffFields: ['title'] })],
      'collections.0.staffFields: The public handbook lacks "title", so make it optional() in the schema.',
    ],
    [
      'a reference to nothing',
      [define({ schema: z.object({ about: z.array(reference('featurs')).optional() }) })],
      'collections.0.schema.about: There is no collection "featurs". Did you mean "features"?',
    ],
  ])('%s', (_, given, expected) => {
    expect(issuesOf({ collections: given })).toEqual([expected])
  })

  test.each([
    ['made by nobody', { name: 'meetings', noun: 'meeting', schema }],
    ['no object at all', 'meetings'],
  ])('%s', (_, given) => {
    const settings: object = { ...base, collections: [given] }
    expect(configSchema.safeParse(settings).error?.issues.map(({ path, message }) => [...path, message])).toEqual([
      ['collections', 0, 'Not made by defineCollection. Write defineCollection({ name, noun, schema }).'],
    ])
  })

  test('a schema that is no object of zod', () => {
    const settings: object = { ...base, collections: [{ ...define({}), schema: { title: 'string' } }] }
    expect(configSchema.safeParse(settings).error?.issues.map(({ message }) => message)).toEqual(['The schema is not a z.object({ … }).'])
  })
})

describe('other settings', () => {
  test('know the names of own collections', () => {
    expect(issuesOf({ collections: [runbooks], audience: { runbooks: 'staff' }, folders: { runbooks: 'ops' } })).toEqual([])
  })

  test.each<[Partial<ConfigInput>, string]>([
    [{ audience: { runboks: 'staff' } }, 'audience: Unrecognized key: "runboks". Did you mean "runbooks"?'],
    [{ folders: { runboks: 'ops' } }, 'folders: Unrecognized key: "runboks". Did you mean "runbooks"?'],
  ])('%j', (more, expected) => {
    expect(issuesOf({ collections: [runbooks], ...more })).toEqual([expected])
  })

  test('an edition names collections that there are', () => {
    const files = {
      'editions.yaml': '- { name: one, commit: "0123abc", date: 2026-03-01, defaults: { runboks: staff, people: public } }\n',
    }
    const { problems } = handbookOf(files, { config: { collections: [runbooks] } })
    expect(describeProblems(problems, sourcesOf(files))).toBe(
      'editions.yaml:1:65-1:72 error key-unknown\n  | runboks\n  "defaults" has no key "runboks".\n  Did you mean "runbooks"?\n  suggests runbooks\n  fix runbooks',
    )
  })
})

test('every first part of an address of the site is taken', () => {
  const pages = globSync('[!_]*', { cwd: new URL('../../src/routes', import.meta.url) }).map((name) => name.replace(/\..*$/, ''))
  const parts = [...pages, ...[...ownPages, ...staffPages].map((path) => path.split('/')[1] ?? '')]
  expect(parts.filter((part) => /^\w/.test(part) && !isOurs(part) && !takenAddresses.includes(part))).toEqual([])
})

test('each of ours stands under its name', () => {
  expect(Object.entries<Collection>(collections).filter(([name, definition]) => name !== definition.name)).toEqual([])
  expect(ourCollections.own).toEqual([])
})

const files = {
  'people.yaml': '- { id: ada, name: Ada, active: true }\n',
  'areas.yaml': '- { id: ops, title: Operations, owner: ada }\n',
  'features/broker.yaml': 'title: Broker\nsummary: S.\narea: ops\nlifecycle: [{ stage: ga, since: 2026-01-01 }]\navailability: undecided\n',
  'runbooks/broker.md':
    '---\ntitle: Restart the broker\nfeature: broker\ncontact: ada\nseverity: high\nlastDrill: 2026-11-01\nphone: "555"\nsteps: [Stop it, Start it]\n---\n\n## Before you begin\n\nSee [the steps](#steps).\n',
  'runbooks/disk.md': '---\ntitle: Free the disk\nfeature: broker\nseverity: low\nsteps: [Delete]\n---\n',
  'handbook/a.mdx': '# A\n\n[Broker](../runbooks/broker.md#steps) <Ref to="runbooks/disk"/>\n',
}
const own = { config: { collections: [runbooks] } }

test('entries are checked like ours, with line and column', () => {
  const broken = {
    ...files,
    'runbooks/disk.md': '---\ntitle: Free the disk\nfeature: brokr\nseverity: medium\nlastDril: 2026-11-01\n---\n',
    'runbooks/broker.md': files['runbooks/broker.md'].replace('lastDrill: 2026-11-01\n', ''),
    'handbook/a.mdx': '# A\n\n[Broker](../runbooks/brokre.md) [Steps](../runbooks/broker.md#stps)\n',
  }
  const { problems } = handbookOf(broken, own)
  expect(describeProblems(problems, sourcesOf(broken))).toMatchInlineSnapshot(`
    "handbook/a.mdx:3:10-3:31 error link-missing
      | ../runbooks/brokre.md
      The link "../runbooks/brokre.md" is broken.
      Write links as file paths, relative to this file, for example "../features/broker.yaml".

    handbook/a.mdx:3:62-3:67 error anchor-missing
      | #stps
      "Restart the broker" has no heading "#stps".
      Did you mean "#steps"? Its headings are "#before-you-begin", "#steps".
      suggests #steps
      fix #steps

    runbooks/broker.md:5:11-5:15 error rule-broken
      | high
      This runbook has never been tested.
      Run a drill, and set "lastDrill".

    runbooks/disk.md:2:1-2:1 error key-missing
      | 
      A runbook needs "steps".
      What to do, in order.

    runbooks/disk.md:3:10-3:15 error reference-missing
      | brokr
      There is no feature "brokr".
      Did you mean "broker"?
      suggests broker
      fix broker

    runbooks/disk.md:4:11-4:17 error value-invalid
      | medium
      "severity" cannot be "medium".
      It can be "low", "high".
      suggests low | high

    runbooks/disk.md:5:1-5:9 error key-unknown
      | lastDril
      A runbook has no key "lastDril".
      Did you mean "lastDrill"?
      suggests lastDrill
      fix lastDrill"
  `)
})

test('entries link like ours, and lists stand as the collection says', () => {
  const { handbook, problems, counts } = handbookOf(files, own)
  expect(problems).toEqual([])
  expect(counts).toEqual({ handbook: 1, people: 1, areas: 1, features: 1, runbooks: 2 })
  const [first, second] = inOrder(handbook, findEntry(handbook, runbooks, 'disk')?.collection ?? 'handbook')
  expect([first?.title, second?.title]).toEqual(['Restart the broker', 'Free the disk'])
  expect(handbook.backlinks.get('features/broker')?.map(({ id }) => id)).toEqual(['broker', 'disk'])
  expect(findEntry(handbook, runbooks, 'broker')?.data.phone).toBeUndefined()
  expect(findEntry(handbookOf(files, { ...own, audience: 'staff' }).handbook, runbooks, 'broker')?.data.phone).toBe('555')
})

test.each<[string, unknown, string]>([
  [
    'throws',
    () => {
      throw new TypeError('steps is not iterable.')
    },
    '"page" of the collection "talks" failed for "one" (talks/one.md): steps is not iterable.',
  ],
  [
    'gives nothing',
    () => undefined,
    '"page" of the collection "talks" failed for "one" (talks/one.md): It did not return a list of sections.',
  ],
  [
    'gives words',
    () => ['x'],
    '"page" of the collection "talks" failed for "one" (talks/one.md): It returned something that is not a section.',
  ],
  [
    'gives an anchor that nobody knows',
    () => [section('agenda', 'Agenda', [])],
    '"page" of the collection "talks" failed for "one" (talks/one.md): The section "agenda" is not listed under "anchors".',
  ],
])('a page that %s is a problem of its entry', (_, page, message) => {
  const talks = { ...define({ name: 'talks', noun: 'talk' }), page }
  const { problems } = handbookOf({ 'talks/one.md': '---\ntitle: One\n---\n' }, { config: { collections: [talks] } })
  expect(problems).toMatchObject([
    {
      code: 'collection-failed',
      file: 'talks/one.md',
      line: 1,
      message,
      hint: 'Correct it in handbook.config.ts, or in the file it is imported from.',
    },
  ])
})

test('a rule that throws is a problem of its entry', () => {
  const talks = defineCollection({
    name: 'talks',
    noun: 'talk',
    schema: z.object({ title: z.string(), on: date() }),
    rules() {
      throw new Error('The rule broke')
    },
  })
  const { problems } = handbookOf({ 'talks/one.md': '---\ntitle: One\non: 2026-01-01\n---\n' }, { config: { collections: [talks] } })
  expect(problems.map(({ code, message }) => [code, message])).toEqual([
    ['collection-failed', '"rules" of the collection "talks" failed for "one" (talks/one.md): The rule broke.'],
  ])
})

test.each<[string, object, string]>([
  ['order', { order: () => Number('x').toFixed(-1) }, '"listing.order" of the collection "talks" failed for "'],
  ['group', { group: () => Number('x').toFixed(-1) }, '"listing.group" of the collection "talks" failed for "'],
])('%s of a list that throws is a problem', (_, listing, message) => {
  const talks = { ...define({ name: 'talks', noun: 'talk' }), listing }
  const talk = '---\ntitle: One\n---\n'
  const { problems } = handbookOf(
    { 'talks/one.md': talk, 'talks/two.md': talk.replace('One', 'Two') },
    { config: { collections: [talks] } },
  )
  expect(problems).toMatchObject([{ code: 'collection-failed', file: '', message: expect.stringContaining(message) }])
})

test('a list of entries can be own, too', () => {
  const suppliers = defineCollection({
    name: 'suppliers',
    noun: 'supplier',
    form: 'list',
    schema: z.object({ id: z.string(), title: z.string() }),
  })
  const listed = { 'suppliers.yaml': '- { id: acme, title: Acme }\n- { id: acme, titel: Other }\n', 'handbook/a.md': '# A\n' }
  const { problems, counts } = handbookOf(listed, { config: { collections: [suppliers] } })
  expect(counts).toEqual({ handbook: 1, suppliers: 2 })
  expect(problems.map(({ code, line, column }) => [code, line, column])).toEqual([
    ['id-duplicate', 2, 9],
    ['key-unknown', 2, 15],
  ])
})

describe('the manual', () => {
  const manual = readFileSync(new URL('../../docs/handbook/own-collections.mdx', import.meta.url), 'utf8')
  const examples = Array.from(manual.matchAll(/```ts\n(.*?)```/gs), ([, code = '']) =>
    code.replace("'./src/index.ts'", `'${new URL('../../src/index.ts', import.meta.url)}'`),
  )

  test('has examples that work as they stand', async () => {
    const root = temporaryFolder()
    const [config = '', runbooks = ''] = examples
    const both = config
      .replace('export default', "import { runbooks } from './runbooks.ts'\n\nexport default")
      .replace('collections: [', 'collections: [runbooks, ')
    write(root, { 'handbook.config.ts': both, 'runbooks.ts': runbooks })
    const { collections } = (await loadSettings({ now: '2026-11-24' }, root)).config
    expect(collections.own.map(({ name, title, about }) => [name, title, about])).toEqual([
      ['runbooks', 'Runbooks', 'What to do when something stops working.'],
      ['meetings', 'Meetings', ''],
    ])
    expect(collections.code).toMatch(/^[0-9a-f]{16}$/)
  })

  test('names every option', () => {
    const documented = new Set(Array.from(manual.matchAll(/`(\w+)(?:\([^)`]*\))?`/g), ([, name]) => name))
    expect(definitionOptions.filter((option) => !documented.has(option))).toEqual([])
  })
})

test('what a configuration may import is this, and stays', () => {
  expect(Object.keys(door).toSorted()).toEqual([
    'address',
    'anyReference',
    'badge',
    'date',
    'day',
    'defineCollection',
    'defineComponent',
    'defineConfig',
    'defineRule',
    'definitions',
    'element',
    'entriesOf',
    'entryList',
    'essentialReference',
    'file',
    'findEntry',
    'h',
    'handbookCollection',
    'handbookCollections',
    'instant',
    'linkOfEntry',
    'linkTo',
    'linksTo',
    'list',
    'mark',
    'notice',
    'oneLine',
    'orderedList',
    'reference',
    'section',
    'sections',
    'version',
    'webAddress',
    'wideTable',
    'z',
  ])
})
