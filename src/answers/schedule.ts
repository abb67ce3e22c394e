/** What changes with time alone: entries that become visible, releases that come out, and dated names and promises. */
import { reviewOf } from '../graph/review.ts'
import { daysAfter } from '../plain/days.ts'
import type { Entry } from '../graph/entry.ts'
import { entriesOf, type Graph } from '../graph/graph.ts'
import { supportOf } from '../collections/releases/order.ts'

export interface Event {
  /** ISO, in UTC; a day begins at midnight in UTC. */
  at: string
  kind:
    | 'entry-published'
    | 'release-due'
    | 'support-ends'
    | 'tier-named'
    | 'tier-introduced'
    | 'tier-retired'
    | 'review-due'
    | 'opening-expires'
  collection: string
  id: string
  title: string
}

/** Events after `graph.now`, next first. `graph` holds everything, drafts included. */
export function listEvents(graph: Graph): Event[] {
  const events = [...entryEvents(graph), ...releaseEvents(graph), ...tierEvents(graph), ...reviewEvents(graph), ...openingEvents(graph)]
  return events
    .filter(({ at }) => Date.parse(at) > Date.parse(graph.now))
    .sort((a, b) => Date.parse(a.at) - Date.parse(b.at) || (sortKey(a) < sortKey(b) ? -1 : 1))
}

/** Changelog entries that become visible within the given time. */
export function dueWithin(milliseconds: number, graph: Graph): Event[] {
  const end = Date.parse(graph.now) + milliseconds
  return listEvents(graph).filter(({ kind, at }) => kind === 'entry-published' && Date.parse(at) <= end)
}

function entryEvents(graph: Graph): Event[] {
  return entriesOf(graph, 'changelog').flatMap(({ id, title, data }) =>
    data.publishAt !== undefined && (data.status === 'approved' || data.status === 'published')
      ? [{ at: toInstant(data.publishAt), kind: 'entry-published', collection: 'changelog', id, title } as const]
      : [],
  )
}

function releaseEvents(graph: Graph): Event[] {
  return entriesOf(graph, 'releases').flatMap((release): Event[] => {
    const { id, title, data } = release
    const { until } = supportOf(release, graph)
    const about = { collection: 'releases', id, title }
    // A `supportedUntil` day is inclusive; the day of the release that ends support isn't.
    const end = until === undefined ? undefined : data.supportedUntil === undefined ? until : daysAfter(until, 1)
    return [
      ...(data.status === 'planned' ? [{ at: toInstant(data.date), kind: 'release-due', ...about } as const] : []),
      ...(end !== undefined && data.status === 'released' ? [{ at: toInstant(end), kind: 'support-ends', ...about } as const] : []),
    ]
  })
}

function tierEvents(graph: Graph): Event[] {
  return entriesOf(graph, 'tiers').flatMap(({ id, title, data }): Event[] => {
    const about = { collection: 'tiers', id, title }
    return [
      { at: toInstant(data.introduced), kind: 'tier-introduced', ...about },
      ...data.names.slice(1).map(({ from, label }) => ({ at: toInstant(from), kind: 'tier-named' as const, ...about, title: label })),
      ...(data.retired === undefined ? [] : [{ at: toInstant(data.retired), kind: 'tier-retired' as const, ...about }]),
    ]
  })
}

function reviewEvents(graph: Graph): Event[] {
  return graph.entries.flatMap(({ collection, id, title, data }) => {
    const { review } = data as { review?: { last: string; every: string } }
    return review ? [{ at: toInstant(reviewOf(review, graph.now).due), kind: 'review-due', collection, id, title } as const] : []
  })
}

function openingEvents(graph: Graph): Event[] {
  return entriesOf(graph, 'openings').flatMap(({ id, title, data }) => {
    const { status, validThrough } = data
    return status === 'open' ? [{ at: toInstant(validThrough), kind: 'opening-expires', collection: 'openings', id, title } as const] : []
  })
}

function toInstant(dayOrInstant: string): string {
  return new Date(dayOrInstant.length === 10 ? `${dayOrInstant}T00:00:00Z` : dayOrInstant.replace(' ', 'T')).toISOString()
}

function sortKey({ collection, id, kind }: Pick<Entry, 'id'> & { collection: string; kind: string }): string {
  return `${collection}/${id} ${kind}`
}
