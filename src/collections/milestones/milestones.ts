/** Milestones: commitments, outcomes, and time to announcement. */
import { command } from '../../plain/command.ts'
import type { CollectionName } from '../table.ts'
import { isWithdrawn } from '../changelog/view.ts'
import { compare, compareIds } from '../../plain/compare.ts'
import { daysBetween } from '../../plain/days.ts'
import { type DataOf, type Entry, keyOf } from '../../graph/entry.ts'
import type { Graph } from '../../graph/graph.ts'
import type { Change } from '../changelog/reach.ts'
import { referrers } from '../../graph/links/referrers.ts'
import { dateOf } from '../changelog/listing.ts'

export type Milestone = Entry<'milestones'>
/** What changelog entries announce; an issue also names what it belongs to. */
type Item = Entry<'backlog'> | { collection: Exclude<CollectionName, 'backlog'>; id: string }
export type ScopeLine = DataOf<'milestones'>['scope'][number]

/** The roadmap item or issue of a scope line; undefined if it isn't visible. */
export function itemOf({ item }: ScopeLine, graph: Graph): Entry | undefined {
  return graph.entryIndex.find('roadmap', item) ?? graph.entryIndex.find('backlog', item)
}

/** The changelog entries that announce an item: those that name it or, for an issue, its roadmap item; oldest first. */
export function announcementsOf(item: Item, graph: Graph): readonly Change[] {
  const byName = referrers(graph, 'changelog', 'what they tell of', (entry) => (isWithdrawn(entry) ? [] : namesIn(entry)))
  const named = (name: string) => byName.get(name) ?? []
  const told = [...new Set(namesOf(item).flatMap(named))]
  return told.toSorted((a, b) => compare(dateOf(a), dateOf(b)) || compareIds(a.id, b.id))
}

/** What a changelog entry names. */
function namesIn({ data }: Change): string[] {
  return [...(data.roadmap ?? []).map((id) => `roadmap/${id}`), ...(data.issues ?? []).map((id) => `backlog/${id}`)]
}

/** What an entry can name to announce an item. */
function namesOf(item: Item): string[] {
  if (item.collection !== 'backlog') return [keyOf(item)]
  const { url, roadmap } = item.data
  return [keyOf(item), ...(url === undefined ? [] : [`backlog/${url}`]), ...(roadmap === undefined ? [] : [`roadmap/${roadmap}`])]
}

/** The command that creates an item's announcement. */
export function entryCommand(item: Pick<Entry, 'collection' | 'id'>): string {
  return command(['new', 'changelog'], { from: keyOf(item) })
}

/** Whether a milestone that shipped an item explains why it isn't announced. */
export function isNeverAnnounced(item: string, graph: Graph): boolean {
  const silent = referrers(graph, 'milestones', 'items that are not announced', ({ data }) =>
    data.scope.flatMap((line) => (line.announce === true ? [] : line.item)),
  )
  return silent.has(item)
}

/** Points of an issue by its size, and of a roadmap item the sum of its issues; 0 without a size. */
export function pointsOf(item: Entry, graph: Graph): number {
  const sized = ({ size }: DataOf<'backlog'>) => (size === undefined ? 0 : graph.config.points[size])
  if (item.collection === 'backlog') return sized(item.data)
  const byItem = referrers(graph, 'backlog', 'roadmap item', ({ data }) => (data.roadmap === undefined ? [] : [data.roadmap]))
  return (byItem.get(item.id) ?? []).reduce((sum, { data }) => sum + sized(data), 0)
}

/** Points that a milestone commits to; an issue whose roadmap item is also included counts once. */
export function committedPoints({ data }: Milestone, graph: Graph): number {
  const items = data.scope.flatMap((line) => (line.commitment === 'committed' ? (itemOf(line, graph) ?? []) : []))
  const inScope = new Set(items.flatMap(({ collection, id }) => (collection === 'roadmap' ? id : [])))
  return items
    .filter((item) => item.collection !== 'backlog' || !inScope.has(item.data.roadmap ?? ''))
    .reduce((sum, item) => sum + pointsOf(item, graph), 0)
}

export interface MilestoneFigures {
  committed: number
  stretch: number
  shipped: number
  slipped: number
  dropped: number
  /** Lines without an outcome. */
  open: number
  /** Share of committed items that slipped, 0 to 1; undefined until something is settled. */
  slipRate: number | undefined
  /** Shipped items that should be announced and have no entry yet. */
  unannounced: readonly Entry[]
}

export function figuresOf({ data }: Milestone, graph: Graph): MilestoneFigures {
  const count = (test: (line: ScopeLine) => boolean) => data.scope.filter(test).length
  const committed = count(({ commitment }) => commitment === 'committed')
  const settled = data.scope.filter(({ commitment, outcome }) => commitment === 'committed' && outcome !== undefined)
  return {
    committed,
    stretch: data.scope.length - committed,
    shipped: count(({ outcome }) => outcome === 'shipped'),
    slipped: count(({ outcome }) => outcome === 'slipped'),
    dropped: count(({ outcome }) => outcome === 'dropped'),
    open: count(({ outcome }) => outcome === undefined),
    slipRate: settled.length === 0 ? undefined : settled.filter(({ outcome }) => outcome === 'slipped').length / settled.length,
    unannounced: data.scope
      .filter(({ announce, outcome }) => announce === true && outcome === 'shipped')
      .flatMap((line) => itemOf(line, graph) ?? [])
      .filter((item) => announcementsOf(item, graph).length === 0),
  }
}

/** A milestone's roadmap items: those in its scope, those whose issues are in it, and those that name it. */
export function itemsOfMilestone(milestone: Milestone, graph: Graph): readonly Entry<'roadmap'>[] {
  const naming = referrers(graph, 'roadmap', 'milestone', ({ data }) => (data.milestone === undefined ? [] : [data.milestone]))
  const scoped = milestone.data.scope.flatMap((line) => {
    const item = itemOf(line, graph)
    const id = item?.collection === 'backlog' ? item.data.roadmap : item?.id
    return (id === undefined ? undefined : graph.entryIndex.find('roadmap', id)) ?? []
  })
  return [...new Set([...scoped, ...(naming.get(milestone.id) ?? [])])]
}

/** The milestones that contain an item, by date. */
export function milestonesOf({ id }: Pick<Entry, 'id'>, graph: Graph): readonly Milestone[] {
  const having = referrers(graph, 'milestones', 'items of the roadmap', (milestone) =>
    itemsOfMilestone(milestone, graph).map((item) => item.id),
  )
  return (having.get(id) ?? []).toSorted((a, b) => compare(a.data.due, b.data.due))
}

/** The milestones that an item slipped through, oldest first. */
export function slipsOf(id: string, graph: Graph): readonly Milestone[] {
  const slipped = referrers(graph, 'milestones', 'items that slipped', ({ data }) =>
    data.scope.flatMap(({ item, outcome }) => (outcome === 'slipped' ? item : [])),
  )
  return (slipped.get(id) ?? []).toSorted((a, b) => compare(a.data.due, b.data.due))
}

/** Days from the end of the milestone that shipped an item to its first announcement; undefined if there is none. */
export function leadTime(line: ScopeLine, { data }: Milestone, graph: Graph): number | undefined {
  const item = line.outcome === 'shipped' ? itemOf(line, graph) : undefined
  const [first] = item ? announcementsOf(item, graph) : []
  return first ? Math.max(0, daysBetween(data.due, dateOf(first))) : undefined
}
