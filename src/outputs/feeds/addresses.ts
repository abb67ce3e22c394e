/** Every feed of a handbook. */
import { areasOf } from '../../graph/areas.ts'
import { feedText as text } from '../../words/feeds.ts'
import type { CollectionName } from '../../collections/table.ts'
import { announcementsOf } from '../../collections/milestones/milestones.ts'
import { canFollow } from '../../collections/roadmap/view.ts'
import { compare } from '../../plain/compare.ts'
import { xmlCharacters } from '../../plain/escape.ts'
import type { Entry } from '../../graph/entry.ts'
import { changelogSchema } from '../../collections/changelog/schema.ts'
import type { Feed, FeedGroup, FeedItem } from './feed.ts'
import { fed, feedItems, moveItems } from './items.ts'
import { entriesOf } from '../../graph/graph.ts'
import type { Handbook } from '../../graph/handbook.ts'
import { memoizeFor } from '../../plain/memo.ts'
import { collectionPath, feedFormats, feedPath } from '../../graph/paths.ts'
import type { FeedLink } from '../../page/head.ts'
import { type Change, reachOf, tiersReached } from '../../collections/changelog/reach.ts'
import { tiersOf } from '../../collections/tiers/view.ts'
import { valueName } from '../../words/names.ts'

/** The page that explains all feeds. */
export const subscribePath = '/changelog/subscribe/'

/** Changelog feeds first, then those of other collections with entries, then one for each roadmap item. */
export function feedsOf(handbook: Handbook): readonly Feed[] {
  return memoizeFor(handbook, 'feeds', () => [
    ...changelogFeeds(handbook),
    ...fed.slice(1).flatMap((name) => otherFeed(name, handbook)),
    ...followFeeds(handbook),
  ])
}

function changelogFeeds(handbook: Handbook): Feed[] {
  const items = feedItems('changelog', handbook)
  const title = text.named(handbook.config.organisation, text.changelog)
  const whole = feed({ group: 'all', path: '/changelog/', title, description: text.descriptions.all, page: '/changelog/' }, [
    ...items.values(),
  ])
  if (items.size === 0) return []
  const narrowed = (group: keyof typeof membersOf & FeedGroup, id: string, name: string): Feed =>
    feed(
      {
        group,
        name,
        path: `/changelog/${group}/${id}/`,
        title: text.narrowed(title, name),
        description: text.descriptions[group](name),
        page: '/changelog/',
      },
      [...items].flatMap(([entry, item]) => (membersOf[group](entry, handbook).has(id) ? item : [])),
      whole.items[0]?.published,
    )
  return [
    whole,
    ...tiersOf(handbook).map((tier) => narrowed('tier', tier.id, tier.title)),
    ...entriesOf(handbook, 'offerings').map(({ id, title }) => narrowed('offering', id, title)),
    ...entriesOf(handbook, 'areas').map(({ id, title }) => narrowed('area', id, title)),
    ...changelogSchema.shape.type.options.map((type) => narrowed('type', type, valueName(type))),
  ]
}

/** What an entry belongs to, for the feed of each. */
const membersOf = {
  tier: tiersReached,
  offering: (entry: Change, handbook: Handbook) => new Set(reachOf(entry, handbook).map(({ offering }) => offering)),
  area: (entry: Change, handbook: Handbook) => new Set(areasOf(entry.data.features, handbook)),
  type: (entry: Change) => new Set<string>(entry.data.type === undefined ? [] : [entry.data.type]),
}

function otherFeed(name: 'releases' | 'strategy' | 'roadmap' | 'changelog', handbook: Handbook): Feed[] {
  const items = [...feedItems(name, handbook).values()]
  if (items.length === 0 || name === 'changelog') return []
  const path = collectionPath(name as CollectionName)
  const title = text.named(handbook.config.organisation, text[name])
  return [feed({ group: 'other', path, title, description: text.descriptions[name], page: path }, items)]
}

/** For readers who wait for one thing: its moves, and the changelog entries that come of it. */
function followFeeds(handbook: Handbook): Feed[] {
  const announced = feedItems('changelog', handbook)
  return entriesOf(handbook, 'roadmap')
    .filter((item) => canFollow(item, handbook))
    .map((item) => {
      const entries = announcementsOf(item, handbook).flatMap((entry) => announced.get(entry) ?? [])
      const title = text.narrowed(text.named(handbook.config.organisation, text.roadmap), xmlCharacters(item.title))
      const path = item.url ?? ''
      return feed(
        { group: 'item', name: item.title, path, title, description: describeItem(item, handbook), page: path },
        [...moveItems(item, handbook), ...entries].sort((a, b) => compare(a.published, b.published) || compare(a.id, b.id)),
      )
    })
}

/** Where it is now: a feed's description may change, unlike its items. */
function describeItem(item: Entry<'roadmap'>, handbook: Handbook): string {
  const milestone = handbook.entryIndex.find('milestones', item.data.milestone)
  const releases = announcementsOf(item, handbook)
    .flatMap((entry) => reachOf(entry, handbook).flatMap((reach) => reach.releases))
    .filter(({ data }) => data.status === 'released')
  return xmlCharacters(
    [
      text.descriptions.item(valueName(item.data.status)),
      milestone && text.descriptions.milestone(milestone.title),
      releases.length > 0 && text.descriptions.shippedIn([...new Set(releases.map((release) => release.title))]),
    ]
      .filter(Boolean)
      .join(' '),
  )
}

function feed(about: Omit<Feed, 'items' | 'updated'>, items: readonly FeedItem[], beginning = ''): Feed {
  const updated =
    items
      .map((item) => item.updated)
      .sort()
      .at(-1) ?? beginning
  return { ...about, items, updated }
}

/** The feeds in a page's metadata: those of its collection; every page has the whole changelog. */
export function feedsFor(url: string, handbook: Handbook): readonly Feed[] {
  const feeds = feedsOf(handbook)
  const own = feedsByPage(handbook).get(url) ?? []
  const narrow =
    url === '/changelog/' || url === '/features/' || url === subscribePath
      ? feeds.filter(({ group }) => group !== 'other' && group !== 'item')
      : []
  return [...new Set([...feeds.slice(0, 1).filter(({ group }) => group === 'all'), ...own, ...narrow])]
}

function feedsByPage(handbook: Handbook): ReadonlyMap<string, readonly Feed[]> {
  return memoizeFor(handbook, 'feeds by page', () => {
    const whole = feedsOf(handbook).filter(({ group }) => group === 'all' || group === 'other' || group === 'item')
    return Map.groupBy(whole, ({ page }) => page)
  })
}

const mediaTypes = { atom: 'application/atom+xml', rss: 'application/rss+xml', json: 'application/feed+json' }

/** Feed links in a page's metadata, for autodiscovery: all formats on the pages about feeds, otherwise Atom only. */
export function feedLinksFor(url: string, handbook: Handbook): FeedLink[] {
  const feeds = feedsFor(url, handbook)
  const isAll = url === subscribePath || feeds.some(({ page, group }) => page === url && group !== 'item')
  return feeds.flatMap(({ path, title, group }) =>
    feedFormats
      .filter((format) => format === 'atom' || (isAll && (group === 'all' || group === 'other')))
      .map((format) => ({ type: mediaTypes[format], title: text.link(title, text.formats[format]), path: feedPath(path, format) })),
  )
}
