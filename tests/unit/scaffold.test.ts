/** `handbook new`: whatever it makes passes the check. */
import { describe, expect, test } from 'vitest'
import { type Scaffold, scaffold, ScaffoldError, type ScaffoldRequest } from '../../src/model/scaffold.ts'
import { type CollectionName, collectionNames, collections } from '../../src/schemas/collections.ts'
import { handbookOf, now } from './handbooks.ts'

/** One entry of each kind that others refer to. */
const world = {
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

const make = (
  request: Partial<ScaffoldRequest> & { collection: CollectionName },
  files: Readonly<Record<string, string>> = world,
): Scaffold => {
  const { handbook } = handbookOf(files, { audience: 'staff', drafts: true })
  return scaffold({ given: {}, title: undefined, id: undefined, catalogue: handbook.catalogue, now, ...request })
}

/** The files with what was made, and the problems that this brings. */
function add(files: Readonly<Record<string, string>>, { path, text, isListItem }: Scaffold) {
  const more = { ...files, [path]: (isListItem ? (files[path] ?? '') : '') + text }
  const before = new Set(handbookOf(files).problems.map((each) => each.message))
  return {
    files: more,
    problems: handbookOf(more, { audience: 'staff', drafts: true }).problems.filter((each) => !before.has(each.message)),
  }
}

describe('what is made passes the check', () => {
  test.each(collectionNames)('%s, with a title', (collection) => {
    const title = collection === 'releases' ? '2.40' : 'A new: "thing" & more'
    const made = make({ collection, title })
    expect(add(world, made).problems).toEqual([])
    expect(made.path).toMatch(collections[collection].form === 'list' ? /^[a-z]+\.yaml$/ : /^[a-z]+\/.+\.mdx$/)
  })

  test.each(collectionNames)('%s, with an id', (collection) => {
    const id = collection === 'releases' ? '2.41.1' : collection === 'redirects' ? '/new-id/' : 'new-id'
    expect(add(world, make({ collection, id })).problems).toEqual([])
  })

  test.each(collectionNames)('%s, twice after each other', (collection) => {
    const first = add(world, make({ collection, title: collection === 'releases' ? '2.40' : 'One' }))
    const second = make({ collection, title: collection === 'releases' ? '2.41' : 'Two' }, first.files)
    expect(add(first.files, second).problems).toEqual([])
  })

  test('from nothing, in the order that the refusals name', () => {
    let files: Readonly<Record<string, string>> = {}
    const order = [
      'people',
      'offerings',
      'areas',
      'tiers',
      'roles',
      'handbook',
      'features',
      'releases',
      'strategy',
      'objectives',
      'changelog',
    ] as const
    for (const collection of order) {
      const made = make({ collection, title: collection === 'releases' ? '1.0' : `The ${collection}` }, files)
      const result = add(files, made)
      expect(result.problems).toEqual([])
      files = result.files
    }
    expect(Object.keys(files)).toHaveLength(order.length)
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
    expect(make({ collection: 'decisions', title: 'First' }, { 'people.yaml': world['people.yaml'] }).id).toBe('0001-first')
  })
})

describe('values', () => {
  test('are those given, whatever is made up otherwise', () => {
    const { text } = make({ collection: 'changelog', title: 'T', given: { type: 'fixed', highlight: true, description: 'A: b' } })
    expect(text).toContain('type: fixed\n')
    expect(text).toContain('highlight: true\n')
    expect(text).toContain('description: "A: b"\n')
  })

  test('keep a key that there is not, for the check to refuse', () => {
    const made = make({ collection: 'handbook', title: 'T', given: { colour: 'red' } })
    expect(add(world, made).problems.map(({ code }) => code)).toEqual(['key-unknown'])
  })

  test('name only who is active and what is in force', () => {
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

describe('what cannot be made', () => {
  test.each([
    ['without a title or an id', { collection: 'handbook' }, world, 'A page needs --title or --id.'],
    [
      'with a title that no address can hold',
      { collection: 'handbook', title: '日本' },
      world,
      '"日本" has no letter that an address could hold. Give the id too: --id NAME.',
    ],
    [
      'where what it refers to is missing',
      { collection: 'objectives', title: 'T' },
      { 'people.yaml': world['people.yaml'] },
      'An objective needs "strategy", and there is no strategy yet. Make one first: npx handbook new strategy --title …',
    ],
    [
      'where nobody is active',
      { collection: 'areas', title: 'T' },
      { 'people.yaml': '- { id: gone, name: G, active: false }\n' },
      'An area needs "owner", and there is no person yet. Make one first: npx handbook new person --title …',
    ],
  ] as const)('says what to do: %s', (_, request, files, message) => {
    const act = () => make(request, files)
    expect(act).toThrow(ScaffoldError)
    expect(act).toThrow(message)
  })
})
