/** Which scores and priorities insights contradict, and which they don't. */
import { expect, test } from 'vitest'
import { handbookOf } from './handbooks.ts'

type Files = Readonly<Record<string, string>>

const base: Files = {
  'people.yaml': '- { id: ada, name: Ada, active: true }\n',
  'areas.yaml': '- { id: core, title: Core, owner: ada }\n',
}
const item = (title: string, more: string) =>
  `title: ${title}\nhorizon: later\nstatus: planned\narea: core\nobjectives: []\nhistory: []\n${more}`
const score = (reach: number, confidence = 0.5, effort = 1) =>
  `score: { model: rice, reach: ${reach}, impact: 1, confidence: ${confidence}, effort: ${effort} }\n`
const issue = (title: string, more: string) => `title: ${title}\nkind: feature\nopened: 2026-05-01\nstatus: triaged\n${more}`

/** Insights of some customers, from `first` on. */
function insights(supports: string, count: number, { first = 1, rung = 3, more = '' } = {}): Files {
  const refs = Array.from({ length: count }, (_, index) => first + index)
  return Object.fromEntries(
    refs.map((ref) => [
      `insights/${supports}-${ref}-${rung}.yaml`,
      `on: 2026-11-01\nsource: interview\ncustomer: { ref: c${ref}, segment: plant }\nrung: ${rung}\nstatement: S ${ref}.\nsupports: [${supports}]\nrecordedBy: ada\n${more}`,
    ]),
  )
}

function warnings(files: Files): string[] {
  return handbookOf({ ...base, ...files }, { audience: 'staff' })
    .problems.filter(({ code }) => code === 'score-against-evidence')
    .map(({ file, line, column }) => `${file}:${line}:${column}`)
}

const high = { 'roadmap/high.yaml': item('High', score(100)) }
const low = { 'roadmap/low.yaml': item('Low', score(10)) }

test.each<[string, Files, boolean]>([
  ['none against three', insights('low', 3), true],
  ['none against two', insights('low', 2), false],
  ['one against three', { ...insights('high', 1), ...insights('low', 3) }, true],
  ['two against five', { ...insights('high', 2), ...insights('low', 5) }, false],
  ['two against six', { ...insights('high', 2), ...insights('low', 6) }, true],
  ['three against twelve: enough is enough', { ...insights('high', 3), ...insights('low', 12) }, false],
  ['wishes are no evidence', insights('low', 9, { rung: 2 }), false],
  ['nor do wishes speak against it', { ...insights('high', 9, { rung: 2 }), ...insights('low', 3) }, true],
  ['drafts are no evidence', insights('low', 3, { more: 'draft: true\n' }), false],
  ['customers who count once', { ...insights('low', 2), ...insights('low', 2, { rung: 4 }) }, false],
])('a higher score is contradicted: %s', (_, evidence, isReported) => {
  expect(warnings({ ...high, ...low, ...evidence })).toEqual(isReported ? ['roadmap/high.yaml:7:8'] : [])
})

test.each<[string, Files]>([
  ['only less effort makes it higher', { ...low, 'roadmap/high.yaml': item('High', score(9, 0.5, 0.5)) }],
  ['it has shipped', { ...low, 'roadmap/high.yaml': item('High', score(100)).replace('planned', 'shipped') }],
  ['it was dropped', { ...low, 'roadmap/high.yaml': item('High', `${score(100)}reason: R\n`).replace('planned', 'dropped') }],
  ['it is a draft', { ...low, 'roadmap/high.yaml': item('High', `${score(100)}draft: true\n`) }],
  ['it has no score', { ...low, 'roadmap/high.yaml': item('High', '') }],
  ['the other has no score', { ...high, 'roadmap/low.yaml': item('Low', '') }],
  ['the other has shipped', { ...high, 'roadmap/low.yaml': item('Low', score(10)).replace('planned', 'shipped') }],
  ['the scores are equal', { ...low, 'roadmap/high.yaml': item('High', score(10)) }],
])('a score is not contradicted if %s', (_, items) => {
  expect(warnings({ ...items, ...insights('low', 3) })).toEqual([])
})

test.each<[string, number, Files, string[]]>([
  ['high, with evidence for others alone', 0.8, insights('low', 1), ['roadmap/sure.yaml:7:56']],
  ['high, with a wish', 1, { ...insights('low', 1), ...insights('sure', 1, { rung: 2 }) }, ['roadmap/sure.yaml:7:56']],
  ['high, with a customer', 1, insights('sure', 1), []],
  ['low', 0.7, insights('low', 1), []],
  ['high, in a handbook without insights', 1, {}, []],
])('confidence: %s', (_, confidence, evidence, expected) => {
  expect(warnings({ ...low, 'roadmap/sure.yaml': item('Sure', score(1, confidence)), ...evidence })).toEqual(expected)
})

const first = (more = '') => ({ 'backlog/first.yaml': issue('First', `priority: p2\n${more}`) })
const last = (more = '') => ({ 'backlog/last.yaml': issue('Last', `priority: p3\n${more}`) })

test.each<[string, Files, string[]]>([
  ['none against three', { ...first(), ...last(), ...insights('last', 3) }, ['backlog/first.yaml:5:11']],
  ['none against two', { ...first(), ...last(), ...insights('last', 2) }, []],
  ['the same priority', { ...first(), 'backlog/last.yaml': issue('Last', 'priority: p2\n'), ...insights('last', 3) }, []],
  ['a bug', { 'backlog/first.yaml': issue('First', 'priority: p1\n').replace('feature', 'bug'), ...last(), ...insights('last', 3) }, []],
  [
    'one that is done',
    { 'backlog/first.yaml': issue('First', 'priority: p1\n').replace('triaged', 'done'), ...last(), ...insights('last', 3) },
    [],
  ],
  [
    'against one that is closed',
    { ...first(), 'backlog/last.yaml': issue('Last', 'priority: p3\n').replace('triaged', 'closed'), ...insights('last', 3) },
    [],
  ],
  [
    'its roadmap item has the evidence',
    { ...first('roadmap: low\n'), ...last(), ...low, ...insights('low', 3), ...insights('last', 3) },
    [],
  ],
  ['the roadmap item of the other has the evidence', { ...first(), ...last('roadmap: low\n'), ...low, ...insights('low', 3) }, []],
])('a priority: %s', (_, files, expected) => {
  expect(warnings(files)).toEqual(expected)
})
