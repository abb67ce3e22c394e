/** Finds what can be sent to customers (an entry or a release), what was sent before, and why something can't be sent. */
import { quotedCommand } from '../../plain/command.ts'
import { didYouMean, nearest } from '../../problems/nearest.ts'
import { type Channel, hasArrived, type SentMessage } from '../../collections/broadcasts/view.ts'
import { isWithdrawn } from '../../collections/changelog/view.ts'
import { uidOf } from '../../graph/entry-tag.ts'
import { entriesOf, type Graph } from '../../graph/graph.ts'
import type { Handbook } from '../../graph/handbook.ts'
import type { Change } from '../../collections/changelog/reach.ts'
import type { Release } from '../../collections/releases/order.ts'

export const channels: readonly Channel[] = ['email', 'slack', 'github']

/** What to send. */
export type Subject = { kind: 'entry'; of: string; entry: Change } | { kind: 'release'; of: string; entry: Release }

/** Why it can't be sent. `unknown`: no such entry or release. `unfit`: not for this audience, or not yet. */
export type Refusal = { kind: 'unknown'; message: string } | { kind: 'unfit'; message: string }

/** Finds an entry or release by id or uid, `changelog/ID`, `2.30` or `releases/2.30`. */
export function findSubject(ref: string, handbook: Handbook, written: Graph): Subject | Refusal {
  const [, collection, name = ''] = /^\/?(?:(changelog|releases)\/)?(.*?)\/?$/.exec(ref.trim()) ?? []
  const found = (graph: Graph) =>
    (collection === 'releases' ? undefined : findChange(name, graph)) ??
    (collection === 'changelog' ? undefined : graph.entryIndex.find('releases', name))
  const entry = found(written)
  if (!entry) {
    const ids = [...entriesOf(written, 'changelog'), ...entriesOf(written, 'releases')].map(({ id }) => id)
    const hint = didYouMean(
      nearest(name, ids),
      `${quotedCommand(['ls', 'changelog'])} and ${quotedCommand(['ls', 'releases'])} list what exists.`,
    )
    return { kind: 'unknown', message: `There is no entry and no release "${name}". ${hint}` }
  }
  const reason = whyNotSent(entry, handbook)
  if (reason !== undefined) return { kind: 'unfit', message: `"${entry.title}" is not sent: ${reason}` }
  // Take it from the audience's handbook, where references are limited to what they may see.
  const visible = found(handbook)
  if (!visible) return { kind: 'unfit', message: `"${entry.title}" is not sent: its subject is for staff, but the message is public.` }
  return visible.collection === 'changelog'
    ? { kind: 'entry', of: uidOf(visible, handbook.config.collections), entry: visible }
    : { kind: 'release', of: visible.id, entry: visible }
}

/** Which messages are about the same thing, for the same readers. */
export type SentTo = Pick<SentMessage, 'of' | 'channel' | 'audience'>

/** Every line about something, oldest first. Lines of the same time keep their order. */
export function sendingsOf({ of, channel, audience }: SentTo, graph: Graph): SentMessage[] {
  return entriesOf(graph, 'broadcasts')
    .map(({ data }) => data)
    .filter((sending) => sending.of === of && sending.channel === channel && sending.audience === audience)
    .toSorted((a, b) => Date.parse(a.at) - Date.parse(b.at))
}

/** Latest message about a subject on a channel to this audience that someone got. */
export function lastSent({ of }: Pick<Subject, 'of'>, channel: Channel, audience: string, graph: Graph): SentMessage | undefined {
  return sendingsOf({ of, channel, audience }, graph).findLast(hasArrived)
}

/** Whether it was withdrawn. Only those who heard of it need a message then. */
export function isWithdrawnSubject(subject: Subject): boolean {
  return subject.kind === 'entry' ? isWithdrawn(subject.entry) : subject.entry.data.status === 'yanked'
}

function findChange(name: string, graph: Graph): Change | undefined {
  const entry = graph.entryIndex.find('changelog', name)
  return entry ?? entriesOf(graph, 'changelog').find((each) => uidOf(each, graph.config.collections) === name)
}

function whyNotSent(entry: Change | Release, { audience, now }: Handbook): string | undefined {
  if (audience === 'public' && entry.audience === 'staff') return 'it is for staff, but the message is public.'
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
