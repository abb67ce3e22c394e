/** Data files of public sites: what they say, that their published schemas hold, and that nothing for staff is in them. */
import { gzipSync } from 'node:zlib'
import Ajv from 'ajv/dist/2020.js'
import { expect, test } from 'vitest'
import type { z } from 'zod'
import { dataFilesOf, dataSchema, makeDataFile } from '../../src/outputs/data/data-files.ts'
import { makeNewsScript } from '../../src/outputs/data/news-script.ts'
import { german } from '../../src/languages/de/german.ts'
import { useWords } from '../../src/languages/use-words.ts'
import { makeHeaders } from '../../src/outputs/headers.ts'
import { makeIndex } from '../../src/outputs/index-file.ts'
import { makeNginx } from '../../src/outputs/nginx.ts'
import { dataFileNames, type DataFileName } from '../../src/graph/paths.ts'
import { siteFileAt } from '../../src/graph/reading/site-files.ts'
import type { Handbook } from '../../src/graph/handbook.ts'
import { projectRoot } from '../support/command.ts'
import { readFolder } from '../../src/sources/folder.ts'
import { handbookOf } from './handbooks.ts'

const change = (values: string) =>
  `---\ntitle: Change\ndescription: It is better.\ntype: added\nfeatures: [search]\nstatus: published\nauthors: [ana]\nreviews: [{ by: bo, on: 2026-01-01, verdict: approve }]\n${values}\n---\n`

const files = {
  'people.yaml': '- { id: ana, name: Ana, active: true }\n- { id: bo, name: Bo, active: true }\n',
  'areas.yaml': '- { id: edge, title: Edge, owner: ana }\n- { id: secret, title: Secret area, owner: ana, audience: staff }\n',
  'offerings.yaml': '- { id: hosted, title: Hosted, delivery: continuous }\n- { id: own, title: Own, delivery: versioned }\n',
  'tiers.yaml': `- { id: free, names: [{ from: 2024-01-01, label: Free }], rank: 1, offerings: [hosted], introduced: 2024-01-01 }
- { id: team, names: [{ from: 2024-01-01, label: Crew }, { from: 2025-01-01, label: Team }], rank: 2, offerings: [hosted, own], introduced: 2024-01-01 }
`,
  'features/search.yaml': `title: Search
summary: Find things.
area: edge
lifecycle: [{ stage: beta, since: 2025-01-01 }, { stage: ga, since: '2.1' }]
availability: [{ tier: team, offering: own, since: '2.1', limit: { value: 5, unit: seats } }, { tier: team, offering: hosted, since: 2025-01-01 }]
`,
  'features/hidden.yaml': `audience: staff
title: Hidden feature
summary: For staff.
area: secret
lifecycle: []
availability: undecided
`,
  'releases/2.1.md': '---\ndate: 2026-02-01\nstatus: released\noffering: own\nheadline: Search everywhere\n---\n\nUpdate your clients.\n',
  'releases/2.2.yaml': "date: 2026-12-20\nstatus: planned\noffering: own\nupgradeFrom: '2.1'\n",
  'changelog/2026/01/search.md': change(
    "release: '2.1'\ndate: 2026-01-10\nbreaking: { kind: api, impact: Clients, action: Update., automated: false }",
  ),
  'changelog/2026/03/gone.md': change('date: 2026-03-01\nrevisions: [{ on: 2026-03-05, note: Withdrawn. }]')
    .replace('published', 'withdrawn')
    .replace('Change', 'Gone'),
  'changelog/2026/03/staff.md': change('audience: staff\ndate: 2026-03-02').replace('Change', 'Staff change'),
  'changelog/2026/12/later.md': change('date: 2026-12-10\npublishAt: 2026-12-10T00:00:00Z').replace('Change', 'Later change'),
  'insights/slow.yaml':
    'on: 2026-01-01\nsource: support\ncustomer: { ref: c-1, segment: retail }\nrung: 4\nstatement: Search is slow.\nsupports: [faster]\nrecordedBy: ana\n',
  'roadmap/faster.yaml': `title: Faster
horizon: next
status: planned
area: edge
objectives: []
score: { model: rice, reach: 1234, impact: 1, confidence: 1, effort: 1 }
bet: { hypothesis: Secret bet, killCriteria: None, decideBy: 2027-01-01 }
history: [{ on: 2026-01-01, change: Planned, reason: Asked for }]
`,
}

const sample = readFolder(`${projectRoot}src/content`)
const content = Object.fromEntries([...sample.files.map(({ path, text }) => [path, text]), ...sample.assets.map((path) => [path, ''])])
const shipped = handbookOf(content).handbook

const { handbook, problems } = handbookOf(files)
const read = (name: DataFileName, from: Handbook = handbook) => JSON.parse(makeDataFile(name, from).get(`/${name}.json`) ?? '')

test('the handbook of these tests has no errors', () => {
  expect(problems.filter(({ severity }) => severity === 'error')).toEqual([])
})

test('the changelog says what changed for whom, and since when', () => {
  const { entries, ...about } = read('changelog')
  expect(about).toEqual({
    $schema: 'https://handbook.example.com/schemas/changelog-1.json',
    format: 1,
    built: '2026-11-24T12:00:00.000Z',
    lang: 'en',
    organisation: 'Example',
    page: 'https://handbook.example.com/changelog/',
    offerings: [
      { id: 'hosted', title: 'Hosted', delivery: 'continuous' },
      { id: 'own', title: 'Own', delivery: 'versioned' },
    ],
    plans: [
      { id: 'free', name: 'Free', offerings: ['hosted'], introduced: '2024-01-01' },
      { id: 'team', name: 'Team', offerings: ['hosted', 'own'], introduced: '2024-01-01' },
    ],
    areas: [{ id: 'edge', title: 'Edge' }],
  })
  expect(entries).toMatchObject([{ id: '2026/03/gone', status: 'withdrawn', date: '2026-03-01', updated: '2026-03-05' }, {}])
  expect(entries[1]).toEqual({
    id: '2026/01/search',
    uid: '2026/01/search',
    url: 'https://handbook.example.com/changelog/2026/01/search/',
    markdown: 'https://handbook.example.com/changelog/2026/01/search/index.md',
    title: 'Change',
    description: 'It is better.',
    type: 'added',
    status: 'published',
    date: '2026-01-10',
    updated: '2026-01-10',
    highlight: false,
    release: '2.1',
    features: ['search'],
    areas: ['edge'],
    reach: [
      { offering: 'hosted', on: '2026-01-10', releases: [], plans: ['team'] },
      { offering: 'own', on: '2026-02-01', releases: ['2.1'], plans: ['team'] },
    ],
    breaking: { kind: 'api', impact: 'Clients', action: 'Update.', automated: false },
  })
})

test('releases, features and roadmap', () => {
  expect(read('releases').entries).toMatchObject([
    { id: '2.2', status: 'planned', kind: 'minor', upgradeFrom: '2.1', support: { active: false }, knownIssues: [] },
    { id: '2.1', status: 'released', headline: 'Search everywhere', support: { active: true } },
  ])
  expect(read('features').entries).toMatchObject([
    {
      id: 'search',
      stage: 'ga',
      lifecycle: [
        { stage: 'beta', since: '2025-01-01', on: '2025-01-01' },
        { stage: 'ga', since: '2.1', on: '2026-02-01' },
      ],
      availability: [
        { plan: 'team', offering: 'own', from: '2026-02-01', limit: { value: 5, unit: 'seats' } },
        { plan: 'team', offering: 'hosted', from: '2025-01-01' },
      ],
    },
  ])
  expect(read('roadmap').entries).toMatchObject([{ id: 'faster', horizon: 'next', status: 'planned', dependsOn: [], changes: [] }])
})

test('nothing for staff, and nothing that is still to come, is in a file', () => {
  const all = dataFileNames.map((name) => makeDataFile(name, handbook).get(`/${name}.json`)).join()
  for (const text of ['Staff change', 'Later change', 'Hidden feature', 'Secret', '1234', 'ana', 'undecided'])
    expect(all).not.toContain(text)
})

test('a staff site has no data files: any page in a browser could read them there', () => {
  const staff = handbookOf(files, { audience: 'staff' }).handbook
  expect(dataFilesOf(staff)).toEqual([])
  expect(makeHeaders(staff)).not.toContain('Access-Control')
})

/** Every object closed, so that a key without a description is found. */
function close(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(close)
  if (typeof schema !== 'object' || schema === null) return schema
  const closed = Object.fromEntries(Object.entries(schema).map(([key, value]) => [key, close(value)]))
  return 'properties' in closed ? { ...closed, additionalProperties: false } : closed
}

test.each(dataFileNames)('%s.json of the sample passes its published schema, which describes every key', (name) => {
  const schema = dataSchema(name, shipped)
  expect(schema).toMatchObject({
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    $id: `https://handbook.example.com/schemas/${name}-1.json`,
  })
  const ajv = new Ajv({ strict: true })
  const validate = ajv.compile({ ...(close(schema) as object), $id: 'closed' })
  const value = read(name, shipped)
  expect(value.entries.length).toBeGreaterThan(4)
  expect(validate(value), JSON.stringify(validate.errors)).toBe(true)
  // Later builds may add keys.
  const isValid = ajv.compile(schema)
  expect(isValid({ ...value, added: true, entries: [{ ...value.entries[0], added: true }] })).toBe(true)
  for (const key of ['url', 'title']) expect(isValid({ ...value, entries: [{ ...value.entries[0], [key]: undefined }] })).toBe(false)
  expect(isValid({ ...value, format: 2 })).toBe(false)
})

test('a long changelog is split, and each part names the next', () => {
  const parts = makeDataFile('changelog', handbook, 1)
  expect([...parts.keys()]).toEqual(['/changelog.json', '/changelog-2.json'])
  expect([...parts.values()].map((text) => JSON.parse(text).next)).toEqual(['https://handbook.example.com/changelog-2.json', undefined])
  expect([...parts.values()].map((text) => JSON.parse(text).entries.length)).toEqual([1, 1])
  for (const path of [...parts.keys(), '/schemas/changelog-1.json', '/whats-new.js']) expect(siteFileAt(path.slice(1))).toBe(path.slice(1))
})

test('other sites may read the files, on every host, and handbook.json says where they are', () => {
  const based = handbookOf(files, { config: { base: '/base', host: 'nginx' } }).handbook
  const open = '\n  Access-Control-Allow-Origin: *\n'
  for (const path of ['changelog.json', 'changelog-*.json', 'schemas/roadmap-1.json', 'whats-new.js'])
    expect(makeHeaders(based)).toContain(`/base/${path}${open}`)
  const lines = makeNginx(based)
    .split('\n')
    .filter((line) => line.includes('Access-Control-Allow-Origin'))
  expect(lines).toHaveLength(13)
  expect(lines.map((line) => line.split(' add_header')[0])).toEqual(
    expect.arrayContaining([
      'location = "/base/changelog.json" {',
      'location ~ "^/base/changelog-.*\\\\.json$" {',
      'location = "/base/whats-new.js" {',
    ]),
  )
  const index = makeIndex({ handbook: based, updated: new Map(), editions: [] }).get('/handbook.json') ?? ''
  expect(JSON.parse(index).data).toEqual(
    Object.fromEntries(dataFileNames.map((name) => [name, `https://handbook.example.com/base/${name}.json`])),
  )
})

test('a handbook has no file for a collection without entries', () => {
  const { handbook: pages } = handbookOf({ 'handbook/index.md': '# Book\n' })
  expect(dataFilesOf(pages)).toEqual([])
  expect(makeHeaders(pages)).not.toContain('Access-Control')
  expect(makeIndex({ handbook: pages, updated: new Map(), editions: [] }).get('/handbook.json')).not.toContain('"data"')
})

test('a lenient build leaves out an entry that would not fit, such as a release without a number', () => {
  const odd = { ...files, 'releases/next.yaml': 'date: 2026-12-30\nstatus: planned\noffering: own\n' }
  const { handbook: lenient, problems: found } = handbookOf(odd, { lenient: true })
  expect(found.map(({ code, file }) => `${file} ${code}`)).toContain('releases/next.yaml id-invalid')
  expect(lenient.entryIndex.find('releases', 'next')).toBeDefined()
  expect(read('releases', lenient).entries.map(({ id }: { id: string }) => id)).toEqual(['2.2', '2.1'])
})

test('the news script is small, stands alone, and speaks the language of the handbook', async () => {
  const english = await makeNewsScript({ config: { ...handbook.config, lang: 'en' } })
  expect(gzipSync(english).length).toBeLessThan(4096)
  expect(english).not.toMatch(/\bimport\s*[{*'"(]|cookie|Storage|__HANDBOOK/)
  useWords([german])
  try {
    const words = await makeNewsScript({ config: { ...handbook.config, lang: 'de' } })
    expect(words).toContain('"title":"Was ist neu?"')
    expect(words).toContain('"added":"Neu"')
  } finally {
    useWords()
  }
  expect(await makeNewsScript({ config: { ...handbook.config, lang: 'ar' } })).toContain('"direction":"rtl"')
})

/** Every key with its type; `!` if it's required. */
function keysOf(schema: z.core.JSONSchema.BaseSchema, path = ''): string[] {
  const of = (each: z.core.JSONSchema.BaseSchema['items'], below: string) =>
    typeof each === 'object' && !Array.isArray(each) ? keysOf(each, below) : []
  const { properties = {}, required = [], items, anyOf = [], type, enum: values } = schema
  const kind = values?.join('|') ?? type ?? 'any'
  return [
    ...(path === '' ? [] : [`${path}: ${String(kind)}`]),
    ...Object.entries(properties).flatMap(([key, each]) => of(each, `${path}.${key}${required.includes(key) ? '!' : ''}`)),
    ...of(items, `${path}[]`),
    ...anyOf.flatMap((each) => of(each, `${path}|`)),
  ]
}

// Format 1 is promised to other programs: a line may be added here, and none may go or change.
test.each(dataFileNames)('the keys of %s.json in format 1', (name) => {
  expect(keysOf(dataSchema(name, handbook)).join('\n')).toMatchSnapshot()
})
