/** Every feed of a handbook. */
import { areasOf } from '../../graph/areas.ts'
import { feedText as text } from '../../words/feeds.ts'
import type { CollectionName } from '../../collections/table.ts'
import { changelogSchema } from '../../collections/changelog/schema.ts'
import type { Feed, FeedGroup, FeedItem } from './feed.ts'
import { fed, feedItems } from './items.ts'
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

/** Changelog feeds first, then those of other collections with entries. */
export function feedsOf(handbook: Handbook): readonly Feed[] {
  return memoizeFor(handbook, 'feeds', () => [...changelogFeeds(handbook), ...fed.slice(1).flatMap((name) => otherFeed(name, handbook))])
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
  const own = feeds.filter(({ group, page }) => (group === 'all' || group === 'other') && page === url)
  const narrow =
    url === '/changelog/' || url === '/features/' || url === subscribePath ? feeds.filter(({ group }) => group !== 'other') : []
  return [...new Set([...feeds.slice(0, 1).filter(({ group }) => group === 'all'), ...own, ...narrow])]
}

const mediaTypes = { atom: 'application/atom+xml', rss: 'application/rss+xml', json: 'application/feed+json' }

/** Feed links in a page's metadata, for autodiscovery: all formats on the pages about feeds, otherwise Atom only. */
export function feedLinksFor(url: string, handbook: Handbook): FeedLink[] {
  const feeds = feedsFor(url, handbook)
  const isAll = url === subscribePath || feeds.some(({ page }) => page === url)
  return feeds.flatMap(({ path, title, group }) =>
    feedFormats
      .filter((format) => format === 'atom' || (isAll && (group === 'all' || group === 'other')))
      .map((format) => ({ type: mediaTypes[format], title: text.link(title, text.formats[format]), path: feedPath(path, format) })),
  )
}
