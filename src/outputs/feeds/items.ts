/** Entries as feed items; each is printed once, for all feeds and formats that contain it. */
import { toHtml } from 'hast-util-to-html'
import { h } from 'hastscript'
import { feedText as text } from '../../words/feeds.ts'
import { movesOf } from '../../collections/roadmap/view.ts'
import { isWithdrawn } from '../../collections/changelog/view.ts'
import { type Entry, isIn } from '../../graph/entry.ts'
import type { FeedItem, FeedMedium } from './feed.ts'
import { releaseSummary } from '../../collections/releases/page-summary.ts'
import { isWordless } from '../../page/printing.ts'
import { sentBlocks } from '../sent-entry.ts'
import { stampsOf, type Times, tagOf, uidOf } from '../../graph/entry-tag.ts'
import { areasOf } from '../../graph/areas.ts'
import { entriesOf } from '../../graph/graph.ts'
import type { Handbook } from '../../graph/handbook.ts'
import { resolveLink, targetPath } from '../../graph/links/links.ts'
import { memoizeFor } from '../../plain/memo.ts'
import { absoluteUrl } from '../../graph/paths.ts'
import { xmlCharacters } from '../../plain/escape.ts'
import { valueName } from '../../words/names.ts'
import { dateOf } from '../../collections/changelog/listing.ts'

/** What is specific to a collection's items. */
interface Draft extends Omit<Times, 'uid'> {
  title?: string
  /** Otherwise the entry's description. */
  summary?: string
  authors?: readonly string[]
  categories?: readonly string[]
}

/** The collections that have feeds. */
export const fed = ['changelog', 'releases', 'strategy', 'roadmap'] as const
export type Fed = (typeof fed)[number]

/** A collection's items by entry, in order of publication. */
export function feedItems<C extends Fed>(collection: C, handbook: Handbook): ReadonlyMap<Entry<C>, FeedItem> {
  return memoizeFor(handbook, `feed items of ${collection}`, () => {
    const today = handbook.now.slice(0, 10)
    const drafts = entriesOf(handbook, collection).flatMap((entry) => {
      const draft = entry.isDraft || entry.url === undefined ? undefined : drafted[collection](entry, handbook)
      return draft === undefined || (draft.from.length === 10 && draft.from > today)
        ? []
        : [{ entry, uid: uidOf(entry, handbook.config.collections), ...draft }]
    })
    const stamps = stampsOf(drafts)
    const items = drafts.map(({ entry, uid, title, summary = entry.description, authors = [], categories = [] }): [Entry<C>, FeedItem] => {
      const print = () => {
        const html = toHtml({ type: 'root', children: sentBlocks(entry, handbook) })
        // An entry with only a title repeats it.
        return isWordless(html) ? toHtml(h('p', xmlCharacters(summary ?? entry.title))) : xmlCharacters(html)
      }
      let printed: string | undefined
      const stamp = stamps.get(uid) ?? { published: '', updated: '' }
      const item: FeedItem = {
        file: entry.file,
        id: tagOf(collection, uid, stamp.published, handbook.config),
        url: absoluteUrl(entry.url ?? '/', handbook.config.site, handbook.config.base),
        title: xmlCharacters(title ?? entry.title),
        summary: summary === undefined ? undefined : xmlCharacters(summary),
        // Pages link to feeds, and need none of their texts.
        get html() {
          printed ??= print()
          return printed
        },
        ...stamp,
        authors: authors.flatMap((id) => personOf(id, handbook) ?? []),
        categories: categories.map(xmlCharacters),
        media: isIn(entry, 'changelog') ? mediaOf(entry, handbook) : [],
      }
      return [entry, item]
    })
    return new Map(items.sort(([, a], [, b]) => (a.published < b.published ? -1 : a.published > b.published ? 1 : a.id < b.id ? -1 : 1)))
  })
}

const drafted: { readonly [C in Fed]: (entry: Entry<C>, handbook: Handbook) => Draft | undefined } = {
  changelog(entry, handbook) {
    const { type, features, authors = [], publishAt, revisions = [] } = entry.data
    const from = publishAt ?? dateOf(entry)
    const isTakenBack = isWithdrawn(entry)
    const changes = revisions.map(({ on }) => on)
    return {
      ...(isTakenBack && { title: text.withdrawn(entry.title) }),
      from,
      // A withdrawal is a change, dated by the last revision.
      changes: isTakenBack ? [...changes, changes.at(-1) ?? from] : changes,
      authors,
      categories: [
        ...(type === undefined ? [] : [valueName(type)]),
        ...areasOf(features, handbook).flatMap((id) => handbook.entryIndex.find('areas', id)?.title ?? []),
      ],
    }
  },
  releases(entry, handbook) {
    const { date, status } = entry.data
    if (status === 'planned') return undefined
    const isYanked = status === 'yanked'
    return {
      ...(isYanked && { title: text.withdrawn(entry.title) }),
      from: date,
      summary: releaseSummary(entry, handbook),
      changes: isYanked ? [date] : [],
    }
  },
  strategy(entry) {
    const { effective, changes } = entry.data
    const later = changes.filter(({ on }) => on > effective)
    return { from: effective, changes: later.map(({ on }) => on) }
  },
  roadmap(entry) {
    const { history } = entry.data
    const [first, ...later] = history.toSorted((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0))
    if (!first) return undefined
    return { from: first.on, changes: later.map(({ on }) => on) }
  },
}

/** A roadmap item's moves as items of its own feed. A move keeps its id when others are added. */
export function moveItems(item: Entry<'roadmap'>, handbook: Handbook): FeedItem[] {
  const { config } = handbook
  const uid = uidOf(item, config.collections)
  const moves = movesOf(item, handbook)
  const keyed = moves.map((move, index) => {
    const nth = moves.slice(0, index).filter(({ on }) => on === move.on).length
    return { ...move, key: nth === 0 ? move.on : `${move.on}.${nth + 1}` }
  })
  const stamps = stampsOf(keyed.map(({ on, key }) => ({ uid: `${uid}#${key}`, from: on, changes: [] })))
  return keyed.map(({ change, reason, key }) => {
    const stamp = stamps.get(`${uid}#${key}`) ?? { published: '', updated: '' }
    return {
      file: item.file,
      // A fragment, which no entry's uid has.
      id: `${tagOf('roadmap', uid, stamp.published, config)}#${key}`,
      url: `${absoluteUrl(item.url ?? '/', config.site, config.base)}#history`,
      title: xmlCharacters(change),
      summary: xmlCharacters(reason),
      html: toHtml(h('p', xmlCharacters(reason))),
      ...stamp,
      authors: [],
      categories: [],
      media: [],
    }
  })
}

function personOf(id: string, { entryIndex }: Handbook): { name: string; url?: string } | undefined {
  const person = entryIndex.find('people', id)
  if (!person) return undefined
  const { url } = person.data
  return { name: xmlCharacters(person.title), ...(url !== undefined && { url }) }
}

/** The pictures and videos of ours that an entry names; the size of external ones is unknown. */
function mediaOf(entry: Entry<'changelog'>, { linkIndex, config }: Handbook): FeedMedium[] {
  const { media = [] } = entry.data
  return media.flatMap(({ src, alt, kind }) => {
    const target = resolveLink(entry, src, linkIndex)
    const path = targetPath(target)
    return target.kind === 'asset' && path !== undefined
      ? [{ kind, alt: xmlCharacters(alt), path: target.path, url: absoluteUrl(path, config.site, config.base) }]
      : []
  })
}
