/** Unusual calendars and features: two releases on one day, one out of order, a restored feature. */
import { expect, test } from 'vitest'
import { groupByRelease } from '../../src/collections/changelog/view.ts'
import { collectMatrixData } from '../../src/answers/matrix/collect.ts'
import { findMatrix } from '../../src/answers/matrix/matrix.ts'
import { releasesOf } from '../../src/collections/releases/order.ts'
import { answerUpgrade } from '../../src/answers/upgrade/answer.ts'
import { collectUpgradeData } from '../../src/answers/upgrade/collect.ts'
import { type AskedUpgrade, readUpgrade } from '../../src/answers/upgrade/query.ts'
import { handbookOf } from './handbooks.ts'

const entry = (fields: string) =>
  `---\ntitle: Entry of ${/\d{4}-\d\d-\d\d/.exec(fields)} (${/type: (\w+)/.exec(fields)?.[1]})\ndescription: One sentence.\nfeatures: [f]\nstatus: published\nauthors: [ada]\nreviews: [{ by: bob, on: 2026-01-01, verdict: approve }]\n${fields}\n---\n`
const release = (date: string) => `---\ndate: ${date}\nstatus: released\noffering: hosted\n---\n\nUpgrade as usual.\n`
const deprecation = 'deprecation: { removal: "2.10", announced: "2.8" }'

function handbookWith(files: Readonly<Record<string, string>>) {
  const { handbook, problems } = handbookOf({
    'people.yaml': '- { id: ada, name: Ada, active: true }\n- { id: bob, name: Bob, active: true }\n',
    'areas.yaml': '- { id: core, title: Core, owner: ada }\n',
    'offerings.yaml': '- { id: hosted, title: Hosted, delivery: versioned }\n',
    'tiers.yaml': '- { id: pro, names: [{ from: 2025-01-01, label: Pro }], rank: 1, offerings: [hosted], introduced: 2025-01-01 }\n',
    'features/f.yaml':
      'title: F\nsummary: S.\narea: core\nlifecycle: [{ stage: ga, since: "2.8" }, { stage: removed, since: "2.10" }, { stage: ga, since: "2.11" }]\navailability: [{ tier: pro, offering: hosted, since: "2.8", until: "2.10" }, { tier: pro, offering: hosted, since: "2.11" }]\n',
    'releases/2.8.md': release('2026-01-10'),
    'releases/2.9.md': release('2026-02-10'),
    'releases/2.10.md': release('2026-03-10'),
    'releases/2.11.md': release('2026-04-10'),
    ...files,
  })
  return { handbook, codes: problems.filter(({ severity }) => severity === 'error').map(({ code, file }) => `${code} ${file}`) }
}

const comesAndGoes = {
  'changelog/2026/01/one.md': entry('type: added\ndate: 2026-01-10'),
  'changelog/2026/01/warned.md': entry(`type: deprecated\ndate: 2026-01-10\n${deprecation}`),
  'changelog/2026/03/gone.md': entry(`type: removed\ndate: 2026-03-10\n${deprecation}`),
  'changelog/2026/04/back.md': entry('type: added\ndate: 2026-04-10'),
}

test("a feature that's removed and added again is valid, and available on the right days", () => {
  const { handbook, codes } = handbookWith(comesAndGoes)
  expect(codes).toEqual([])
  const on = (day: string) =>
    findMatrix(day, collectMatrixData(handbook)).tables.flatMap(({ areas }) => areas.flatMap(({ rows }) => rows.length))
  expect(['2.8', '2.9', '2.10', '2.11'].map(on)).toEqual([[1], [1], [], [1]])
})

test.each<[AskedUpgrade, string[], string[]]>([
  [{ from: '2.9', to: '2.10' }, [], ['2026/03/gone']],
  [{ from: '2.10', to: '2.11' }, ['2026/04/back'], []],
  // The feature exists at both ends; its absence in between doesn't concern those who skip that version.
  [{ from: '2.9', to: '2.11' }, [], []],
])('an upgrade past it shows the final state: %j', (asked, added, ending) => {
  const data = collectUpgradeData(handbookWith(comesAndGoes).handbook)
  const upgrade = readUpgrade({ tier: 'pro', offering: 'hosted', ...asked }, data)
  const answer = upgrade && answerUpgrade(upgrade, data)
  expect([answer?.added.map(({ change }) => change.id), answer?.ending.map(({ change }) => change.id)]).toEqual([added, ending])
})

test("two minor versions on one day are a problem, and the lower one gets that day's entries", () => {
  const { handbook, codes } = handbookWith({
    'releases/2.12.md': release('2026-05-10'),
    'releases/2.13.md': release('2026-05-10'),
    'changelog/2026/05/same.md': entry('type: fixed\ndate: 2026-05-10'),
  })
  expect(codes).toEqual(['release-order releases/2.13.md'])
  expect(groupByRelease(handbook).map(({ release }) => release?.id)).toEqual(['2.12'])
})

test('an unordered calendar is a problem, and its groups stay in version order', () => {
  const { handbook, codes } = handbookWith({ 'releases/2.10.1.md': release('2026-06-10'), 'releases/2.10.2.md': release('2026-06-01') })
  expect(codes).toEqual(['release-order releases/2.10.2.md'])
  expect(releasesOf(handbook, 'hosted').map(({ id }) => id)).toEqual(['2.8', '2.9', '2.10', '2.10.1', '2.10.2', '2.11'])
})
