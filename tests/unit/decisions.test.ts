/** The decision log: by status, chains, and undecided plans. */
import { expect, test } from 'vitest'
import { awaitedTiers, chainsOf, chainWith, type Decision, decisionList, decisionView } from '../../src/collections/decisions/view.ts'
import { makeMarkdownPage, toAbsoluteUrl } from '../../src/outputs/markdown/entry.ts'
import { makeLists } from '../../src/outputs/markdown/lists.ts'
import { listMarkdown } from '../../src/page/list-page.ts'
import { entryOf, handbookOf, type TestOptions } from './handbooks.ts'

const decision = (title: string, status: string, more = 'affects: []') =>
  `title: ${title}\nstatus: ${status}\non: 2026-05-01\ndeciders: [ada]\n${more}\n`
const people = { 'people.yaml': '- { id: ada, name: Ada, active: true }\n' }
const handbookWith = (decisions: Record<string, string>, files: Record<string, string> = {}, options: TestOptions = {}) =>
  handbookOf(
    { ...people, ...files, ...Object.fromEntries(Object.entries(decisions).map(([id, text]) => [`decisions/${id}.yaml`, text])) },
    options,
  )
const replaces = (...ids: string[]) => `affects: []\nsupersedes: [${ids.join(', ')}]`

test('lists open decisions first, then valid, then outdated ones, each latest first', () => {
  const { handbook } = handbookWith({
    '1-a': decision('A', 'superseded'),
    '2-b': decision('B', 'accepted', replaces('1-a')),
    '3-c': decision('C', 'accepted'),
    '4-d': decision('D', 'deprecated'),
    '5-e': decision('E', 'rejected'),
    '6-f': decision('F', 'proposed'),
  })
  expect(decisionList(handbook).map(({ id }) => id)).toEqual(['6-f', '3-c', '2-b', '5-e', '4-d', '1-a'])
})

test.each<[string, Record<string, string>, string[]]>([
  ['nothing where nothing was replaced', { a: '', b: '' }, []],
  ['a line', { a: '', b: 'a', c: 'b' }, ['a > b > c']],
  ['what was replaced together', { a: '', b: '', c: 'a, b' }, ['a b > c']],
  ['what took the place together', { a: '', b: 'a', c: 'a' }, ['a > b c']],
  ['what was replaced at different times', { a: '', b: 'a', c: 'a, b' }, ['a > b > c']],
  ['two lines, the latest first', { a: '', b: 'a', x: '', y: 'x' }, ['x > y', 'a > b']],
  ['a circle, from its first', { a: 'c', b: 'a', c: 'b' }, ['a > b > c']],
  ['itself as nothing', { a: 'a' }, []],
])('chains: %s', (_, graph, expected) => {
  const decisions = Object.entries(graph).map(([id, old]) => [id, decision(id, 'accepted', old === '' ? undefined : replaces(old))])
  const { handbook } = handbookWith(Object.fromEntries(decisions))
  const told = chainsOf(handbook).map((chain) => chain.map((step) => step.map(({ id }) => id).join(' ')).join(' > '))
  expect(told).toEqual(expected)
  for (const id of Object.keys(graph))
    expect(chainWith({ id }, handbook).length).toBe(expected.find((chain) => chain.includes(id))?.split('>').length ?? 0)
})

const feature = (title: string, availability: string) =>
  `title: ${title}\nsummary: S.\narea: ops\nlifecycle: []\navailability: ${availability}\n`
const features = {
  'areas.yaml': '- { id: ops, title: Operations, owner: ada }\n',
  'features/one.yaml': feature('One', 'undecided'),
  'features/two.yaml': feature('Two', 'undecided'),
  'features/three.yaml': feature('Three', '[]'),
}
const proposals = {
  '1-open': decision('Open', 'proposed', 'affects: [features/one, features/three]\nconfirmBy: 2026-11-23'),
  '2-held': decision('Held', 'accepted', 'affects: [features/two]'),
  '3-inside': decision('Inside', 'proposed', 'affects: [features/two]\naudience: staff'),
}

test.each([
  ['public', []],
  [
    'staff',
    [
      ['Open', 'One'],
      ['Inside', 'Two'],
    ],
  ],
] as const)('undecided features wait for the proposal that names them: the %s see %j', (audience, expected) => {
  const { handbook } = handbookWith(proposals, features, { audience })
  const told = awaitedTiers(handbook).map(({ decisions, features: waiting }) => [
    decisions.map(({ title }) => title).join(', '),
    waiting.map(({ title }) => title).join(', '),
  ])
  expect(told).toEqual(expected)
})

test.each([
  ['proposed', '2026-11-23', '2026-11-23'],
  ['proposed', '2026-11-24', undefined],
  ['accepted', '2026-11-23', '2026-11-23'],
  ['rejected', '2026-11-23', undefined],
])("a decision that's %s with confirmation due by %s is overdue since %s", (status, confirmBy, overdueSince) => {
  const checked = handbookWith({ a: decision('A', status, `affects: []\nconfirmBy: ${confirmBy}`) })
  const entry = entryOf(checked, 'decisions', 'a') as unknown as Decision
  expect(decisionView(entry, checked.handbook).overdueSince).toBe(overdueSince)
})

test('the public sees nothing of a staff decision, neither that it superseded another nor that it exists', () => {
  const decisions = {
    '1-a': decision('A', 'superseded', 'affects: [features/one, backlog/secret]'),
    '2-inside': decision('Inside', 'accepted', `${replaces('1-a')}\naudience: staff`),
  }
  const backlog = { 'backlog/secret.yaml': 'title: Secret\nkind: bug\nopened: 2026-05-01\nstatus: triaged\n' }
  const checked = handbookWith(decisions, { ...features, ...backlog })
  const view = decisionView(entryOf(checked, 'decisions', '1-a') as unknown as Decision, checked.handbook)
  expect(view).toMatchObject({ successors: [], chain: [], affected: [{ kind: 'Features', links: [{ title: 'One' }] }] })
  expect(
    makeLists('decisions', checked.handbook)
      .map((list) => listMarkdown(list, toAbsoluteUrl(checked.handbook)))
      .join(''),
  ).not.toMatch(/Inside|Secret/)
})

test('a decision in Markdown lists what it affects and what superseded it', () => {
  const checked = handbookWith(
    {
      '1-a': decision('A', 'superseded', 'affects: [features/one, people/ada]'),
      '2-b': decision('B', 'accepted', replaces('1-a')),
    },
    features,
  )
  expect(makeMarkdownPage(entryOf(checked, 'decisions', '1-a'), checked.handbook, new Map())).toMatchInlineSnapshot(`
    "# A

    **This decision was replaced**

    Replaced by [B](https://handbook.example.com/decisions/2-b/)

    - **Address:** <https://handbook.example.com/decisions/1-a/>
    - **Status:** Superseded
    - **Date:** 2026-05-01
    - **Deciders:** Ada
    - **Replaced by:** [B](https://handbook.example.com/decisions/2-b/)

    ## Affects

    - Features: [One](https://handbook.example.com/features/one/)
    - People: Ada

    ## Timeline

    1. **A** (Superseded, 2026-05-01, this page)
    2. [B](https://handbook.example.com/decisions/2-b/) (Accepted, 2026-05-01)
    "
  `)
  expect(
    makeLists('decisions', checked.handbook)
      .map((list) => listMarkdown(list, toAbsoluteUrl(checked.handbook)))
      .join(''),
  ).toMatchInlineSnapshot(`
    "# Decisions

    What was decided, when, and what follows from it. Open decisions first, then current and past ones.

    ## Accepted

    - 2026-05-01: [B](https://handbook.example.com/decisions/2-b/)

    ## Superseded

    - 2026-05-01: [A](https://handbook.example.com/decisions/1-a/). Affects: [One](https://handbook.example.com/features/one/), Ada

    ## Replaced decisions

    1. [A](https://handbook.example.com/decisions/1-a/) (Superseded, 2026-05-01)
    2. [B](https://handbook.example.com/decisions/2-b/) (Accepted, 2026-05-01)
    "
  `)
})
