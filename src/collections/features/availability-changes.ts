/** Plan changes caused by an edit of a feature's availability: which plans get, keep or lose it, and when. */
import { type Holder, changeWords as words } from '../../words/change-words.ts'
import type { DataOf } from '../../graph/entry.ts'
import { limitText } from './view.ts'

type Availability = DataOf<'features'>['availability']
type Row = Exclude<Availability, 'undecided'>[number]
type Limit = Row['limit']

export interface Names {
  feature: string
  plan(id: string): string
  offering(id: string): string
}

/** A change of the feature in one plan: gained, lost, or with another limit. */
type Event =
  | { kind: 'gets'; at: string; limit: Limit }
  | { kind: 'loses'; at: string }
  | { kind: 'limit'; at: string; from: Limit; to: Limit }

/** Sentences; a change that is the same in several offerings is stated once. */
export function tellAvailability(before: Availability, after: Availability, names: Names): string[] {
  if (after === 'undecided') return before === 'undecided' ? [] : [words.undecided(names.feature)]
  if (before === 'undecided' && after.length === 0) return [words.forNobody(names.feature)]
  const [olds, news] = [before === 'undecided' ? [] : before, after]
  const keyOf = ({ tier, offering }: Row) => JSON.stringify([tier, offering])
  const said = [...new Set([...news, ...olds].map(keyOf))].flatMap((key) => {
    const [tier = '', offering = ''] = JSON.parse(key) as string[]
    const rowsOf = (rows: readonly Row[]) => rows.filter((row) => keyOf(row) === key)
    return tellMoves(rowsOf(olds), rowsOf(news)).map((tell) => ({ tier, offering, tell }))
  })
  const holderIn = (tier: string, where: string): Holder => ({ feature: names.feature, plan: names.plan(tier), where })
  const groups = Map.groupBy(said, ({ tier, tell }) => `${tier} ${tell(holderIn(tier, ''))}`)
  return [...groups.values()].flatMap((same) => {
    const [first] = same
    return first ? [first.tell(holderIn(first.tier, words.listOf(same.map(({ offering }) => names.offering(offering)))))] : []
  })
}

type Tell = (holder: Holder) => string

/** For one plan in one offering. */
function tellMoves(olds: readonly Row[], news: readonly Row[]): Tell[] {
  if (news.length === 0 && olds.length > 0) return [words.isGone]
  const [gone, come] = [eventsOf(olds), eventsOf(news)].map((events, index, both) => {
    const others = new Set((both[1 - index] ?? []).map((event) => JSON.stringify(event)))
    return events.filter((event) => !others.has(JSON.stringify(event)))
  }) as [Event[], Event[]]
  const take = (kind: Event['kind']) => {
    const at = gone.findIndex((event) => event.kind === kind)
    return at < 0 ? undefined : gone.splice(at, 1)[0]
  }
  const moves = come.flatMap((event): Tell[] => {
    const old = take(event.kind)
    if (event.kind === 'loses') return [(holder) => (old ? words.losesInstead(holder, event.at, old.at) : words.loses(holder, event.at))]
    if (event.kind === 'limit') return [tellLimit(event.from, event.to, event.at)]
    if (old?.kind !== 'gets') return [(holder) => words.gets(holder, event.at, limitInWords(event.limit))]
    return [
      ...(old.at === event.at ? [] : [(holder: Holder) => words.getsInstead(holder, event.at, old.at)]),
      ...(isSame(old.limit, event.limit) ? [] : [tellLimit(old.limit, event.limit, undefined)]),
    ]
  })
  const stays = gone.flatMap((event): Tell[] =>
    event.kind === 'loses'
      ? [(holder) => words.keeps(holder, event.at)]
      : event.kind === 'limit'
        ? [(holder) => words.limitStays(holder, event.at)]
        : [],
  )
  const [oldRemark, remark] = [olds, news].map((rows) => rows.map(({ note }) => note).findLast((note) => note !== undefined))
  return [...moves, ...stays, ...(oldRemark === remark ? [] : [(holder: Holder) => words.remark(holder, oldRemark, remark)])]
}

/** If one row ends as another starts, the plan keeps the feature, possibly with another limit. */
function eventsOf(rows: readonly Row[]): Event[] {
  return rows.flatMap((row): Event[] => {
    const earlier = rows.find((other) => other !== row && other.until === row.since)
    const isFollowed = rows.some((other) => other !== row && other.since === row.until)
    const { since: at, until, limit } = row
    return [
      ...(!earlier
        ? [{ kind: 'gets' as const, at, limit }]
        : isSame(earlier.limit, limit)
          ? []
          : [{ kind: 'limit' as const, at, from: earlier.limit, to: limit }]),
      ...(until === undefined || isFollowed ? [] : [{ kind: 'loses' as const, at: until }]),
    ]
  })
}

function tellLimit(from: Limit, to: Limit, at: string | undefined): Tell {
  return (holder) => {
    if (from === undefined) return words.limitComes(holder, limitInWords(to), at)
    if (to === undefined) return words.limitGoes(holder, limitInWords(from), at)
    if (typeof from === 'object' && typeof to === 'object' && from.unit === to.unit)
      return words.limitMoves(holder, to.value > from.value ? 'rises' : 'falls', String(from.value), `${to.value} ${to.unit}`, at)
    return words.limitChanges(holder, limitInWords(from), limitInWords(to), at)
  }
}

function isSame(one: Limit, other: Limit): boolean {
  return limitInWords(one) === limitInWords(other)
}

/** As written in a sentence. */
function limitInWords(limit: Limit): string {
  const words = limitText(limit)
  return words.charAt(0).toLowerCase() + words.slice(1)
}
