import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { stateOf } from '../../src/collections/releases/view.ts'
import { findRelease, type Release } from '../../src/collections/releases/order.ts'
import { answerUpgrade, type Item, type UpgradeAnswer } from '../../src/answers/upgrade/answer.ts'
import { collectUpgradeData } from '../../src/answers/upgrade/collect.ts'
import { type AskedUpgrade, readUpgrade } from '../../src/answers/upgrade/query.ts'
import { staticAnswers, versionsWithAnswers } from '../../src/answers/upgrade/static-answers.ts'
import { handbookIn, handbookOf } from './handbooks.ts'

const checked = handbookIn(join(import.meta.dirname, '../fixtures/upgrade'), { now: '2025-08-01T00:00:00.000Z' })
const data = collectUpgradeData(checked.handbook)

function ask(asked: AskedUpgrade): UpgradeAnswer {
  const upgrade = readUpgrade(asked, data)
  if (!upgrade) throw new Error('There are not two releases.')
  return answerUpgrade(upgrade, data)
}

/** The answer, one item per line. */
function told(answer: UpgradeAnswer): Record<string, unknown> {
  const line = ({ change, version, on, folded, isBack }: Item) =>
    [version ?? on, change.id, ...(isBack ? ['(back)'] : []), ...(folded.length > 0 ? ['+', ...folded.map(({ id }) => id)] : [])].join(' ')
  const { actions, breaking, changed, added, ending, security, fixed, undone, moves, stops, elsewhere, notes, upgradeNotes } = answer
  const all = {
    stops,
    upgradeNotes,
    actions: actions.map(({ change }) => change.breaking?.action),
    breaking: breaking.map(line),
    changed: changed.map(line),
    added: added.map(line),
    ending: ending.map(line),
    security: security.map(line),
    fixed: fixed.map(line),
    undone: undone.map(({ id }) => id),
    moves: moves.map(({ feature, tiers, kind, limits }) => [...tiers, kind, feature.id, ...(limits ?? [])].join(' ')),
    elsewhere: elsewhere.map(({ tier, count }) => `${tier} ${count}`),
    notes: notes.map((note) => note.kind),
  }
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value.length > 0))
}

test('the fixture has no problems', () => {
  expect(checked.problems).toEqual([])
})

describe('from 2.3 to 2.9', () => {
  const actions = ['Add the secret to each receiver.']
  const onSelfHosted = {
    stops: ['2.5'],
    upgradeNotes: ['2.7'],
    actions,
    breaking: ['2.6 webhooks-signed', '2.7 cache-moved'],
    ending: ['2.7 old-api'],
    security: ['2.9 token-leak'],
    fixed: ['2.3.1 crash-fixed'],
    undone: ['chat-added', 'chat-fixed', 'chat-removed'],
  }
  const onCloud = {
    actions,
    breaking: ['2025-04-25 webhooks-signed', '2025-06-04 cache-moved'],
    ending: ['2025-05-20 old-api'],
    security: ['2025-07-28 token-leak'],
    fixed: ['2025-03-12 crash-fixed'],
    undone: ['chat-added', 'chat-fixed', 'chat-removed'],
  }

  test.each([
    [
      'self-hosted',
      'hobby',
      {
        ...onSelfHosted,
        changed: ['2.9 metrics-added (back) + metrics-removed', '2.8 backup-tiers'],
        added: ['2.9 at-to'],
        moves: ['hobby gained backup'],
        elsewhere: ['team 2'],
      },
    ],
    [
      'self-hosted',
      'team',
      { ...onSelfHosted, changed: ['2.8 backup-tiers'], added: ['2.9 at-to', '2.4 audit-added + audit-fixed'], elsewhere: ['hobby 2'] },
    ],
    [
      'cloud',
      'hobby',
      {
        ...onCloud,
        changed: ['2025-07-10 metrics-added (back) + metrics-removed', '2025-06-20 backup-tiers'],
        added: ['2025-07-30 at-to', '2025-05-01 cloud-only'],
        moves: ['hobby gained backup', 'hobby limit quota Up to 1 GB Up to 5 GB'],
        elsewhere: ['team 2'],
      },
    ],
    [
      'cloud',
      'team',
      {
        ...onCloud,
        changed: ['2025-06-20 backup-tiers'],
        added: ['2025-07-30 at-to', '2025-05-01 cloud-only', '2025-03-01 audit-added + audit-fixed'],
        elsewhere: ['hobby 2'],
      },
    ],
  ])('on %s with %s', (offering, tier, expected) => {
    expect(told(ask({ from: '2.3', to: '2.9', offering, tier }))).toEqual(expected)
  })
})

test("a fix that also came to an older line isn't new to those who run that patch", () => {
  expect(ask({ from: '2.3', to: '2.4' }).fixed.map(({ change }) => change.id)).toEqual(['crash-fixed'])
  expect(ask({ from: '2.3', to: '2.3.1' }).fixed.map(({ change }) => change.id)).toEqual(['crash-fixed'])
  expect(ask({ from: '2.3.1', to: '2.4' }).fixed).toEqual([])
  expect(ask({ from: '2.3.1', to: '2.9' }).fixed).toEqual([])
})

test('what was removed in the range existed before it, and is listed', () => {
  expect(told(ask({ from: '2.5', to: '2.8' }))['ending']).toEqual(['2.8 chat-removed', '2.7 old-api', '2.6.1 metrics-removed'])
  expect(told(ask({ from: '2.5', to: '2.7' }))['fixed']).toEqual(['2.6.1 chat-fixed'])
})

test('a breaking security fix is listed as both', () => {
  const breaking = { impact: 'Old tokens end.', action: 'Make new ones.', automated: false }
  const changes = data.changes.map((change) => (change.type === 'security' ? { ...change, breaking } : change))
  const upgrade = readUpgrade({ from: '2.8', to: '2.9' }, data)
  const answer = upgrade && answerUpgrade(upgrade, { ...data, changes })
  const ids = (items: readonly Item[] | undefined) => items?.map(({ change }) => change.id)
  expect([ids(answer?.security), ids(answer?.breaking), ids(answer?.actions)]).toEqual([['token-leak'], ['token-leak'], ['token-leak']])
})

describe('a breaking removal of a feature with undecided plans', () => {
  const entry = (title: string, more: string) =>
    `---\ntitle: ${title}\ndescription: D.\nfeatures: [sync]\nstatus: published\nauthors: [ada]\nreviews: [{ by: bob, on: 2024-01-01, verdict: approve }]\n${more}\n---\n`
  const dataWith = (lifecycle: string) =>
    collectUpgradeData(
      handbookOf({
        'people.yaml': '- { id: ada, name: Ada, active: true }\n- { id: bob, name: Bob, active: true }\n',
        'areas.yaml': '- { id: core, title: Core, owner: ada }\n',
        'offerings.yaml': '- { id: hosted, title: Hosted, delivery: versioned }\n',
        'tiers.yaml': '- { id: t1, names: [{ from: 2020-01-01, label: Pro }], rank: 1, offerings: [hosted], introduced: 2020-01-01 }\n',
        'features/sync.yaml': `title: Sync\nsummary: S.\narea: core\nlifecycle: ${lifecycle}\navailability: undecided\n`,
        'releases/1.9.0.yaml': 'date: 2024-02-01\nstatus: released\noffering: hosted\n',
        'releases/1.10.0.yaml': 'date: 2024-03-01\nstatus: released\noffering: hosted\n',
        'releases/2.0.0.yaml': 'date: 2024-04-01\nstatus: released\noffering: hosted\n',
        'changelog/sync-added.md': entry('Sync', 'type: added\ndate: 2024-03-01\nrelease: 1.10.0'),
        'changelog/sync-removed.md': entry(
          'No more sync',
          'type: removed\ndate: 2024-04-01\nrelease: 2.0.0\nbreaking: { kind: api, impact: Sync ends., action: Use copies., automated: false }',
        ),
      }).handbook,
    )

  test.each([
    ['[{ stage: ga, since: 2023-01-01 }]', { breaking: ['2.0.0 sync-removed + sync-added'] }],
    ['[]', { undone: ['sync-added'] }],
  ])('with the lifecycle %s', (lifecycle, more) => {
    const from = dataWith(lifecycle)
    for (const tier of [undefined, 't1'])
      for (const [start, expected] of [
        ['1.10.0', {}],
        ['1.9.0', more],
      ] as const) {
        const upgrade = readUpgrade({ from: start, to: '2.0.0', tier }, from)
        if (!upgrade) throw new Error('There are not two releases.')
        expect(told(answerUpgrade(upgrade, from))).toEqual({
          actions: ['Use copies.'],
          breaking: ['2.0.0 sync-removed'],
          ...expected,
        })
      }
  })
})

test('a stop is required if one comes from before it', () => {
  expect(ask({ from: '2.5', to: '2.9' }).stops).toEqual([])
  expect(ask({ from: '2.4', to: '2.6.1' }).stops).toEqual([])
  expect(ask({ from: '2.4', to: '2.7' }).stops).toEqual(['2.5'])
})

describe('an invalid query gets an answer anyway', () => {
  const range = ({ from, to }: UpgradeAnswer) => `${from.version} ${to.version}`

  test.each<[AskedUpgrade, string, object[]]>([
    [{}, '2.7 2.9', []],
    [{ from: '', to: '' }, '2.7 2.9', []],
    [{ from: ' v2.3.0 ', to: '2.9.0' }, '2.3 2.9', []],
    [
      { from: '9.9', to: 'abc' },
      '2.7 2.9',
      [
        { kind: 'unknown-release', asked: 'abc', taken: '2.9' },
        { kind: 'unknown-release', asked: '9.9', taken: '2.7' },
      ],
    ],
    [{ from: '2.9', to: '2.3' }, '2.3 2.9', [{ kind: 'turned-round' }]],
    [{ from: '2.3', to: '2.3' }, '2.3 2.3', [{ kind: 'same' }]],
    [{ to: '2.2' }, '2.2 2.7', [{ kind: 'turned-round' }]],
    [
      { from: '2.6', to: '2.9' },
      '2.6 2.9',
      [{ kind: 'yanked', version: '2.6', reason: 'It lost the settings of webhooks.', instead: '2.6.1' }],
    ],
    [{ to: '2.10' }, '2.7 2.10', [{ kind: 'planned', version: '2.10', on: '2025-08-27' }]],
    [{ offering: 'moon' }, '2.7 2.9', [{ kind: 'unknown-offering', asked: 'moon' }]],
    [{ tier: 'gold' }, '2.7 2.9', [{ kind: 'unknown-tier', asked: 'gold' }]],
    [{ tier: 'edge' }, '2.7 2.9', [{ kind: 'tier-later', tier: 'edge', on: '2025-12-01' }]],
    [{ tier: 'legacy', offering: 'cloud' }, '2.7 2.9', [{ kind: 'tier-elsewhere', tier: 'legacy', offerings: ['self-hosted'] }]],
  ])('%j', (asked, expected, notes) => {
    const answer = ask(asked)
    expect(range(answer)).toBe(expected)
    expect(answer.notes).toEqual(notes)
  })

  test('a handbook without two releases has no upgrade answers', () => {
    expect(readUpgrade({}, { ...data, releases: data.releases.slice(0, 1) })).toBeUndefined()
    expect(readUpgrade({ from: '1' }, { ...data, releases: [], offerings: [], tiers: [] })).toBeUndefined()
  })
})

describe('in place of a withdrawn release, the newest patch of the next line is suggested', () => {
  const release = (date: string, status = 'released') => `date: ${date}\nstatus: ${status}\noffering: hosted\n`
  const files = {
    'offerings.yaml': '- { id: hosted, title: Hosted, delivery: versioned }\n',
    'releases/1.10.0.yaml': release('2024-01-01'),
    'releases/1.10.1.yaml': release('2024-02-01', 'yanked\nreason: It failed.'),
    'releases/2.0.0.yaml': release('2024-03-01'),
    'releases/2.0.1-rc.1.yaml': release('2024-03-20'),
    'releases/2.0.1.yaml': release('2024-04-01'),
    'releases/2.0.2.yaml': release('2024-05-01', 'yanked\nreason: It failed.'),
    'releases/2.0.3.yaml': release('2030-05-01', 'planned'),
    'releases/2.1.0.yaml': release('2024-06-01'),
  }
  test.each([
    ['1.10.1', {}, '2.0.1'],
    ['1.10.1', { 'releases/1.10.2.yaml': release('2024-03-02'), 'releases/1.10.3.yaml': release('2024-03-03') }, '1.10.3'],
    ['2.0.2', {}, '2.1.0'],
  ])('%s with %j', (version, more, expected) => {
    const { handbook } = handbookOf({ ...files, ...more })
    expect(stateOf(findRelease(handbook, version) as Release, handbook).yanked?.instead?.id).toBe(expected)
    const upgrade = readUpgrade({ from: version, to: '2.1.0' }, collectUpgradeData(handbook))
    expect(upgrade?.notes).toEqual([{ kind: 'yanked', version, reason: 'It failed.', instead: expected }])
  })
})

test('each release has answers from the previous one and from the oldest supported at its time', () => {
  expect(versionsWithAnswers(data)).toEqual(['2.9', '2.8', '2.7', '2.6.1', '2.5', '2.4', '2.3.1', '2.3'])
  const from = (version: string) => {
    const answers = staticAnswers(version, data, 3)
    return [answers?.sincePrevious.from.version, answers?.sinceOldest?.from.version]
  }
  expect(from('2.9')).toEqual(['2.8', '2.7'])
  expect(from('2.6.1')).toEqual(['2.5', '2.3'])
  expect(from('2.3')).toEqual(['2.2', undefined])
  expect(from('2.2')).toEqual([undefined, undefined])
})
