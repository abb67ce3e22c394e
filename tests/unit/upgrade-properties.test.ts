/** For any calendar, features and plans: a longer range says no less, and feeds and filters of a plan match its answer. */
import fc from 'fast-check'
import { test } from 'vitest'
import { changeLineOf } from '../../src/collections/changelog/change-line.ts'
import { daysAfter } from '../../src/plain/days.ts'
import type { Entry } from '../../src/graph/entry.ts'
import { feedsOf } from '../../src/outputs/feeds/addresses.ts'
import { entriesOf } from '../../src/graph/graph.ts'
import type { Handbook } from '../../src/graph/handbook.ts'
import { reachOf } from '../../src/collections/changelog/reach.ts'
import { answerUpgrade, type UpgradeAnswer } from '../../src/answers/upgrade/answer.ts'
import { collectUpgradeData } from '../../src/answers/upgrade/collect.ts'
import type { UpgradeData } from '../../src/answers/upgrade/data.ts'
import { selectableReleases } from '../../src/answers/upgrade/query.ts'
import { hasChange } from '../../src/answers/upgrade/range.ts'
import { handbookOf } from './handbooks.ts'

/** Days count from here; the handbook is built long after the last one. */
const day = (count: number) => daysAfter('2026-01-01', count)
const lastDay = 120
const versions = ['1.0', '1.0.1', '1.1', '1.2.0-rc.1', '1.2', '1.2.1', '2.0.0-beta.1', '2.0', '2.1']
const tierIds = ['a', 'b', 'c', 'd']
const offerings = ['cloud', 'hosted']
const anyDay = fc.integer({ min: 0, max: lastDay })
const some = <T>(values: readonly T[], maxLength = values.length) => fc.uniqueArray(fc.constantFrom(...values), { maxLength })

const tier = fc.record({
  introduced: fc.constantFrom(0, 0, 0, 30, 60),
  /** First and last day on sale; undefined if still sold. */
  sold: fc.option(fc.integer({ min: 5, max: 90 }), { nil: undefined }),
  successors: some(tierIds, 3),
  offerings: fc.constantFrom(offerings, offerings, ['cloud'], ['hosted']),
})
const row = fc.record({
  tier: fc.constantFrom(...tierIds),
  offering: fc.constantFrom(...offerings),
  since: fc.oneof(anyDay.map(day), fc.constantFrom(...versions)),
  lasts: fc.option(fc.integer({ min: 1, max: 60 }), { nil: undefined }),
})
const feature = fc.oneof(
  { weight: 4, arbitrary: fc.array(row, { maxLength: 5 }) },
  { weight: 2, arbitrary: fc.constant('undecided' as const) },
)
const change = fc.record({
  type: fc.constantFrom('added', 'added', 'changed', 'removed', 'fixed', 'deprecated', 'security'),
  features: some([0, 1, 2], 2),
  on: anyDay,
  live: fc.option(fc.constantFrom(['cloud'], ['hosted'], offerings), { nil: undefined, freq: 3 }),
  release: fc.option(fc.constantFrom(...versions), { nil: undefined, freq: 2 }),
  backports: fc.oneof({ weight: 4, arbitrary: fc.constant([]) }, { weight: 1, arbitrary: fc.constantFrom(['1.0.1'], ['1.2.1']) }),
  isBreaking: fc.boolean(),
})
/** A feature that is added and removed again, as two changes. */
const history = fc
  .record({ feature: fc.constantFrom(0, 1, 2), added: anyDay, gap: fc.integer({ min: 1, max: 60 }), isBreaking: fc.boolean() })
  .map(({ feature: place, added, gap, isBreaking }) => {
    const common = { features: [place], live: undefined, release: undefined, backports: [] }
    return [
      { ...common, type: 'added', on: added, isBreaking: false },
      { ...common, type: 'removed', on: Math.min(added + gap, lastDay), isBreaking },
    ]
  })
const world = fc.record({
  gaps: fc.array(fc.integer({ min: 1, max: 12 }), { minLength: versions.length, maxLength: versions.length }),
  yanked: fc.option(fc.constantFrom(...versions), { nil: undefined }),
  tiers: fc.array(tier, { minLength: tierIds.length, maxLength: tierIds.length }),
  features: fc.array(feature, { minLength: 3, maxLength: 3 }),
  /** Days on which features became generally available; undefined without a stage. */
  stages: fc.array(fc.option(fc.constantFrom(-200, 20, 60), { nil: undefined }), { minLength: 3, maxLength: 3 }),
  changes: fc
    .tuple(fc.array(change, { minLength: 1, maxLength: 8 }), fc.array(history, { maxLength: 2 }))
    .map(([single, histories]) => [...single, ...histories.flat()]),
})
type World = typeof world extends fc.Arbitrary<infer T> ? T : never

function handbookFrom({ gaps, yanked, tiers, features, stages, changes }: World): Handbook {
  const files: Record<string, string> = {
    'people.yaml': '- { id: ada, name: Ada, active: true }\n- { id: bob, name: Bob, active: true }\n',
    'areas.yaml': '- { id: core, title: Core, owner: ada }\n',
    'offerings.yaml': '- { id: cloud, title: Cloud, delivery: continuous }\n- { id: hosted, title: Hosted, delivery: versioned }\n',
    'tiers.yaml': JSON.stringify(
      tiers.map(({ introduced, sold, successors, offerings: where }, index) => ({
        id: tierIds[index],
        names: [{ from: day(introduced), label: `Plan ${tierIds[index]}` }],
        rank: index,
        offerings: where,
        introduced: day(introduced),
        ...(sold !== undefined && { retired: day(introduced + sold), successors }),
      })),
    ),
  }
  let at = 0
  for (const [index, version] of versions.entries()) {
    at += gaps[index] ?? 1
    const status = version === yanked ? 'yanked\nreason: It failed.' : 'released'
    files[`releases/${version}.yaml`] = `date: ${day(at)}\nstatus: ${status}\noffering: hosted\n`
  }
  for (const [index, rows] of features.entries()) {
    const availability =
      rows === 'undecided'
        ? rows
        : rows.map(({ tier: id, offering, since, lasts }) => ({
            tier: id,
            offering,
            since,
            ...(lasts !== undefined && /^\d{4}-/.test(since) && { until: daysAfter(since, lasts) }),
          }))
    const ga = stages[index]
    const lifecycle = ga === undefined ? [] : [{ stage: 'ga', since: day(ga) }]
    files[`features/f${index}.yaml`] = JSON.stringify({ title: `F${index}`, summary: 'S.', area: 'core', lifecycle, availability })
  }
  for (const [index, { type, features: touched, on, live, release, backports, isBreaking }] of changes.entries())
    files[`changelog/c${index}.yaml`] = JSON.stringify({
      title: `C${index}`,
      description: 'D.',
      type,
      features: touched.map((each) => `f${each}`),
      ...(live ? { live: live.map((offering) => ({ offering, on: day(on) })) } : { date: day(on) }),
      ...(release !== undefined && { release }),
      ...(backports.length > 0 && { backports }),
      status: 'published',
      authors: ['ada'],
      reviews: [{ by: 'bob', on: day(0), verdict: 'approve' }],
      ...(isBreaking && { breaking: { kind: 'api', impact: 'Who calls it.', action: 'Rename it.', automated: false } }),
    })
  // Ignore the rules' problems; a lenient build publishes such a handbook anyway.
  const { handbook } = handbookOf(files)
  if (handbook.entries.filter(({ collection }) => collection === 'changelog').length !== changes.length)
    throw new Error('Entries are missing.')
  return handbook
}

const sections = ['breaking', 'changed', 'added', 'ending', 'security', 'fixed'] as const
/** Ids of the changes in an answer, folded ones included. */
function reportedBy(answer: UpgradeAnswer): Set<string> {
  return new Set(sections.flatMap((name) => answer[name].flatMap(({ change: each, folded }) => [each.id, ...folded.map(({ id }) => id)])))
}

/** Every possible query: plans with an offering that sells them, and no plan. */
function* questions(data: UpgradeData) {
  for (const { id: offering } of data.offerings)
    for (const plan of [undefined, ...data.tiers.filter((each) => each.offerings.includes(offering))])
      yield { offering, tier: plan, places: selectableReleases(offering, data), ask: answers(data, offering, plan) }
}
const answers = (data: UpgradeData, offering: string, plan: UpgradeData['tiers'][number] | undefined) => {
  const known = new Map<string, UpgradeAnswer>()
  return (from: number, to: number): UpgradeAnswer => {
    const key = `${from} ${to}`
    const answer = known.get(key) ?? answerUpgrade({ from, to, offering, tier: plan, notes: [] }, data)
    known.set(key, answer)
    return answer
  }
}

// Fixed seed, so every run is the same.
const options = { seed: 20_261_129, numRuns: 40 }

test('the answer from a to c has at least the changes from b to c, unless a later release undid them, and then it says so', () => {
  fc.assert(
    fc.property(world, (generated) => {
      const data = collectUpgradeData(handbookFrom(generated))
      for (const { offering, tier: plan, places, ask } of questions(data))
        for (const c of places)
          for (const b of places.filter((each) => each <= c))
            for (const a of places.filter((each) => each <= b)) {
              const [long, short] = [ask(a, c), ask(b, c)]
              const told = reportedBy(long)
              const undone = new Set(long.undone.map(({ id }) => id))
              const where = `${plan?.id ?? 'all'} on ${offering}, from ${a} or ${b} to ${c}`
              const missing = [...reportedBy(short)].filter((id) => !told.has(id) && !undone.has(id))
              // A fix that also came to an older line isn't new to those who run that patch.
              const isThere = (id: string) => data.changes.some((each) => each.id === id && hasChange(each, a, data.releases))
              const unexplained = missing.filter(
                (id) => offering === 'cloud' || !isThere(id) || generated.changes[Number(id.slice(1))]?.backports.length === 0,
              )
              if (unexplained.length > 0) throw new Error(`${where}: ${unexplained} are not told.`)
              if (long.count + long.undone.length + missing.length < short.count)
                throw new Error(`${where}: ${long.count} < ${short.count}.`)
              if (long.count !== told.size) throw new Error(`${where}: it counts ${long.count} and tells ${told.size}.`)
            }
    }),
    options,
  )
})

test('actions from b to c are in the answer from a to c too; breaking changes and security fixes are never undone', () => {
  fc.assert(
    fc.property(world, (generated) => {
      const data = collectUpgradeData(handbookFrom(generated))
      for (const { offering, tier: plan, places, ask } of questions(data))
        for (const c of places)
          for (const b of places.filter((each) => each <= c))
            for (const a of places.filter((each) => each <= b)) {
              const [long, short] = [ask(a, c), ask(b, c)]
              const where = `${plan?.id ?? 'all'} on ${offering}, from ${a} or ${b} to ${c}`
              const isThere = (id: string) => data.changes.some((each) => each.id === id && hasChange(each, a, data.releases))
              const asked = new Set(long.actions.map(({ change: { id } }) => id))
              const missing = short.actions.map(({ change: { id } }) => id).filter((id) => !asked.has(id))
              const unexplained = missing.filter((id) => offering === 'cloud' || !isThere(id))
              if (unexplained.length > 0) throw new Error(`${where}: ${unexplained} are not asked for.`)
              const hidden = long.undone.filter(({ breaking, type }) => breaking || type === 'security')
              if (hidden.length > 0) throw new Error(`${where}: ${hidden.map(({ id }) => id)} are undone.`)
            }
    }),
    options,
  )
})

test("an undecided feature older than the range, and not mentioned before, doesn't come and go in it", () => {
  fc.assert(
    fc.property(world, (generated) => {
      const data = collectUpgradeData(handbookFrom(generated))
      for (const { offering, tier: plan, places, ask } of questions(data))
        for (const from of places)
          for (const to of places.filter((each) => each > from))
            for (const { id, features } of ask(from, to).undone)
              for (const place of features) {
                const { stages, changes } = generated
                const ga = stages[place]
                const isOld = generated.features[place] === 'undecided' && ga !== undefined && ga < 0
                const isNamed =
                  changes.filter((each) => each.features.some((one) => one === place) && /added|removed/.test(each.type)).length > 2
                if (isOld && !isNamed) throw new Error(`${plan?.id ?? 'all'} on ${offering}, from ${from} to ${to}: ${id} is undone.`)
              }
    }),
    options,
  )
})

test('what a plan gains from b to c, it gains from a to c, unless it had it then', () => {
  fc.assert(
    fc.property(world, (generated) => {
      const data = collectUpgradeData(handbookFrom(generated))
      for (const { offering, tier: plan, places, ask } of questions(data)) {
        if (plan === undefined) continue
        const gains = (answer: UpgradeAnswer) => answer.moves.filter(({ kind }) => kind === 'gained').map(({ feature: each }) => each.id)
        for (const c of places)
          for (const b of places.filter((each) => each <= c))
            for (const a of places.filter((each) => each <= b)) {
              const long = ask(a, c)
              const brought = sections.flatMap((name) => long[name].filter(({ change: each }) => each.type === 'added'))
              const told = [
                ...gains(long),
                ...brought.flatMap(({ change: each }) => each.features.map((place) => data.features[place]?.id)),
              ]
              const had = data.features
                .filter(({ held = [] }) =>
                  held.some(
                    ([id, where, from, until]) =>
                      id === plan.id &&
                      where === offering &&
                      from <= (data.releases[a]?.on ?? '') &&
                      (!until || (data.releases[a]?.on ?? '') < until),
                  ),
                )
                .map(({ id }) => id)
              const missing = gains(ask(b, c)).filter((id) => ![...told, ...had].includes(id))
              if (missing.length > 0) throw new Error(`${plan.id} on ${offering}, from ${a} or ${b} to ${c}: ${missing} vanish.`)
            }
      }
    }),
    options,
  )
})

test('what the answer says for a plan is in the filter and the feed of that plan', () => {
  fc.assert(
    fc.property(world, (generated) => {
      const handbook = handbookFrom(generated)
      const data = collectUpgradeData(handbook)
      const lines = new Map(entriesOf(handbook, 'changelog').map((entry) => [entry.id, changeLineOf(entry, handbook).found]))
      for (const { offering, tier: plan, places, ask } of questions(data)) {
        if (plan === undefined) continue
        const feed = feedIds(`/changelog/tier/${plan.id}/`, handbook)
        for (const to of places)
          for (const from of places.filter((each) => each < to)) {
            const answer = ask(from, to)
            for (const id of [...reportedBy(answer), ...answer.undone.map((each) => each.id)]) {
              const found = lines.get(id)
              if (!found?.tiers.includes(plan.id)) throw new Error(`${plan.id} does not find ${id} by the filter.`)
              if (!found.offerings.includes(offering)) throw new Error(`${offering} does not find ${id} by the filter.`)
              if (!feed.has(id)) throw new Error(`${id} is not in the feed of ${plan.id}.`)
            }
          }
      }
    }),
    options,
  )
})

test('every change is in the feeds of all plans it can reach', () => {
  fc.assert(
    fc.property(world, (generated) => {
      const handbook = handbookFrom(generated)
      for (const entry of entriesOf(handbook, 'changelog'))
        for (const [index, id] of tierIds.entries())
          if (canReach(entry, index, generated, handbook) && !feedIds(`/changelog/tier/${id}/`, handbook).has(entry.id))
            throw new Error(`${entry.id} is not in the feed of ${id}.`)
    }),
    options,
  )
})

function feedIds(path: string, handbook: Handbook): Set<string> {
  const feed = feedsOf(handbook).find((each) => each.path === path)
  return new Set(feed?.items.map(({ url }) => url.split('/').at(-2) ?? ''))
}

/**
 * Computed independently from the generated data: whether a customer of the plan, or everyone, could have a feature of the entry on its
 * day.
 */
function canReach(entry: Entry<'changelog'>, index: number, { tiers, features, changes }: World, handbook: Handbook): boolean {
  const { features: touched } = changes[Number(entry.id.slice(1))] ?? { features: [] }
  const { introduced = 0, sold, offerings: where = [] } = tiers[index] ?? {}
  return reachOf(entry, handbook).some(({ offering, on }) => {
    if (!where.includes(offering)) return false
    if (touched.length === 0 || touched.some((each) => features[each] === 'undecided')) return true
    const end = sold === undefined ? '9999' : day(introduced + sold)
    return touched.some((each) => {
      const rows = features[each]
      if (rows === undefined || rows === 'undecided') return false
      const dayOf = (since: string) =>
        /^\d{4}-/.test(since) ? since : (entriesOf(handbook, 'releases').find(({ id }) => id === since)?.data.date ?? '')
      return rows.some(({ tier: holder, offering: there, since, lasts }) => {
        const until = lasts !== undefined && /^\d{4}-/.test(since) ? daysAfter(since, lasts) : '9999'
        const isOn =
          on !== undefined &&
          dayOf(since) <= (entry.data.type === 'removed' ? daysAfter(on, -1) : on) &&
          on < ([until, end].sort()[0] ?? '')
        return holder === tierIds[index] && there === offering && isOn
      })
    })
  })
}
