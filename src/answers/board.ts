/** The changelog as its authors and reviewers see it: the stage of each entry, what's missing, and whose turn it is. */
import { hasArrived } from '../collections/broadcasts/view.ts'
import { approvals, isWithdrawn } from '../collections/changelog/view.ts'
import { compare, compareIds } from '../plain/compare.ts'
import { daysBetween } from '../plain/days.ts'
import { uidOf } from '../graph/entry-tag.ts'
import { entriesOf, type Graph } from '../graph/graph.ts'
import { type Change, reachOf } from '../collections/changelog/reach.ts'
import { dateOf } from '../collections/changelog/listing.ts'

export const stages = ['draft', 'in-review', 'approved', 'scheduled', 'published', 'withdrawn'] as const
export type Stage = (typeof stages)[number]
export type Missing = 'review' | 'release' | 'email' | 'slack'

export interface BoardItem {
  id: string
  title: string
  /** Undefined until the entry has a page. */
  url: string | undefined
  missing: Missing[]
  /** Day of the last activity. */
  since: string
  /** Days since then. */
  days: number
  /** `ids`: people to remind. Without a reviewer, authors have to find one. */
  turn: { who: 'authors' | 'reviewers'; ids: string[]; names: string[] } | undefined
  /** When a scheduled entry becomes visible, ISO in UTC; undefined at other stages. */
  moment: string | undefined
  note: string | undefined
  isExample: boolean
}

/** Published and unpublished entries, including drafts. */
export interface BoardSource<Published extends Graph = Graph> {
  published: Published
  all: Graph
}

/** Entries by stage, longest waiting first. Published entries are listed only if something is missing. */
export function buildBoard({ published, all }: BoardSource, updated: ReadonlyMap<string, string>): { stage: Stage; items: BoardItem[] }[] {
  const arrived = entriesOf(all, 'broadcasts').filter(({ data }) => hasArrived(data))
  const sent = new Set(arrived.map(({ data }) => `${data.of} ${data.channel}`))
  const staged = entriesOf(all, 'changelog').map((change) => {
    const stage = stageOf(change)
    const missing = listMissing(change, stage, { all, sent })
    const since = lastActivityDay(change, { now: all.now, changed: updated.get(change.file) })
    const item: BoardItem = {
      id: change.id,
      title: change.title,
      url: published.entryIndex.find('changelog', change.id)?.url,
      missing,
      since,
      days: daysBetween(since, all.now.slice(0, 10)),
      turn: decideTurn(change, stage, missing, all),
      moment: stage === 'scheduled' && change.data.publishAt !== undefined ? new Date(change.data.publishAt).toISOString() : undefined,
      note: isWithdrawn(change) ? change.data.revisions?.at(-1)?.note : undefined,
      isExample: change.data.example ?? false,
    }
    return { stage, item }
  })
  return stages.flatMap((stage) => {
    const items = staged
      .filter((each) => each.stage === stage && (stage !== 'published' || each.item.missing.length > 0))
      .map(({ item }) => item)
      .sort((a, b) => compare(a.moment ?? a.since, b.moment ?? b.since) || compareIds(a.id, b.id))
    return items.length > 0 ? [{ stage, items }] : []
  })
}

/** An approved or published entry is scheduled until its `publishAt`, and published from then on. */
export function stageOf({ isDraft, data: { status, publishAt } }: Pick<Change, 'isDraft' | 'data'>): Stage {
  if (status !== 'approved' && status !== 'published') return status
  if (isDraft) return publishAt === undefined ? 'approved' : 'scheduled'
  return 'published'
}

function listMissing(change: Change, stage: Stage, { all, sent }: { all: Graph; sent: ReadonlySet<string> }): Missing[] {
  // An imported entry was published without what's asked for here; the check lists that.
  if (stage === 'withdrawn' || change.lacks) return []
  const isVersioned = (offering: string) => all.entryIndex.find('offerings', offering)?.data.delivery === 'versioned'
  const isUnreleased = reachOf(change, all).some(({ offering, releases }) => isVersioned(offering) && releases.length === 0)
  const channels = (['email', 'slack'] as const).filter((channel) => change.data.broadcast?.includes(channel))
  return [
    ...(approvals(change).length === 0 ? (['review'] as const) : []),
    ...(isUnreleased ? (['release'] as const) : []),
    // Nothing is announced before publication.
    ...(stage === 'published' ? channels.filter((channel) => !sent.has(`${uidOf(change, all.config.collections)} ${channel}`)) : []),
  ]
}

/** Latest past day of activity: a review, a revision, the entry's own date or a change of its file. */
function lastActivityDay(change: Change, { now, changed }: { now: string; changed: string | undefined }): string {
  const today = now.slice(0, 10)
  const { reviews = [], revisions = [] } = change.data
  const days = [...reviews, ...revisions].map(({ on }) => on)
  const known = [...days, dateOf(change), ...(changed === undefined ? [] : [new Date(changed).toISOString().slice(0, 10)])]
  return (
    known
      .filter((day) => day <= today)
      .toSorted()
      .at(-1) ?? today
  )
}

/** It's the reviewers' turn if a review is missing and the last one didn't request changes, otherwise the authors'. */
function decideTurn({ data }: Change, stage: Stage, missing: readonly Missing[], { entryIndex }: Graph): BoardItem['turn'] {
  if (stage === 'withdrawn' || (stage === 'scheduled' && missing.length === 0)) return undefined
  const find = (ids: readonly string[]) => [...new Set(ids)].flatMap((id) => entryIndex.find('people', id) ?? [])
  const { authors = [], reviews = [] } = data
  const others = reviews.filter(({ by }) => !authors.includes(by))
  const last = others.toSorted((a, b) => compare(a.on, b.on)).at(-1)
  const [writers, reviewers] = [find(authors), find(others.map(({ by }) => by))]
  const isForReviewers = stage !== 'draft' && missing.includes('review') && last?.verdict !== 'request-changes'
  const asked = isForReviewers ? reviewers : writers
  return {
    who: isForReviewers ? 'reviewers' : 'authors',
    ids: (asked.length > 0 ? asked : writers).map(({ id }) => id),
    names: asked.map(({ title }) => title),
  }
}
