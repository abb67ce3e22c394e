/** Describes changes of composite values in sentences: reviews, the scope of a milestone, revisions. */
import { changeWords as words } from '../../words/change-words.ts'
import type { CollectionName } from '../../collections/table.ts'
import { tellAvailability } from '../../collections/features/availability-changes.ts'
import type { DataOf } from '../../graph/entry.ts'
import type { Version } from '../../graph/entry-version.ts'
import { findReferenced } from '../../graph/links/visible-reference.ts'

interface Context {
  /** Title of the entry. */
  title: string
  /** Current title for an id, else the previous one, else the id itself. */
  nameOf(collections: readonly string[], id: string): string
}

type Describe<Value> = (before: Value, after: Value, context: Context) => string[]

interface Describer {
  collection: CollectionName
  field: string
  describe: Describe<unknown>
}

function describer<C extends CollectionName, Field extends keyof DataOf<C> & string>(
  collection: C,
  field: Field,
  describe: Describe<NonNullable<DataOf<C>[Field]>>,
): Describer {
  return { collection, field, describe: describe as Describe<unknown> }
}

const people = ['people', 'roles']

const describers: readonly Describer[] = [
  describer('features', 'availability', (before, after, { title, nameOf }) =>
    tellAvailability(before, after, {
      feature: title,
      plan: (id) => nameOf(['tiers'], id),
      offering: (id) => nameOf(['offerings'], id),
    }),
  ),
  describer('features', 'lifecycle', (before, after, { title }) => [
    ...findMissing(after, before).map(({ stage, since }) => words.stage(title, stage, since)),
    ...before.filter(({ stage }) => !after.some((each) => each.stage === stage)).map(({ stage }) => words.noStage(title, stage)),
  ]),
  describer('changelog', 'reviews', (before, after, { nameOf }) => [
    ...findMissing(after, before).map(({ by, on, verdict }) => words.review(nameOf(people, by), on, verdict)),
    ...findMissing(before, after).map(({ by, on }) => words.noReview(nameOf(people, by), on)),
  ]),
  describer('changelog', 'revisions', (before, after) => describeDated(before, after, ({ note }) => note)),
  describer('strategy', 'changes', (before, after) => describeDated(before, after, ({ note }) => note)),
  describer('roadmap', 'history', (before, after) =>
    describeDated(
      before,
      after,
      ({ change }) => change,
      ({ reason }) => reason,
    ),
  ),
  describer('milestones', 'scope', (before, after, { nameOf }) => {
    const name = (item: string) => nameOf(['roadmap', 'backlog'], item)
    return [
      ...after.flatMap((now): string[] => {
        const old = before.find(({ item }) => item === now.item)
        const item = name(now.item)
        const isSettled = now.outcome !== old?.outcome || now.carriedTo !== old?.carriedTo || now.reason !== old?.reason
        const target = now.carriedTo === undefined ? undefined : nameOf(['milestones'], now.carriedTo)
        return [
          ...(old ? [] : [words.inScope(item, now.commitment)]),
          ...(old && old.commitment !== now.commitment ? [words.committed(item, now.commitment)] : []),
          ...(isSettled && (now.outcome !== undefined || old?.outcome !== undefined)
            ? [words.outcome(item, now.outcome, target, now.reason)]
            : []),
          ...(old && JSON.stringify(old.announce) !== JSON.stringify(now.announce)
            ? [words.announced(item, now.announce === true ? undefined : now.announce.no)]
            : []),
        ]
      }),
      ...before.filter(({ item }) => !after.some((each) => each.item === item)).map(({ item }) => words.outOfScope(name(item))),
    ]
  }),
  describer('roles', 'responsibilities', (before, after, { nameOf }) => {
    const named = (owned: readonly string[]) => words.listOf(owned.map((each) => nameOf(['*'], each)))
    return [
      ...after.flatMap(({ text, owns = [] }): string[] => {
        const old = before.find((each) => each.text === text)
        if (!old) return [words.responsible(text, named(owns))]
        const [added, removed] = [findMissing(owns, old.owns ?? []), findMissing(old.owns ?? [], owns)]
        return [
          ...(added.length > 0 ? [words.owns(text, named(added))] : []),
          ...(removed.length > 0 ? [words.ownsNot(text, named(removed))] : []),
        ]
      }),
      ...before.filter(({ text }) => !after.some((each) => each.text === text)).map(({ text }) => words.notAnyMore(text)),
    ]
  }),
]

/**
 * Describe the changes in a field, a sentence each. Returns undefined if the field has no describer. All these fields are lists, so a
 * missing value is an empty list.
 */
export function describeField(
  name: string,
  [before, old]: readonly [Version, unknown],
  [after, now]: readonly [Version, unknown],
): string[] | undefined {
  const known = describers.find(({ collection, field }) => collection === after.entry.collection && field === name)
  const nameOf = (collections: readonly string[], id: string) =>
    [after, before].flatMap(({ handbook }) => findReferenced(id, collections, handbook.entryIndex)?.title ?? [])[0] ?? id
  return known?.describe(old ?? [], now ?? [], { title: after.entry.title, nameOf })
}

/** Return the items that the other list lacks. */
function findMissing<Item>(items: readonly Item[], others: readonly Item[]): Item[] {
  const known = new Set(others.map((item) => JSON.stringify(item)))
  return items.filter((item) => !known.has(JSON.stringify(item)))
}

function describeDated<Item extends { on: string }>(
  before: readonly Item[],
  after: readonly Item[],
  describe: (item: Item) => string,
  reason: (item: Item) => string | undefined = () => undefined,
): string[] {
  return [
    ...findMissing(after, before).map((item) => words.dated(item.on, describe(item), reason(item))),
    ...before.filter((item) => !after.some(({ on }) => on === item.on)).map((item) => words.notDated(item.on, describe(item))),
  ]
}
