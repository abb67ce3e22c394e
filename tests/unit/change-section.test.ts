/** All changes of a document, meaning first, for each audience. */
import { expect, test } from 'vitest'
import { compareDocument, printDocumentChange } from '../../src/history/differences/change-section.ts'
import { toDiffLines, toSentenceLine } from '../../src/history/differences/diff-lines.ts'
import { findObligationChanges } from '../../src/history/differences/obligations.ts'
import { writeMarkdown } from '../../src/markdown/markdown-printer.ts'
import { compareFacts } from '../../src/history/differences/fact-changes.ts'
import { formatLineAsMarkdown, formatLineAsText } from '../../src/history/differences/word-diff.ts'
import { entryOf, handbookOf, type TestOptions } from './handbooks.ts'
import { diffOf } from './text-trees.ts'

const common = {
  'people.yaml': '- { id: ada, name: Ada, active: true }\n- { id: bo, name: Bo, active: true, audience: staff }\n',
  'areas.yaml': '- { id: ops, title: Operations, owner: ada }\n- { id: ui, title: Interface, owner: ada }\n',
  'offerings.yaml': '- { id: cloud, title: Cloud, delivery: continuous }\n',
  'tiers.yaml':
    '- { id: pro, names: [{ from: 2026-01-01, label: Pro }], rank: 1, offerings: [cloud], introduced: 2026-01-01 }\n- { id: team, names: [{ from: 2026-01-01, label: Team }], rank: 2, offerings: [cloud], introduced: 2026-01-01 }\n',
}
const versions = (files: readonly Record<string, string>[], collection: string, id: string, options?: TestOptions) => {
  const [before, after] = files.map((each) => {
    const checked = handbookOf({ ...common, ...each }, options)
    return { entry: entryOf(checked, collection, id), handbook: checked.handbook }
  })
  if (!before || !after) throw new Error('There are two versions.')
  return [before, after] as const
}

const page = (front: string, body: string) => ({
  'handbook/data.md': `---\ntitle: Data\n${front}---\n\n${body}\n`,
  'handbook/more.md': 'More.\n',
})

test('values first, then obligations, then the text', () => {
  const [before, after] = versions(
    [
      page('owner: ada\n', 'We like tea.\n\nWe never sell data.'),
      page('description: What we keep.\n', 'We like rum.\n\nWe never rent data.'),
    ],
    'handbook',
    'data',
  )
  const change = compareDocument(before, after)
  const printed = change ? printDocumentChange(change, { below: 2, lines: ['Target: 1 → 2'] }) : ''
  expect(printed.replace(/<span class="sr-only">[^<]*<\/span>/g, '').replace(/(?=<(h3|li|ul|div|p|small))/g, '\n')).toMatchInlineSnapshot(`
    "
    <h3 class="difference-part">Changed in meaning</h3>
    <ul class="difference-meaning">
    <li class="difference-changed">Target: 1 → 2</li>
    <li class="difference-removed">Owner: Ada</li>
    <li class="difference-added">Description: What we keep.</li>
    <li class="difference-changed">We never <del>sell</del> <ins>rent</ins> data.</li></ul>
    <h3 class="difference-part">Wording changed</h3>
    <div class="difference prose" data-pagefind-ignore="">
    <p class="difference-changed">We like <del>tea</del> <ins>rum</ins>.</p>
    <p class="difference-changed">We never <del>sell</del> <ins>rent</ins> data.</p></div>"
  `)
})

test('nothing if readers see the same', () => {
  const [before, after] = versions([page('', 'One two.'), page('navTitle: D\n', 'One\ntwo.\n\n<!-- hidden -->')], 'handbook', 'data')
  expect(compareDocument(before, after)).toBeUndefined()
})

test("a link to a renamed page is the same link, one to another page isn't", () => {
  const target = (id: string, text: string) => ({
    [`handbook/${id}.md`]: '---\ntitle: Target\n---\n',
    'handbook/data.md': `---\ntitle: Data\n---\n\n${text}\n`,
  })
  const shown = (...files: Record<string, string>[]) =>
    compareDocument(...versions(files, 'handbook', 'data'))?.text?.blocks.flatMap((block) => (block.kind === 'changed' ? block.notes : []))
  expect(shown(target('a', 'See [it](a.md).'), target('a', 'See [it](../handbook/a.md).'))).toBeUndefined()
  expect(shown(target('a', 'See [it](a.md).'), target('b', 'See [it](b.md).'))).toEqual([
    { kind: 'link', text: 'it', from: '/handbook/a/', to: '/handbook/b/' },
  ])
})

test('a new or deleted document is added or deleted as a whole', () => {
  const [version] = versions([page('', 'We must go.'), page('', '')], 'handbook', 'data')
  expect(compareDocument(undefined, version)?.text?.blocks.map(({ kind }) => kind)).toEqual(['added'])
  expect(compareDocument(version, undefined)?.text?.sentences.map(({ kind }) => kind)).toEqual(['removed'])
})

const feature = (more: string) => ({ 'features/log.md': `---\ntitle: Log\nsummary: S.\n${more}---\n` })
const availability = (tier: string, since: string) => `availability:\n  - { tier: ${tier}, offering: cloud, since: ${since} }\n`
const roadmap = (more: string) => ({
  'roadmap/item.md': `---\ntitle: Item\nhorizon: next\nstatus: planned\nobjectives: []\n${more}---\n`,
})

test.each([
  [
    'titles for ids, names for choices',
    'features',
    'log',
    [
      feature(`area: ops\nlifecycle: []\n${availability('pro', '2026-05-07')}`),
      feature(`area: ui\nlifecycle: []\n${availability('team', '2026-06-07')}`),
    ],
    'public',
    [
      { label: 'Area', from: 'Operations', to: 'Interface' },
      { label: 'Availability', words: 'Team gets Log on Cloud on 7 June 2026.' },
      { label: 'Availability', words: 'Pro loses Log on Cloud.' },
    ],
  ],
  [
    'no scores and no bets for customers',
    'roadmap',
    'item',
    [
      roadmap('area: ops\nhistory: []\nscore: { model: rice, reach: 1, impact: 1, confidence: 1, effort: 1 }\n'),
      roadmap('area: ui\nhistory: []\nscore: { model: rice, reach: 2, impact: 1, confidence: 1, effort: 1 }\n'),
    ],
    'public',
    [{ label: 'Area', from: 'Operations', to: 'Interface' }],
  ],
  [
    'scores for staff',
    'roadmap',
    'item',
    [
      roadmap('area: ops\nhistory: []\nscore: { model: rice, reach: 1, impact: 1, confidence: 1, effort: 1 }\n'),
      roadmap('area: ops\nhistory: []\nscore: { model: rice, reach: 2, impact: 1, confidence: 1, effort: 1 }\n'),
    ],
    'staff',
    [{ label: 'Score', from: 'rice, 1, 1, 1, 1', to: 'rice, 2, 1, 1, 1' }],
  ],
  [
    'nobody whom these readers may not know',
    'handbook',
    'data',
    [page('owner: ada\n', ''), page('owner: bo\n', '')],
    'public',
    [{ label: 'Owner' }],
  ],
] as const)('shows %s', (_, collection, id, files, audience, expected) => {
  expect(compareFacts(...versions(files, collection, id, { audience }))).toEqual(expected)
})

test.each([
  [
    'a paragraph',
    'We ship on Mondays.',
    'We ship on **all** days.',
    ['~ We ship on [-Mondays-] {+all days+}.'],
    '- Changed: We ship on ~~Mondays~~ **all days**.',
  ],
  ['a row', '| a | b |\n| - | - |\n| k | 60 |', '| a | b |\n| - | - |\n| k | 75 |', ['~ k | [-60-]{+75+}'], '- Changed: k | ~~60~~**75**'],
  ['signs that Markdown reads', 'Stars.', 'Stars.\n\n2 \\* 3 \\_x\\_ <b>', ['+ 2 * 3 _x_ <b>'], '- Added: **2 \\* 3 \\_x\\_ \\<b>**'],
  [
    'a link',
    '[Go](a.md)',
    '[Go](b.md)',
    ['~ Go', '    “Go” now links to b.md, not a.md'],
    '- Changed: Go (“Go” now links to b.md, not a.md)',
  ],
  [
    'a line of code',
    '```\none\ntwo\nthree\nfour\nfive\nsix\n```',
    '```\none\ntwo\nthree\nfour\nfive\n6\n```',
    ['~ code', '      …', '      four', '      five', '    - six', '    + 6'],
    '- Changed: code\n  ```diff\n    …\n    four\n    five\n  - six\n  + 6\n  ```',
  ],
])('%s as lines for a terminal and a pull request', (_, before, after, text, markdown) => {
  const lines = toDiffLines(diffOf(before, after))
  expect(lines.flatMap(formatLineAsText)).toEqual(text)
  expect(writeMarkdown([{ type: 'list', ordered: false, spread: false, children: lines.map(formatLineAsMarkdown) }]).trim()).toBe(markdown)
})

test('a long paragraph shows the words around the changes', () => {
  const words = (change: string) => `${'Before '.repeat(30)}${change} ${'after '.repeat(30)}end.`
  expect(toDiffLines(diffOf(words('this'), words('that'))).flatMap(formatLineAsText)).toEqual([
    `~ … ${'Before '.repeat(8)}[-this-] {+that+} ${'after '.repeat(8)}…`,
  ])
})

test('an obligation is shown with its changed words', () => {
  expect(findObligationChanges(diffOf('You must go.', 'You may go.')).flatMap((each) => formatLineAsText(toSentenceLine(each)))).toEqual([
    '~ You [-must-] {+may+} go.',
  ])
})

const users = { id: 'users', name: 'Users', unit: '%', direction: 'up', baseline: 1, target: 10, readings: [], source: 'S' }
const speed = { id: 'speed', name: 'Speed', unit: '', direction: 'down', baseline: 9, target: 4, readings: [], source: 'S' }

test.each([
  ['another target', [{ ...users, target: 20 }], ['Measures: Users, target: 10% → 20%']],
  ['another name', [{ ...users, name: 'People' }], ['Measures: People, name: Users → People']],
  ['a reading', [{ ...users, readings: [{ on: '2026-02-01', value: 3 }] }], ['Measures: Users: 3% on 1 February 2026.']],
  ['nothing', [users], []],
  ['one more', [users, speed], ['Measures: Speed, down, 9, 4']],
  ['another one', [speed], ['Measures: Users, %, up, 1, 10 → Speed, down, 9, 4']],
])('measures with %s are described by their changes', (_, measures, expected) => {
  const objective = (list: readonly object[]) => ({
    'objectives/reach.yaml': `title: Reach
strategy: grow
owner: ada
period: { from: 2026-01-01, to: 2026-12-31 }
status: active
measures: ${JSON.stringify(list)}
`,
  })
  const [before, after] = versions([objective([users]), objective(measures)], 'objectives', 'reach')
  const told = compareFacts(before, after).map(
    ({ label, from, to, words }) => `${label}: ${words ?? [from, to].filter(Boolean).join(' → ')}`,
  )
  expect(told).toEqual(expected)
})
