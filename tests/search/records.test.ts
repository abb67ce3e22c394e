/** Records of a small handbook: their content, order and messages. */
import { rmSync } from 'node:fs'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Measured, openLibrary } from '../../bench/search/library.ts'
import { ask } from '../../src/answers/search/ask.ts'
import { searchRecords } from '../../src/outputs/search/records.ts'
import { loadSettings } from '../../src/settings.ts'
import { projectRoot } from '../support/command.ts'
import { contentFolder } from '../support/folders.ts'

const change = (title: string, date: string, rest = '') =>
  `---\ntitle: ${title}\ndescription: ${title} at once.\ntype: changed\nfeatures: [turbine]\ndate: ${date}\nstatus: published\nauthors: [ada]\nreviews: [{ by: bob, on: ${date}, verdict: approve }]\n${rest}---\n\nTurbine turbine turbine.\n`

const content = {
  'people.yaml':
    '- { id: ada, name: Ada Lovelace, active: true, role: keeper }\n- { id: bob, name: Bob, active: true }\n- { id: eve, name: Eve, active: false, role: keeper }\n',
  'offerings.yaml': '- { id: cloud, title: Cloud, delivery: continuous }\n',
  'areas.yaml': '- { id: power, title: Power, owner: ada }\n',
  'tiers.yaml': '- { id: base, names: [{ from: 2019-01-01, label: Base }], rank: 1, offerings: [cloud], introduced: 2019-01-01 }\n',
  'features/turbine.md':
    '---\ntitle: Turbine control\nsummary: Turns a turbine.\narea: power\nlifecycle: [{ stage: ga, since: 2020-01-01 }]\navailability: [{ tier: base, offering: cloud, since: 2020-01-01 }]\n---\n',
  'changelog/2025/turbine.md': change('Turbine turns', '2025-03-01'),
  'handbook/index.md': '# Book\n\n[New](./new-way.md) [Old](./old-way.md)\n',
  'handbook/new-way.md': '---\ntitle: Cooling\n---\n\n## Pumps and valves\n\nHow cooling is done now.\n',
  'handbook/old-way.md':
    '---\ntitle: Cooling\nstatus: superseded\nsupersededBy: new-way\n---\n\n## Pumps and valves\n\nCooling cooling cooling, how cooling was done.\n',
  'handbook/inside.md': '---\naudience: staff\ntitle: Inside quokka\n---\n\nQuokka.\n',
  'handbook/codes/index.md': '---\ntitle: Codes\nsearchRank: low\n---\n\nWhat each code means.\n',
  'handbook/codes/rotor-notes-missing.md':
    '---\ntitle: rotor-notes-missing\nsearchWords: [E4711]\n---\n\n## Rotor upgrade\n\nRotor, rotor, rotor: the notes of a rotor are missing.\n',
  'handbook/machines.md': '---\ntitle: Machines\n---\n\nHow to start a rotor, with notes for each. Notes are missing for none.\n',
  'roles/keeper.md': '# Keeper of machines\n',
  'glossary.yaml':
    '- id: scada\n  term: SCADA\n  aliases: [supervisory control]\n  definition: Watches machines.\n  see: features/turbine\n',
}

let measured: Measured

beforeAll(async () => {
  measured = await openLibrary(await loadSettings({ content: contentFolder(content, true), now: '2026-01-01' }, projectRoot))
})

afterAll(() => rmSync(measured.folder, { recursive: true, force: true }))

async function found(text: string, filters = {}): Promise<string[]> {
  const { first, rest } = await ask({ text, filters }, measured.library)
  return [...first, ...(await Promise.all(rest.map((hit) => hit.data())))].map(({ url }) => url)
}

test('one record per page, term and list, by URL', () => {
  const urls = searchRecords(measured.handbook).map(({ url }) => url)
  expect(urls).toEqual(urls.toSorted())
  expect(urls).toContain('/glossary/#scada')
  expect(urls).toContain('/features/')
  expect(urls.filter((url) => url.includes('inside'))).toEqual([])
  expect(new Set(urls).size).toBe(urls.length)
})

test.each([
  ['what is superseded stands below its successor', 'cooling', ['/handbook/new-way/', '/handbook/old-way/']],
  ['a change stands below the page of its feature', 'turbine', ['/features/turbine/', '/changelog/2025/turbine/']],
  ['another name of a term leads to what says more and to the term', 'supervisory control', ['/features/turbine/', '/glossary/#scada']],
  ['a person leads to the role', 'Ada Lovelace', ['/roles/keeper/']],
])('%s', async (_, query, urls) => {
  expect((await found(query)).filter((url) => urls.includes(url))).toEqual(urls)
})

test.each([
  ['rotor', ['/handbook/machines/', '/handbook/codes/rotor-notes-missing/']],
  ['notes missing', ['/handbook/machines/', '/handbook/codes/rotor-notes-missing/']],
  ['rotor-notes-missing', ['/handbook/codes/rotor-notes-missing/']],
  ['rotor notes missing', ['/handbook/codes/rotor-notes-missing/', '/handbook/machines/']],
  ['E4711', ['/handbook/codes/rotor-notes-missing/']],
])('a page that ranks low comes first only for its name: %s', async (query, urls) => {
  expect(await found(query)).toEqual(urls)
})

test.each([
  [{ kind: ['Changelog'] }, ['/changelog/2025/turbine/']],
  [{ tier: ['Base'] }, ['/features/turbine/', '/changelog/2025/turbine/']],
  [{ area: ['Power'], year: ['2025'] }, ['/changelog/2025/turbine/']],
  [{ offering: ['Cloud'], kind: ['Features'] }, ['/features/turbine/']],
  [{ year: ['1999'] }, []],
])('filtered by %j', async (filters, urls) => {
  expect(await found('turbine', filters)).toEqual(urls)
})

test.each([
  ['cooling zebra', { query: 'cooling', without: ['zebra'] }],
  ['how is cooling done at zebra', { query: 'how is cooling done at', without: ['zebra'] }],
  ['turbine contrlo', { query: 'turbine control', insteadOf: 'turbine contrlo' }],
  ['cooling turbine', { query: 'cooling', without: ['turbine'] }],
  ['turbine control', { query: 'turbine control' }],
  ['zebra', { query: 'zebra' }],
  ['how do we zebra', { query: 'how do we zebra' }],
])('%s: it says what the results are for', async (text, said) => {
  const { query, insteadOf, without } = await ask({ text }, measured.library)
  expect({ query, ...(insteadOf !== undefined && { insteadOf }), ...(without && { without }) }).toEqual(said)
})

test('a heading is a section of its page, with its anchor', async () => {
  const { first } = await ask({ text: 'pumps and valves' }, measured.library)
  expect(first[0]?.sub_results.map(({ url }) => url)).toContain('/handbook/new-way/#pumps-and-valves')
})

test('staff content and people who left are neither found nor suggested', async () => {
  expect(await found('quokka')).toEqual([])
  expect(await found('quoka')).toEqual([])
  expect(await found('Eve')).toEqual([])
  expect((await measured.library.vocabulary()).has('quokka')).toBe(false)
})
