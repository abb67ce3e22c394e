/** The text of an item: what the page of the entry says in its fields, then its prose, as plain HTML with whole addresses. */
import type { ElementContent } from 'hast'
import { toHtml } from 'hast-util-to-html'
import { h } from 'hastscript'
import { feedText as text } from '../../words/feeds.ts'
import { changeLine, strategyText } from '../../collections/strategy/words.ts'
import { entriesOfRelease, isWithdrawn } from '../../collections/changelog/view.ts'
import type { Entry } from '../../graph/entry.ts'
import type { Handbook } from '../../graph/handbook.ts'
import { mediaOf } from '../../collections/changelog/media.ts'
import { absoluteUrl } from '../../graph/paths.ts'
import { printEntryForFeed } from '../../page/printing.ts'
import { type Change, type Reach, reachOf } from '../../collections/changelog/reach.ts'
import { findRelease, type Release } from '../../collections/releases/order.ts'
import { strategyView } from '../../collections/strategy/view.ts'
import type { Reason } from '../../collections/strategy/meaning.ts'
import { tierName } from '../../collections/tiers/view.ts'
import { humanName } from '../../graph/titles.ts'
import { isPrerelease, releaseKind, lineOf } from '../../plain/versions.ts'
import { dateOf } from '../../collections/changelog/listing.ts'

/** An entry of the changelog: whom it is for, what became of it, what to do, its prose, its pictures. */
export function changeBody(entry: Change, handbook: Handbook): string {
  const { type, revisions = [], breaking, deprecation, security } = entry.data
  const removal = deprecation && findRelease(handbook, deprecation.removal)?.title
  const before = [
    ...(isWithdrawn(entry) ? [h('p', h('strong', text.isWithdrawn))] : []),
    ...revisions.toReversed().map(({ on, note }) => labelled(text.updated(on), note)),
    h('p', [h('strong', humanName(type)), ...reachOf(entry, handbook).flatMap((reach) => [' · ', reachText(entry, reach, handbook)])]),
    ...(breaking
      ? [
          labelled(text.whoNotices, breaking.impact),
          labelled(text.action, breaking.action),
          ...(breaking.automated ? [h('p', text.byItself)] : []),
        ]
      : []),
    ...(removal === undefined ? [] : [h('p', text.goes(removal))]),
    ...(deprecation?.replacement === undefined ? [] : [labelled(text.replacement, deprecation.replacement)]),
    ...(security
      ? [h('p', `${security.ids.join(', ')}. ${text.security(security.severity, security.affected, security.fixedIn.join(', '))}`)]
      : []),
    ...(hasWords(entry, handbook) ? [] : [h('p', entry.description)]),
  ]
  return bodyOf(before, entry, handbook, mediaPart(entry, handbook))
}

/** What a release is about in one sentence: its headline, else how much it brings. */
export function releaseSummary({ id, data: { headline } }: Release, handbook: Handbook): string {
  if (headline !== undefined) return headline
  const count = entriesOfRelease(handbook, { id }).length
  if (count > 0) return text.brings(count)
  return releaseKind(id) === 'patch' ? text.patchOf(lineOf(id)) : text.nothingListed(id)
}

/** Whether a release has neither notes nor entries. */
export function isBareRelease(release: Release, handbook: Handbook): boolean {
  return entriesOfRelease(handbook, release).length === 0 && !hasWords(release, handbook)
}

/** A release: its headline, its notes, and what it brings. */
export function releaseBody(release: Release, handbook: Handbook): string {
  const { status, reason, headline } = release.data
  const entries = entriesOfRelease(handbook, release)
  const before = [
    ...(status === 'yanked' ? [h('p', [h('strong', text.isYanked), ...(reason === undefined ? [] : [' ', reason])])] : []),
    ...(isPrerelease(release.id) ? [h('p', text.isPrerelease)] : []),
    ...(headline !== undefined || isBareRelease(release, handbook) ? [h('p', releaseSummary(release, handbook))] : []),
  ]
  const items = entries.map(({ title, url, description, data }) =>
    h('li', [
      `${humanName(data.type)}: `,
      h('a', { href: whole(url ?? '/', handbook) }, title),
      ...(description ? [` – ${description}`] : []),
    ]),
  )
  return bodyOf(before, release, handbook, items.length > 0 ? [h('ul', items)] : [])
}

/** A strategy: what changed in meaning since the one before, with the reasons, then as any plan. */
export function strategyBody(entry: Entry<'strategy'>, changes: readonly Reason[], handbook: Handbook): string {
  const { predecessor, sincePredecessor } = strategyView(entry, handbook)
  const lines = sincePredecessor.map((change) =>
    h('li', [changeLine(change), ...(change.reason ? [` (${change.reason.on}: ${change.reason.note})`] : [])]),
  )
  const since = predecessor && lines.length > 0 ? [h('h2', strategyText.sinceTitle(predecessor.title)), h('ul', lines)] : []
  return planBody(entry, changes, handbook, since)
}

/** A plan: its prose, what its kind has to add, and what changed in it, newest first. */
export function planBody(entry: Entry, changes: readonly Reason[], handbook: Handbook, more: readonly ElementContent[] = []): string {
  const lines = changes.toReversed().map(({ on, note }) => h('li', `${on}: ${note}`))
  const before = entry.description === undefined ? [] : [h('p', entry.description)]
  return bodyOf(before, entry, handbook, [...more, ...(lines.length > 0 ? [h('h2', text.changes), h('ul', lines)] : [])])
}

function bodyOf(before: ElementContent[], entry: Entry, handbook: Handbook, after: ElementContent[]): string {
  const html = (children: ElementContent[]) => toHtml({ type: 'root', children })
  return [html(before), printEntryForFeed(entry, handbook), html(after)].filter((part) => part !== '').join('\n')
}

/** Whether an entry has prose: a body of comments alone has none. */
export function hasWords(entry: Entry, handbook: Handbook): boolean {
  return !isWordless(printEntryForFeed(entry, handbook))
}

/** Whether HTML shows nothing: no word, no picture. */
export function isWordless(html: string): boolean {
  return !/<(img|video|figure|svg)\b/.test(html) && html.replace(/<[^>]*>/g, '').trim() === ''
}

function labelled(label: string, value: string): ElementContent {
  return h('p', [h('strong', label), ' ', value])
}

/** `Cloud, 2026-11-05: Pro, Enterprise`; tiers by the names that they had on the day of the entry, and those of today. */
export function reachText(entry: Change, { offering, on, releases, tiers }: Reach, handbook: Handbook): string {
  const day = dateOf(entry)
  const nameOf = (id: string) => {
    const tier = handbook.entryIndex.find('tiers', id)
    if (!tier) return []
    const { name, today } = tierName(tier, day, handbook)
    return today === undefined ? name : text.nowCalled(name, today)
  }
  const names = tiers === 'all' ? text.everybody : tiers === 'undecided' ? text.undecided : tiers.flatMap(nameOf).join(', ')
  const when = releases.length > 0 ? releases.map(({ title }) => title).join(', ') : (on ?? text.notOut)
  return [handbook.entryIndex.find('offerings', offering)?.title, `${when}: ${names}`].filter((part) => part !== undefined).join(', ')
}

function mediaPart(entry: Change, handbook: Handbook): ElementContent[] {
  return mediaOf(entry, handbook).map(({ kind, picture, alt, caption }) => {
    const address = whole(picture.src, handbook)
    const shown = kind === 'image' ? h('img', { src: address, alt, ...picture.size }) : h('p', h('a', { href: address }, text.video(alt)))
    return h('figure', [shown, ...(caption === undefined ? [] : [h('figcaption', caption)])])
  })
}

function whole(path: string, { config }: Handbook): string {
  return path.startsWith('//') ? `https:${path}` : path.startsWith('/') ? absoluteUrl(path, config.site, config.base) : path
}
