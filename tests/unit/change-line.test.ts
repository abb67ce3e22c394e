/** Lines of the changelog, and renaming a plan in one file. */
import { expect, test } from 'vitest'
import { changeLineOf } from '../../src/collections/changelog/change-line.ts'
import { filterOptions } from '../../src/collections/changelog/filter.ts'
import { collectMatrixData } from '../../src/answers/matrix/collect.ts'
import { findMatrix } from '../../src/answers/matrix/matrix.ts'
import type { Change } from '../../src/collections/changelog/reach.ts'
import { entryOf, handbookOf } from './handbooks.ts'

const entry = (title: string, fields: string) =>
  `---\ntitle: ${title}\ndescription: D.\nstatus: published\nauthors: [ada]\nreviews: [{ by: bob, on: 2026-01-01, verdict: approve }]\n${fields}\n---\n`
const feature = (title: string, availability: string) =>
  `title: ${title}\nsummary: S.\narea: core\nlifecycle: [{ stage: ga, since: 2025-02-01 }]\navailability: ${availability}\n`

const files = {
  'people.yaml': '- { id: ada, name: Ada, active: true }\n- { id: bob, name: Bob, active: true }\n',
  'areas.yaml': '- { id: core, title: Core, owner: ada }\n',
  'offerings.yaml':
    '- { id: cloud, title: Cloud, delivery: continuous }\n- { id: lab, title: Lab, delivery: continuous }\n- { id: hosted, title: Hosted, delivery: versioned }\n',
  'tiers.yaml': [
    '- { id: base, names: [{ from: 2025-01-01, label: Base }], rank: 1, offerings: [cloud, hosted], introduced: 2025-01-01, retired: 2026-06-01, successors: [team] }',
    '- { id: team, names: [{ from: 2025-01-01, label: Team }], rank: 2, offerings: [cloud, hosted], introduced: 2025-01-01 }',
  ].join('\n'),
  'releases/1.0.yaml': 'date: 2026-02-10\nstatus: released\noffering: hosted\n',
  'features/both.yaml': feature(
    'Both',
    '[{ tier: team, offering: cloud, since: 2025-02-01 }, { tier: base, offering: cloud, since: 2025-02-01, until: 2026-06-01 }, { tier: team, offering: hosted, since: "1.0" }]',
  ),
  'features/cloudy.yaml': feature('Cloudy', '[{ tier: base, offering: cloud, since: 2025-02-01 }]'),
  'features/open.yaml': feature('Open', 'undecided'),
  'changelog/both.md': entry('For both', 'type: added\nfeatures: [both]\ndate: 2026-02-01'),
  'changelog/cloudy.md': entry('On Cloud', 'type: fixed\nfeatures: [cloudy]\ndate: 2026-02-01'),
  'changelog/open.md': entry('Still open', 'type: fixed\nfeatures: [open]\ndate: 2026-02-01'),
  'changelog/all.md': entry('For all', 'type: fixed\nfeatures: []\ndate: 2026-02-01'),
}
const renamed = {
  ...files,
  'tiers.yaml': files['tiers.yaml'].replace('label: Team }]', 'label: Team }, { from: 2026-03-01, label: Pro }]'),
}

const checkedOf = (written: Readonly<Record<string, string>>) => {
  const checked = handbookOf(written)
  expect(checked.problems).toEqual([])
  return checked
}
const lineIn = (written: Readonly<Record<string, string>>, id: string) => {
  const checked = checkedOf(written)
  return changeLineOf(entryOf(checked, 'changelog', id) as unknown as Change, checked.handbook)
}

test.each([
  { id: 'both', tiers: ['Base (retired)', 'Team'], onlyOn: [], found: ['base', 'team'] },
  { id: 'cloudy', tiers: ['Base (retired)'], onlyOn: ['Cloud'], found: ['base'] },
  { id: 'open', tiers: [], onlyOn: [], found: ['base', 'team'] },
  { id: 'all', tiers: [], onlyOn: [], found: ['base', 'team'] },
])('$id: $tiers, only on $onlyOn', ({ id, tiers, onlyOn, found }) => {
  const line = lineIn(files, id)
  const said =
    typeof line.tiers === 'string' ? line.tiers : line.tiers.map(({ name, isRetired }) => (isRetired ? `${name} (retired)` : name))
  expect(said).toEqual(tiers)
  expect(line.onlyOn).toEqual(onlyOn)
  expect(line.found.tiers.toSorted()).toEqual(found)
})

test('one line in one file renames a plan: lists, filter and matrix follow, and earlier days keep the name of their time', () => {
  const changed = Object.keys(files).filter((path) => files[path as keyof typeof files] !== renamed[path as keyof typeof files])
  expect(changed).toEqual(['tiers.yaml'])
  const team = (written: typeof files) => {
    const { tiers } = lineIn(written, 'both')
    return tiers === 'undecided' ? undefined : tiers.find(({ name }) => name === 'Team')?.today
  }
  expect([team(files), team(renamed)]).toEqual([undefined, 'Pro'])

  const { handbook } = checkedOf(renamed)
  expect(filterOptions([lineIn(renamed, 'both')], handbook).tier).toEqual([
    { value: 'base', title: 'Base' },
    { value: 'team', title: 'Team, Pro' },
  ])
  const heads = (on: string | undefined) =>
    findMatrix(on, collectMatrixData(handbook)).tables[0]?.tiers.map(({ name, today }) => [name, today ?? ''].join('/'))
  expect(heads('2026-02-01')).toEqual(['Base/', 'Team/Pro'])
  expect(heads(undefined)).toEqual(['Pro/'])
})
