/** Nothing ends before it starts: every pair of days, and histories in order. */
import { expect, test } from 'vitest'
import { handbookOf } from './handbooks.ts'

const shared = {
  'people.yaml': '- { id: pm, name: PM, active: true }\n',
  'areas.yaml': '- { id: all, title: All, owner: pm }\n',
  'offerings.yaml': '- { id: cloud, title: Cloud, delivery: continuous }\n',
  'tiers.yaml': '- { id: hub, names: [{ from: 2025-01-01, label: Hub }], rank: 1, offerings: [cloud], introduced: 2025-01-01 }\n',
  'roles/pm.md': '---\ntitle: Product Manager\n---\n',
}
const feature = (lifecycle: string, availability: string) =>
  `title: Log\nsummary: One log.\narea: all\nlifecycle: [${lifecycle}]\navailability: [${availability}]\n`

test.each([
  [
    'until before since',
    'features/log.yaml',
    feature('{ stage: ga, since: 2026-01-01 }', '{ tier: hub, offering: cloud, since: 2026-08-27, until: 2026-08-01 }'),
    '5:72 "hub" has the feature until 2026-08-01, before its start, 2026-08-27. (5:53)',
  ],
  [
    'stages',
    'features/log.yaml',
    feature('{ stage: beta, since: 2026-03-01 }, { stage: ga, since: 2026-01-01 }', ''),
    '4:69 The stage "ga" begins on 2026-01-01, before the stage "beta" of 2026-03-01 above it. (4:35)',
  ],
  [
    'names of a tier',
    'tiers.yaml',
    '- { id: hub, names: [{ from: 2025-03-01, label: Hub }, { from: 2025-01-01, label: Old }], rank: 1, offerings: [cloud], introduced: 2025-01-01 }\n',
    '1:64 The name "Old" begins on 2025-01-01, before the name "Hub" of 2025-03-01 above it. (1:30)',
  ],
  [
    'a tier on sale',
    'tiers.yaml',
    '- { id: hub, names: [{ from: 2025-01-01, label: Hub }], rank: 1, offerings: [cloud], introduced: 2025-01-01, retired: 2024-01-01, successors: [team] }\n- { id: team, names: [{ from: 2024-01-01, label: Team }], rank: 2, offerings: [cloud], introduced: 2024-01-01 }\n',
    '1:119 The tier "hub" is retired on 2024-01-01, before it was introduced on 2025-01-01. (1:98)',
  ],
  [
    'support of a release',
    'releases/2.30.yaml',
    'date: 2026-05-01\nstatus: released\noffering: cloud\nsupportedUntil: 2026-04-01\n',
    '4:17 Support of 2.30 ends on 2026-04-01, before its release on 2026-05-01. (1:7)',
  ],
  [
    'an advert',
    'openings/pm.yaml',
    'role: pm\nstatus: closed\nposted: 2026-11-01\nvalidThrough: 2026-10-01T00:00:00Z\nemployment: FULL_TIME\nlocation: Berlin\napplyUrl: https://example.com/\n',
    '4:15 The application deadline is 2026-10-01, before the posting date, 2026-11-01. (3:9)',
  ],
  [
    'a milestone',
    'milestones/m.yaml',
    'title: M\ndri: pm\nstart: 2026-02-01\ndue: 2026-01-01\nstatus: planned\ngoals: []\nscope: []\n',
    '4:6 "M" ends on 2026-01-01, before it begins on 2026-02-01. (3:8)',
  ],
])('reports a reversed range, and nothing that follows from it: %s', (_, file, text, expected) => {
  const { problems } = handbookOf({ ...shared, [file]: text })
  expect(
    problems.map(({ code, line, column, message, related }) => [
      code,
      `${line}:${column} ${message} (${related?.map((each) => `${each.line}:${each.column}`).join()})`,
    ]),
  ).toEqual([['range-reversed', expected]])
})

test('accepts the same day for both ends', () => {
  const text = feature(
    '{ stage: beta, since: 2026-01-01 }, { stage: ga, since: 2026-01-01 }',
    '{ tier: hub, offering: cloud, since: 2026-01-01 }',
  )
  expect(handbookOf({ ...shared, 'features/log.yaml': text }).problems).toEqual([])
})
