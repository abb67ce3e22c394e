/** What can be told to customers: one entry of the changelog or one release; what they were told before; and what stands against it. */
import { quotedCommand } from '../../plain/command.ts'
import { didYouMean, nearest } from '../../problems/nearest.ts'
import { isWithdrawn } from '../../collections/changelog/view.ts'
import type { DataOf } from '../../graph/entry.ts'
import { uidOf } from '../../graph/entry-tag.ts'
import { entriesOf, type Graph } from '../../graph/graph.ts'
import type { Handbook } from '../../graph/handbook.ts'
import type { Change } from '../../collections/changelog/reach.ts'
import type { Release } from '../../collections/releases/order.ts'

export type Channel = DataOf<'broadcasts'>['channel']
export const channels: readonly Channel[] = ['email', 'slack', 'github']

/** What is sent. */
export type Subject = { kind: 'entry'; of: string; entry: Change } | { kind: 'release'; of: string; entry: Release }

/** What was sent before on the same channel to the same readers. */
export type Sending = DataOf<'broadcasts'>

/** Why it cannot be sent. `unknown`: no such entry or release; `unfit`: it is there, and not for these readers or not yet. */
export type Refusal = { kind: 'unknown'; message: string } | { kind: 'unfit'; message: string }

/** The entry or release that somebody means: by id or uid, `changelog/ID`, `2.30` or `releases/2.30`. */
export function subjectOf(ref: string, handbook: Handbook, written: Graph): Subject | Refusal {
  const [, collection, name = ''] = /^\/?(?:(changelog|releases)\/)?(.*?)\/?$/.exec(ref.trim()) ?? []
  const found = (graph: Graph) =>
    (collection === 'releases' ? undefined : findChange(name, graph)) ??
    (collection === 'changelog' ? undefined : graph.entryIndex.find('releases', name))
  const entry = found(written)
  if (!entry) {
    const ids = [...entriesOf(written, 'changelog'), ...entriesOf(written, 'releases')].map(({ id }) => id)
    const hint = didYouMean(
      nearest(name, ids),
      `${quotedCommand(['ls', 'changelog'])} and ${quotedCommand(['ls', 'releases'])} list what there is.`,
    )
    return { kind: 'unknown', message: `There is no entry and no release "${name}". ${hint}` }
  }
  const reason = reasonAgainst(entry, handbook)
  if (reason !== undefined) return { kind: 'unfit', message: `"${entry.title}" is not sent: ${reason}` }
  // What is visible is taken from the handbook of its readers: its references are cut to what they may see.
  const visible = found(handbook)
  if (!visible)
    return { kind: 'unfit', message: `"${entry.title}" is not sent: what it is about is for staff, and the message is for the public.` }
  return visible.collection === 'changelog'
    ? { kind: 'entry', of: uidOf(visible, handbook.config.collections), entry: visible }
    : { kind: 'release', of: visible.id, entry: visible }
}

/** The last sending of a subject on a channel to these readers. */
export function lastSending({ of }: Pick<Subject, 'of'>, channel: Channel, audience: string, graph: Graph): Sending | undefined {
  return entriesOf(graph, 'broadcasts')
    .map(({ data }) => data)
    .filter((sending) => sending.of === of && sending.channel === channel && sending.audience === audience)
    .toSorted((a, b) => Date.parse(a.at) - Date.parse(b.at))
    .at(-1)
}

/** Taken back: it is worth a message only to those who were told of it. */
export function isTakenBack(subject: Subject): boolean {
  return subject.kind === 'entry' ? isWithdrawn(subject.entry) : subject.entry.data.status === 'yanked'
}

function findChange(name: string, graph: Graph): Change | undefined {
  const entry = graph.entryIndex.find('changelog', name)
  return entry ?? entriesOf(graph, 'changelog').find((each) => uidOf(each, graph.config.collections) === name)
}

function reasonAgainst(entry: Change | Release, { audience, now }: Handbook): string | undefined {
  if (audience === 'public' && entry.audience === 'staff') return 'it is for staff, and the message is for the public.'
  if (entry.collection === 'releases') {
    const { status, date } = entry.data
    if (status === 'planned') return `it is planned for ${date} and not out yet.`
    return date > now.slice(0, 10) ? `its day, ${date}, has not come.` : undefined
  }
  if (!entry.isDraft) return undefined
  const { status, publishAt } = entry.data
  if (status === 'withdrawn') return 'it was withdrawn before it was published.'
  if (publishAt !== undefined && (status === 'approved' || status === 'published')) return `it is scheduled for ${publishAt}.`
  return `its status is "${status}"; publish it first.`
}
