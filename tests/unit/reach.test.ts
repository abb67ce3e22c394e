import { expect, test } from 'vitest'
import { entriesOfRelease, releaseOf } from '../../src/collections/changelog/view.ts'
import type { Entry } from '../../src/graph/entry.ts'
import { type Change, reachOf } from '../../src/collections/changelog/reach.ts'
import { findRelease, supportedReleases, supportOf } from '../../src/collections/releases/order.ts'
import { holdingsOf, holdingsOn, isSold, tierName, tiersOf } from '../../src/collections/tiers/view.ts'
import { releaseKind, lineOf } from '../../src/plain/versions.ts'
import { entryOf, handbookOf } from './handbooks.ts'

const release = (date: string, more = '') => `date: ${date}\nstatus: released\noffering: hosted\n${more}`
const entry = (fields: string) =>
  `---\ntitle: E${Math.abs(hash(fields))}\ndescription: D.\nstatus: published\nauthors: [ada]\nreviews: [{ by: bob, on: 2026-01-01, verdict: approve }]\n${fields}\n---\n`
const hash = (text: string) => [...text].reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0)) | 0, 7)
const feature = (availability: string) =>
  `title: F${Math.abs(hash(availability))}\nsummary: S.\narea: core\nlifecycle: []\navailability: ${availability}\n`

const files = {
  'people.yaml': '- { id: ada, name: Ada, active: true }\n- { id: bob, name: Bob, active: true }\n',
  'areas.yaml': '- { id: core, title: Core, owner: ada }\n',
  'offerings.yaml': '- { id: cloud, title: Cloud, delivery: continuous }\n- { id: hosted, title: Hosted, delivery: versioned }\n',
  'tiers.yaml': [
    '- { id: pro, names: [{ from: 2025-01-01, label: Team }, { from: 2026-02-01, label: Pro }], rank: 2, offerings: [cloud, hosted], introduced: 2025-01-01 }',
    '- { id: base, names: [{ from: 2025-01-01, label: Base }], rank: 1, offerings: [cloud, hosted], introduced: 2025-01-01, retired: 2026-03-01, successors: [pro] }',
    '- { id: small, names: [{ from: 2025-01-01, label: Small }], rank: 3, offerings: [cloud], introduced: 2025-01-01 }',
  ].join('\n'),
  'releases/2.8.yaml': release('2026-01-10'),
  'releases/2.8.1.yaml': release('2026-02-20'),
  'releases/2.9.yaml': release('2026-02-10'),
  'releases/2.10.yaml': release('2026-03-10', 'supportedUntil: 2026-12-31\n'),
  'releases/2.11.yaml': 'date: 2026-12-10\nstatus: planned\noffering: hosted\n',
  'features/moves.yaml': feature(
    '[{ tier: pro, offering: cloud, since: 2026-01-05 }, { tier: pro, offering: hosted, since: "2.8" }, { tier: base, offering: hosted, since: "2.9", until: "2.10" }]',
  ),
  'features/cloud-only.yaml': feature('[{ tier: base, offering: cloud, since: 2026-01-01 }]'),
  'features/open.yaml': feature('undecided'),
  'features/lost.yaml': feature(
    '[{ tier: small, offering: cloud, since: 2026-01-01, until: 2026-05-01 }, { tier: pro, offering: cloud, since: 2026-05-01 }]',
  ),
  'features/later.yaml': feature('[{ tier: base, offering: hosted, since: "2.9" }]'),
  'features/none.yaml': feature('[]'),
  'changelog/early.md': entry('type: added\nfeatures: [moves]\ndate: 2026-01-05'),
  'changelog/between.md': entry('type: changed\nfeatures: [moves]\ndate: 2026-01-20'),
  'changelog/gone.md': entry('type: removed\nfeatures: [moves]\ndate: 2026-03-10'),
  'changelog/cloud.md': entry('type: added\nfeatures: [cloud-only]\ndate: 2026-01-20'),
  'changelog/open.md': entry('type: added\nfeatures: [open]\ndate: 2026-01-20'),
  'changelog/lost.md': entry('type: changed\nfeatures: [lost]\nlive: [{ offering: cloud, on: 2026-05-01 }]'),
  'changelog/empty.md': entry('type: changed\nfeatures: [none]\ndate: 2026-01-20'),
  'changelog/split.md': entry('type: added\nfeatures: [moves, later]\ndate: 2026-01-06'),
  'changelog/all.md': entry('type: fixed\nfeatures: []\ndate: 2026-01-20'),
  'changelog/backport.md': entry('type: fixed\nfeatures: []\ndate: 2026-02-10\nrelease: "2.9"\nbackports: ["2.8.1"]'),
  'changelog/live.md': entry('type: added\nfeatures: [moves]\nlive: [{ offering: hosted, on: 2026-02-11 }]'),
  'changelog/late.md': entry('type: added\nfeatures: [moves]\ndate: 2026-12-11'),
  'changelog/withdrawn.md': entry('type: fixed\nfeatures: []\ndate: 2026-02-10').replace('published', 'withdrawn'),
}
const checked = handbookOf(files)
const facts = checked.handbook
const change = (id: string, from = checked) => entryOf(from, 'changelog', id) as unknown as Change
const reachText = (id: string, from = checked) =>
  reachOf(change(id, from), from.handbook).map(({ offering, on, releases, tiers, followers }) =>
    [
      offering,
      offering === 'cloud' ? on : releases.map((each) => each.id).join('+'),
      typeof tiers === 'string' ? tiers : tiers.toSorted().join(','),
      ...(followers.length > 0 ? [`(${followers.join(',')})`] : []),
    ].join(' '),
  )

test.each([
  ['early', ['cloud 2026-01-05 pro', 'hosted 2.8 pro'], '2.8'],
  ['between', ['cloud 2026-01-20 pro', 'hosted 2.9 base,pro'], '2.9'],
  ['gone', ['cloud 2026-03-10 pro (base)', 'hosted 2.10 pro (base)'], '2.10'],
  ['lost', ['cloud 2026-05-01 pro (base,small)'], '2.11'],
  ['empty', ['cloud 2026-01-20 all', 'hosted 2.9 all'], '2.9'],
  ['split', ['cloud 2026-01-06 pro', 'hosted 2.8 base,pro'], '2.8'],
  ['cloud', ['cloud 2026-01-20 base'], '2.9'],
  ['open', ['cloud 2026-01-20 all', 'hosted 2.9 all'], '2.9'],
  ['all', ['cloud 2026-01-20 all', 'hosted 2.9 all'], '2.9'],
  ['backport', ['cloud 2026-02-10 all', 'hosted 2.8.1+2.9 all'], '2.9'],
  ['live', ['hosted 2.10 pro (base)'], '2.10'],
  ['late', ['cloud 2026-12-11 pro (base)', 'hosted  pro (base)'], undefined],
])('%s reaches %j and is listed under %s', (id, expected, listedUnder) => {
  expect(reachText(id)).toEqual(expected)
  expect(releaseOf(change(id), facts)?.id).toBe(listedUnder)
})

test('only staff learn that the plans are undecided', () => {
  expect(reachText('open', handbookOf(files, { audience: 'staff' }))).toEqual(['cloud 2026-01-20 undecided', 'hosted 2.9 undecided'])
})

test('a release has its entries and backports, but nothing withdrawn or unreleased for its offering', () => {
  const ids = (version: string) => entriesOfRelease(facts, { id: version }).map(({ id }) => id)
  expect(ids('2.8.1')).toEqual(['backport'])
  expect(ids('2.9')).toEqual(['open', 'between', 'empty', 'backport', 'all'])
})

test('the name of a plan is that of the day, plus today’s if it differs', () => {
  const pro = tiersOf(facts)[1]
  expect(pro && tierName(pro, '2026-01-31', facts)).toEqual({ name: 'Team', today: 'Pro' })
  expect(pro && tierName(pro, '2026-02-01', facts)).toEqual({ name: 'Pro', today: undefined })
  expect(tiersOf(facts).map((tier) => [tier.id, isSold(tier, '2026-02-28'), isSold(tier, '2026-03-01')])).toEqual([
    ['base', true, false],
    ['pro', true, true],
    ['small', true, true],
  ])
})

test('a plan has a feature from the day of its version until the other day', () => {
  const holdings = holdingsOf(entryOf(checked, 'features', 'moves') as unknown as Entry<'features'>, facts) ?? []
  const on = (day: string) => holdingsOn(holdings, day).map(({ tier, offering }) => `${tier} ${offering}`)
  expect(on('2026-01-09')).toEqual(['pro cloud'])
  expect(on('2026-02-10')).toEqual(['pro cloud', 'pro hosted', 'base hosted'])
  expect(on('2026-03-10')).toEqual(['pro cloud', 'pro hosted'])
})

test('support ends with the minor version that the policy names, or on the given day', () => {
  const support = (version: string, now = '2026-11-24T00:00:00Z', minors = 2) => {
    const release = findRelease(facts, version)
    const config = { ...facts.config, policy: { ...facts.config.policy, supportedMinors: minors } }
    const { until, isSupported, endedBy } = supportOf(release as NonNullable<typeof release>, { ...facts, now, config })
    return [until, isSupported, endedBy?.id]
  }
  expect(support('2.8')).toEqual(['2026-03-10', false, '2.10'])
  expect(support('2.8.1', '2026-03-09T23:59:59Z')).toEqual(['2026-03-10', true, '2.10'])
  expect(support('2.9')).toEqual(['2026-12-10', true, '2.11'])
  expect(support('2.9', undefined, 3)).toEqual([undefined, true, undefined])
  expect(support('2.10', '2026-12-31T10:00:00Z')).toEqual(['2026-12-31', true, undefined])
  expect(support('2.10', '2027-01-01T00:00:00Z')).toEqual(['2026-12-31', false, undefined])
  expect(support('2.11')).toEqual([undefined, false, undefined])
  expect(supportedReleases(facts, 'hosted').map(({ id }) => id)).toEqual(['2.8', '2.8.1', '2.9', '2.10'])
})

test.each([
  ['3.0', '3.0', 'major'],
  ['3.0.0', '3.0', 'major'],
  ['2.30', '2.30', 'minor'],
  ['2.30.0', '2.30', 'minor'],
  ['2.30.1', '2.30', 'patch'],
])('%s belongs to %s and is a %s release', (version, line, kind) => {
  expect([lineOf(version), releaseKind(version)]).toEqual([line, kind])
})
