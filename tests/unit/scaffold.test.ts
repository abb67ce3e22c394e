/** Whatever `handbook new` makes passes the check. */
import { describe, expect, test } from 'vitest'
import { indexEntries } from '../../src/graph/entry-index.ts'
import { type Scaffold, ScaffoldError, type ScaffoldRequest, scaffold } from '../../src/authoring/scaffold.ts'
import { collections, type OurName, ourNames } from '../../src/collections/table.ts'
import { isStandIn } from '../../src/collections/fields/stand-in.ts'
import { handbookOf, now } from './handbooks.ts'

/** One entry of each kind that others refer to. */
const linkIndex = {
  'handbook/index.md': '# Handbook\n',
  'roles/product-manager.md': '# Product manager\n',
  'people.yaml': '- { id: ada, name: Ada, active: true }\n- { id: gone, name: Gone, active: false }\n',
  'offerings.yaml': '- { id: cloud, title: Cloud, delivery: continuous }\n- { id: self-hosted, title: Self-hosted, delivery: versioned }\n',
  'areas.yaml': '- { id: trust, title: Trust, owner: ada }\n',
  'tiers.yaml': '- { id: team, names: [{ from: 2026-01-01, label: Team }], rank: 1, offerings: [cloud], introduced: 2026-01-01 }\n',
  'strategy/old.md':
    '---\ntitle: Old\nscope: product\nstatus: superseded\nowner: ada\napprovers: []\neffective: 2025-01-01\nchanges: []\n---\n',
  'strategy/product.md':
    '---\ntitle: Strategy\nscope: product\nstatus: active\nowner: ada\napprovers: [ada]\neffective: 2026-01-01\nsupersedes: old\nchanges: []\n---\n',
  'objectives/speed.yaml':
    'title: Speed\nstrategy: product\nowner: ada\nperiod: { from: 2026-01-01, to: 2026-12-31 }\nstatus: active\nmeasures: [{ id: m, name: M, unit: s, direction: down, baseline: 9, target: 3, readings: [], source: Log }]\n',
  'decisions/0007-first.md': '---\ntitle: First\nstatus: accepted\non: 2026-01-01\ndeciders: [ada]\naffects: []\n---\n',
} as const

/** Two of each, so that there's no default. */
const crowd = {
  ...linkIndex,
  'roles/engineer.md': '# Engineer\n',
  'people.yaml': `${linkIndex['people.yaml']}- { id: bo, name: Bo, active: true }\n`,
  'offerings.yaml': `${linkIndex['offerings.yaml']}- { id: edge, title: Edge, delivery: versioned }\n`,
  'areas.yaml': `${linkIndex['areas.yaml']}- { id: ops, title: Operations, owner: ada }\n`,
  'tiers.yaml': `${linkIndex['tiers.yaml']}- { id: hub, names: [{ from: 2026-01-01, label: Hub }], rank: 2, offerings: [cloud], introduced: 2026-01-01 }\n`,
  'strategy/areas.md':
    '---\ntitle: Areas\nscope: area\nstatus: active\nowner: ada\napprovers: [ada]\neffective: 2026-01-01\nchanges: []\n---\n',
  'objectives/size.yaml': linkIndex['objectives/speed.yaml'].replace('title: Speed', 'title: Size'),
} as const

function valueAt(values: unknown, path: readonly (string | number)[]): unknown {
  return path.reduce<unknown>((value, key) => (value as Record<string | number, unknown>)[key], values)
}

const make = (
  request: Partial<ScaffoldRequest> & { collection: OurName },
  files: Readonly<Record<string, string>> = linkIndex,
): Scaffold => {
  const { handbook, untyped } = handbookOf(files, { audience: 'staff', drafts: true })
  const entryIndex = indexEntries([...handbook.entries, ...untyped])
  return scaffold({ given: {}, title: undefined, id: undefined, entryIndex, layout: handbook.layout, now, ...request })
}

/** The files with the new entry, and the problems it causes. */
function add(files: Readonly<Record<string, string>>, { path, text, isListItem }: Scaffold) {
  const more = { ...files, [path]: (isListItem ? (files[path] ?? '') : '') + text }
  const before = new Set(handbookOf(files).problems.map((each) => each.message))
  const options = { audience: 'staff', drafts: true } as const
  return { files: more, problems: handbookOf(more, options).problems.filter((each) => !before.has(each.message)) }
}

/** Problems that are more than a reminder. */
const faults = (files: Readonly<Record<string, string>>, made: Scaffold) =>
  add(files, made).problems.filter(({ code, severity }) => code !== 'stand-in-left' || severity === 'error')

const withDrafts = ourNames.filter((name) => name !== 'withheld')

describe('new entries pass the check', () => {
  test.each(withDrafts)('%s, with a title', (collection) => {
    const title = collection === 'releases' ? '2.40' : 'A new: "thing" & more'
    const made = make({ collection, title })
    expect(faults(linkIndex, made)).toEqual([])
    expect(made.path).toMatch(collections[collection].form === 'list' ? /^[a-z]+\.yaml$/ : /^[a-z]+\/.+\.mdx$/)
  })

  test.each(withDrafts)('%s, with an id', (collection) => {
    const id = collection === 'releases' ? '2.41.1' : collection === 'redirects' ? '/new-id/' : 'new-id'
    expect(faults(linkIndex, make({ collection, id }))).toEqual([])
  })

  test.each(withDrafts)('%s, twice in a row', (collection) => {
    const first = add(linkIndex, make({ collection, title: collection === 'releases' ? '2.40' : 'One' }))
    const second = make({ collection, title: collection === 'releases' ? '2.41' : 'Two' }, first.files)
    expect(faults(first.files, second)).toEqual([])
  })

  test.each(withDrafts)('%s, in an empty folder', (collection) => {
    expect(faults({}, make({ collection, title: collection === 'releases' ? '1.0' : 'One' }, {}))).toEqual([])
  })
})

describe('new entries make no claims', () => {
  /** Placeholders that schemas accept and people may overlook. */
  const inventions = /example\.com|FULL_TIME|To be written|EUR|\d\d:\d\d|interview|2026-(?!11-24)/

  test.each(withDrafts)('%s', (collection) => {
    const made = make({ collection, title: collection === 'releases' ? '2.40' : 'A thing' }, crowd)
    const { written } = handbookOf(add(crowd, made).files, { audience: 'staff', drafts: true })
    const item = written.entryIndex.find(collection, made.id)
    expect(item === undefined || item.isDraft || made.unwritten.length === 0).toBe(true)
    // Help in comments and after marks may name existing entries.
    expect(made.text.replace(/#.*|TODO: .*/g, '')).not.toMatch(inventions)
    for (const { path } of made.unwritten) expect(isStandIn(valueAt(made.values, path))).toBe(true)
  })

  test.each([
    ['handbook', 'status: draft'],
    ['roles', 'draft: true'],
    ['strategy', 'status: draft'],
    ['objectives', 'draft: true'],
    ['roadmap', 'draft: true'],
    ['milestones', 'draft: true'],
    ['decisions', 'draft: true'],
    ['openings', 'draft: true'],
    ['features', 'draft: true'],
    ['releases', 'draft: true'],
    ['changelog', 'status: draft'],
  ] as const)('and %s begin as drafts', (collection, mark) => {
    const title = collection === 'releases' ? '2.40' : 'A thing'
    const made = make({ collection, title }, crowd)
    expect(made.text).toContain(`${mark}\n`)
    const { handbook } = handbookOf(add(crowd, made).files)
    expect(handbook.entries.map(({ file }) => file)).not.toContain(made.path)
  })

  test('an opening as the report had it', () => {
    expect(
      make({ collection: 'openings', title: 'Product Manager, edge', given: { role: 'product-manager' } }).text,
    ).toMatchInlineSnapshot(`
      "---
      title: Product Manager, edge
      draft: true
      role: product-manager
      status: open
      posted: TODO # Date posted (date, YYYY-MM-DD)
      validThrough: TODO # Application deadline (date and time with offset)
      employment: "TODO: Employment type: FULL_TIME, PART_TIME, CONTRACTOR, TEMPORARY or INTERN; other values are shown as written."
      location: 'TODO: Location; include the country, as in "Berlin, DE", for job boards.'
      applyUrl: TODO # URL or mailto: address for applications
      ---

      TODO: Write the text here.
      "
    `)
  })

  test('a reference is filled in if exactly one fits, with a note', () => {
    const { text, todo, unwritten } = make({ collection: 'roadmap', title: 'Dashboards survive upgrades' })
    expect(text).toContain('area: trust\nobjectives:\n  - speed\n')
    expect(todo).toEqual(['Chosen as the only option: area "trust".', 'Chosen as the only option: objectives "speed".'])
    expect(unwritten.map(({ path }) => path.join('.'))).toEqual(['horizon'])
  })

  test("if several fit, they're listed next to the mark", () => {
    const { text, todo } = make({ collection: 'roadmap', title: 'Dashboards survive upgrades' }, crowd)
    expect(text).toMatchInlineSnapshot(`
      "---
      title: Dashboards survive upgrades
      draft: true
      horizon: TODO # Time frame (now, next, later)
      status: considering
      area: TODO # Product area. One of: trust, ops
      objectives:
        - TODO # One of: size, speed
      history: []
      ---

      TODO: Write the text here.
      "
    `)
    expect(todo).toEqual([])
  })

  test('of many, the first few are listed', () => {
    const many = Array.from({ length: 12 }, (_, index) => `- { id: a${index + 1}, title: A, owner: ada }\n`).join('')
    expect(make({ collection: 'features', title: 'T' }, { ...linkIndex, 'areas.yaml': many }).text).toContain(
      'area: TODO # Product area. One of: a1, a2, a3, a4, a5, a6, a7, a8, and 4 more: `npx handbook ls areas`\n',
    )
  })

  test('a given part of a value is kept, and the rest marked', () => {
    const { text } = make({ collection: 'insights', title: 'S', given: { customer: { segment: 'energy' } } })
    expect(text).toContain('customer:\n  segment: energy\n  ref: "TODO: Opaque reference to the customer, never a name."\n')
  })

  test("with everything given, a list item isn't a draft", () => {
    expect(make({ collection: 'areas', title: 'Edge', given: { owner: 'ada' } }).text).toBe('- id: edge\n  title: Edge\n  owner: ada\n')
  })
})

describe('ids', () => {
  test.each([
    ['handbook', 'Größe & Co', 'groesse-and-co', 'handbook/groesse-and-co.mdx'],
    ['changelog', 'New thing', '2026/11/new-thing', 'changelog/2026/11/new-thing.mdx'],
    ['decisions', 'Next', '0008-next', 'decisions/0008-next.mdx'],
    ['releases', '2.30', '2.30', 'releases/2.30.mdx'],
    ['people', 'Ada L.', 'ada-l', 'people.yaml'],
    ['redirects', 'Old page', '/old-page/', 'redirects.yaml'],
  ] as const)('of %s follow from the title', (collection, title, id, path) => {
    expect(make({ collection, title })).toMatchObject({ id, path })
  })

  test('number decisions from one', () => {
    expect(make({ collection: 'decisions', title: 'First' }, { 'people.yaml': linkIndex['people.yaml'] }).id).toBe('0001-first')
  })
})

describe('values', () => {
  test('are the given ones, whatever else is made up', () => {
    const { text } = make({ collection: 'changelog', title: 'T', given: { type: 'fixed', highlight: true, description: 'A: b' } })
    expect(text).toContain('type: fixed\n')
    expect(text).toContain('highlight: true\n')
    expect(text).toContain('description: "A: b"\n')
  })

  test('keep an unknown key for the check to report', () => {
    const made = make({ collection: 'handbook', title: 'T', given: { colour: 'red' } })
    expect(faults(linkIndex, made).map(({ code }) => code)).toEqual(['key-unknown'])
  })

  test('put a changelog entry into the folder of its day', () => {
    expect(make({ collection: 'changelog', title: 'T', given: { date: '2026-12-03' } }).path).toBe('changelog/2026/12/t.mdx')
    const { path, text } = make({ collection: 'changelog', title: 'T' })
    expect(path).toBe('changelog/2026/11/t.mdx')
    expect(text).not.toMatch(/^date:/m)
  })

  test('name only active people and current documents', () => {
    expect(make({ collection: 'objectives', title: 'T' }).text).toContain('strategy: product\n')
    expect(
      make(
        { collection: 'areas', title: 'T' },
        { 'people.yaml': '- { id: gone, name: G, active: false }\n- { id: ada, name: A, active: true }\n' },
      ).text,
    ).toContain('owner: ada\n')
  })

  test('name a versioned offering for a release', () => {
    expect(make({ collection: 'releases', title: '2.40' }).text).toContain('offering: self-hosted\n')
  })

  test('are the same for the same request', () => {
    expect(make({ collection: 'openings', title: 'T' })).toEqual(make({ collection: 'openings', title: 'T' }))
  })
})

describe('an impossible entry', () => {
  test.each([
    ['without a title or an id', { collection: 'handbook' }, linkIndex, 'A page needs --title or --id.'],
    [
      'with a title that no address can hold',
      { collection: 'handbook', title: '日本' },
      linkIndex,
      '"日本" has no letters that can be used in a URL. Add --id NAME.',
    ],
    [
      'that takes effect at once, and lacks something',
      { collection: 'withheld', title: 'T' },
      linkIndex,
      'A withheld text takes effect at once, so it cannot have gaps. Add --document, --date, --reason.',
    ],
  ] as const)('says what to do: %s', (_, request, files, message) => {
    const act = () => make(request, files)
    expect(act).toThrow(ScaffoldError)
    expect(act).toThrow(message)
  })
})
