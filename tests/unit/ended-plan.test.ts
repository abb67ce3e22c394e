/** The upgrade answer for a plan that's no longer sold; and the same end date wherever it's shown. */
import { describe, expect, test } from 'vitest'
import { answerHtml } from '../../src/components/upgrade/answer.ts'
import { availabilityOf } from '../../src/collections/features/view.ts'
import { collectMatrixData } from '../../src/answers/matrix/collect.ts'
import { answerUpgrade } from '../../src/answers/upgrade/answer.ts'
import { collectUpgradeData } from '../../src/answers/upgrade/collect.ts'
import { type AskedUpgrade, readUpgrade } from '../../src/answers/upgrade/query.ts'
import { entryOf, handbookOf } from './handbooks.ts'

const tier = (id: string, more: string) => `- { id: ${id}, rank: 1, offerings: [cloud, hosted], introduced: 2025-01-01, ${more} }\n`
const label = (name: string) => `names: [{ from: 2025-01-01, label: ${name} }]`
const feature = (title: string, rows: readonly string[]) =>
  `title: ${title}\nsummary: S.\narea: core\nlifecycle: []\navailability: [${rows.map((row) => `{ ${row} }`).join(', ')}]\n`
const release = (date: string, status = 'released') => `date: ${date}\nstatus: ${status}\noffering: hosted\n`

const checked = handbookOf({
  'people.yaml': '- { id: ada, name: Ada, active: true }\n- { id: bob, name: Bob, active: true }\n',
  'areas.yaml': '- { id: core, title: Core, owner: ada }\n',
  'offerings.yaml': '- { id: cloud, title: Cloud, delivery: continuous }\n- { id: hosted, title: Hosted, delivery: versioned }\n',
  'tiers.yaml': [
    tier(
      'team',
      'names: [{ from: 2025-01-01, label: Team }, { from: 2025-08-04, label: Pro }], retired: 2026-07-24, successors: [edge, hub, middle]',
    ),
    tier('middle', `${label('Middle')}, retired: 2026-08-01, successors: [fleet, edge]`),
    tier('edge', label('Edge')),
    tier('hub', label('Hub')),
    tier('fleet', label('Fleet')),
    tier('solo', `${label('Solo')}, retired: 2026-07-24`),
    tier('leaving', `${label('Leaving')}, retired: 2027-03-01, successors: [hub]`),
    tier('circle', `${label('Circle')}, retired: 2026-07-24, successors: [around]`),
    tier('around', `${label('Around')}, retired: 2026-07-24, successors: [circle]`),
    tier('late', `${label('Late')}, retired: 2026-07-24, successors: [leaving]`),
    `- { id: trial, rank: 1, offerings: [cloud], introduced: 2025-01-01, ${label('Trial')}, retired: 2026-07-24, successors: [edge] }\n`,
  ].join(''),
  'releases/2.8.yaml': release('2026-01-10'),
  'releases/2.9.yaml': release('2026-08-20'),
  'releases/3.0.yaml': release('2026-09-10'),
  'releases/3.1.yaml': release('2027-04-01', 'planned'),
  'features/audit.yaml': feature('Audit', [
    'tier: team, offering: hosted, since: 2025-02-01, until: "3.0"',
    'tier: edge, offering: hosted, since: "3.0"',
    'tier: fleet, offering: hosted, since: "3.0"',
    'tier: hub, offering: hosted, since: 2025-02-01',
  ]),
  'features/seats.yaml': feature('Seats', [
    'tier: team, offering: hosted, since: 2025-02-01, limit: { value: 5, unit: people }',
    'tier: hub, offering: hosted, since: "3.0", limit: unlimited',
  ]),
  'features/cloudy.yaml': feature('Cloudy', ['tier: team, offering: cloud, since: 2025-02-01']),
  'changelog/plans.md':
    '---\ntitle: Choose a plan\ndescription: D.\ntype: changed\nfeatures: [audit]\ndate: 2026-09-10\nstatus: published\nauthors: [ada]\nreviews: [{ by: bob, on: 2026-01-01, verdict: approve }]\n---\n',
})
const data = collectUpgradeData(checked.handbook)

function ask(asked: AskedUpgrade) {
  const upgrade = readUpgrade(asked, data)
  if (!upgrade) throw new Error('There are not two releases.')
  return answerUpgrade(upgrade, data)
}
/** Sections as lines of text without tags. */
const said = (asked: AskedUpgrade) =>
  answerHtml(ask(asked), data)
    .replace(/<(?:p|h\d|li|tr|summary)\b/g, '\n$&')
    .split('\n')
    .map((part) =>
      part
        .replace(/<[^>]*>/g, ' ')
        .replace(/\s+/g, ' ')
        .replace(/ ([,.:])/g, '$1')
        .trim(),
    )
    .filter((line) => line !== '')

test('the whole answer for a plan that was renamed and ended in the range', () => {
  expect(said({ from: '2.8', to: '3.0', tier: 'team' })).toMatchInlineSnapshot(`
    [
      "From 2.8 to 3.0",
      "2.8 (10 January 2026) → 3.0 (10 September 2026) on Hosted with Team (later Pro): 1 change, 1 thing to do",
      "What to do",
      "Your plan, Team (later Pro), ended on 24 July 2026. Choose Edge, Hub or Fleet. Compare the plans",
      "Edge has 1 of the 2 features you use",
      "Hub has 2 of the 2 features you use",
      "Fleet has 1 of the 2 features you use",
      "What you use today and which plans have it (2 features)",
      "Feature Team (later Pro) Edge Hub Fleet",
      "Audit ● Included ● Included ● Included ● Included",
      "Seats ● Included Up to 5 people – Not included ● Included Unlimited – Not included",
      "Copy as a list",
      "Changed",
      "Choose a plan 3.0 · Edge · Hub · Fleet",
    ]
  `)
})

describe('the first action', () => {
  const first = (asked: AskedUpgrade) => /<span>(Your plan[^<]*)<\/span>/.exec(answerHtml(ask(asked), data))?.[1]

  test.each<[string, AskedUpgrade, string | undefined]>([
    [
      'ended before the range',
      { from: '2.9', to: '3.0', tier: 'team' },
      'Your plan, Team (later Pro), ended on 24 July 2026. Choose Edge, Hub or Fleet.',
    ],
    [
      'ended after the range, before today',
      { from: '2.8', to: '2.8', tier: 'team' },
      'Your plan, Team (later Pro), ended on 24 July 2026. Choose Edge, Hub or Fleet.',
    ],
    [
      'no successor',
      { from: '2.8', to: '3.0', tier: 'solo' },
      'Your plan, Solo, ended on 24 July 2026. No plan replaces it on Hosted. Choose a current plan: Edge, Hub, Fleet or Leaving. Leaving itself ends on 1 March 2027.',
    ],
    [
      'successors in a circle',
      { from: '2.8', to: '3.0', tier: 'circle' },
      'Your plan, Circle, ended on 24 July 2026. No plan replaces it on Hosted. Choose a current plan: Edge, Hub, Fleet or Leaving. Leaving itself ends on 1 March 2027.',
    ],
    [
      'ends before a release that is planned',
      { from: '3.0', to: '3.1', tier: 'leaving' },
      'Your plan, Leaving, ends on 1 March 2027. Choose Hub.',
    ],
    [
      'a successor that ends itself',
      { from: '2.8', to: '3.0', tier: 'late' },
      'Your plan, Late, ended on 24 July 2026. Choose Leaving. Leaving itself ends on 1 March 2027.',
    ],
    ['ends later', { from: '2.9', to: '3.0', tier: 'leaving' }, undefined],
    ['is sold', { from: '2.8', to: '3.0', tier: 'hub' }, undefined],
  ])('%s', (_, asked, expected) => {
    expect(first(asked)).toBe(expected)
  })

  test('a plan that ends later gives a note', () => {
    expect(said({ from: '2.9', to: '3.0', tier: 'leaving' })).toContain('Your plan, Leaving, ends on 1 March 2027. Compare with Hub')
  })
})

test('without a plan, those that ended are listed with their successors', () => {
  expect(said({ from: '2.8', to: '3.0' }).filter((line) => line.includes('ended on'))).toEqual([
    'Team (later Pro) ended on 24 July 2026. Replaced by Edge, Hub and Fleet.',
    'Middle ended on 1 August 2026. Replaced by Fleet and Edge.',
    'Solo ended on 24 July 2026.',
    'Circle ended on 24 July 2026.',
    'Around ended on 24 July 2026.',
    'Late ended on 24 July 2026. Replaced by Leaving. Leaving itself ends on 1 March 2027.',
  ])
})

test('an ended plan is listed where it was sold', () => {
  const endings = (offering: string) => ask({ from: '2.8', to: '3.0', offering }).endings.map(({ tier: { id } }) => id)
  expect(endings('hosted')).toEqual(['team', 'middle', 'solo', 'circle', 'around', 'late'])
  expect(endings('cloud')).toEqual(['team', 'middle', 'solo', 'circle', 'around', 'late', 'trial'])
})

test('the end date of a plan is the same everywhere', () => {
  const rows = availabilityOf(entryOf(checked, 'features', 'audit'), checked.handbook)
  const end = { kind: 'day', day: '2026-07-24' }
  expect(rows?.find((row) => row.tier === 'Pro')?.until).toEqual(end)
  expect(availabilityOf(entryOf(checked, 'features', 'seats'), checked.handbook)?.[1]?.until).toEqual(end)
  const held = (features: readonly { id: string; held?: readonly (readonly unknown[])[] }[]) =>
    features.find(({ id }) => id === 'audit')?.held?.find(([id]) => id === 'team')
  expect(held(data.features)).toEqual(['team', 'hosted', '2025-02-01', '2026-07-24'])
  expect(held(collectMatrixData(checked.handbook).areas.flatMap(({ features }) => features))).toEqual(held(data.features))
  expect(ask({ tier: 'team' }).ended?.on).toBe('2026-07-24')
})
