/** A feed as a value, whatever the format: its items, and how they're split into documents. */
import { feedText } from '../../words/feeds.ts'
import { escapeHtml } from '../../plain/escape.ts'

export interface FeedItem {
  /** The file of the entry, for messages. */
  file: string
  /** Permanent. */
  id: string
  /** Full address. */
  url: string
  title: string
  summary: string | undefined
  /** The full text, or what `shorten` leaves of it; its addresses are absolute. */
  html: string
  /** ISO, in UTC. */
  published: string
  updated: string
  authors: readonly { name: string; url?: string }[]
  categories: readonly string[]
  media: readonly FeedMedium[]
}

export interface FeedMedium {
  kind: 'image' | 'video'
  /** Full address. */
  url: string
  /** The file, relative to the content folder. */
  path: string
  alt: string
}

/** `item`: about one roadmap item. Its page has the address, and the list of feeds doesn't. */
export type FeedGroup = 'all' | 'tier' | 'offering' | 'area' | 'type' | 'other' | 'item'

export interface Feed {
  /** What it's narrowed to, such as a plan; missing for whole feeds. */
  name?: string
  group: FeedGroup
  /** Address of its folder, relative to the site's root. */
  path: string
  title: string
  description: string
  /** Address of the page with the same content, relative to the site's root. */
  page: string
  /** In order of publication. */
  items: readonly FeedItem[]
  /** Time of its last change; for an empty feed, the start of its source. */
  updated: string
}

/** One file of a feed in each format. */
export interface FeedDocument {
  feed: Feed
  /** Address of its folder, relative to the site's root. */
  path: string
  title: string
  isArchive: boolean
  /** Most recently changed first. */
  items: readonly FeedItem[]
  /** The folder of the previous archive. */
  previous: string | undefined
}

/** Time of a document's last change; an archive doesn't change when its feed does. */
export function updatedOf({ feed, isArchive, items }: FeedDocument): string {
  if (!isArchive) return feed.updated
  const moments = items.map(({ updated }) => updated).toSorted()
  return moments.at(-1) ?? ''
}

/** Maximum items per archive part; a current document has up to twice as many. */
export const partSize = 25

/** Feeds whose archives contain full texts. Every entry is in one of them, so archives of narrower feeds only need summaries. */
const wholeArchives: ReadonlySet<FeedGroup> = new Set(['all', 'other', 'item'])

/**
 * The current document, then archives from the newest (RFC 5005, section 4). An archive is a part of one year, counted from its first item,
 * that is full or whose year is over. Later publications never change it, and it doesn't name the following archive. The current document
 * contains everything that isn't archived and the latest changes, so a late revision reaches readers who read the archives long ago.
 */
export function documentsOf(feed: Feed, now: string): FeedDocument[] {
  const newest = feed.items.toSorted((a, b) => (a.updated < b.updated ? 1 : a.updated > b.updated ? -1 : a.id < b.id ? -1 : 1))
  const archives = newest.length <= 2 * partSize ? [] : archivesOf(feed, now)
  const archived = new Set(archives.flatMap(({ items }) => items))
  const recent = new Set(newest.slice(0, archives.length > 0 ? partSize : 2 * partSize))
  const items = newest.filter((item) => recent.has(item) || !archived.has(item))
  const current = {
    feed,
    path: feed.path,
    title: feed.title,
    isArchive: false,
    items: shortenAfter(items, maxBytes),
    previous: archives.at(-1)?.path,
  }
  const kept = (items: readonly FeedItem[]) => (wholeArchives.has(feed.group) ? items : items.map(shorten))
  const older = archives.map((archive, index) => ({ ...archive, items: kept(archive.items), previous: archives[index - 1]?.path }))
  return [current, ...older.reverse()]
}

/** Bytes of full texts in a current document, which readers fetch again and again. */
const maxBytes = 100_000

function shortenAfter(items: readonly FeedItem[], limit: number): FeedItem[] {
  let used = 0
  return items.map((item) => {
    used += Buffer.byteLength(item.html)
    return used <= limit ? item : shorten(item)
  })
}

/** Its summary as text, with a link to the rest; shorter text is kept as it is. */
export function shorten(item: FeedItem): FeedItem {
  if (item.summary === undefined) return item
  const html = `<p>${escapeHtml(item.summary)}</p><p><a href="${escapeHtml(item.url)}">${feedText.wholeText}</a></p>`
  return html.length < item.html.length ? { ...item, summary: undefined, html } : item
}

/** From the oldest. */
function archivesOf(feed: Feed, now: string): Omit<FeedDocument, 'previous'>[] {
  const byYear = Map.groupBy(feed.items, ({ published }) => published.slice(0, 4))
  return [...byYear].flatMap(([year, items]) =>
    Array.from({ length: Math.ceil(items.length / partSize) }, (_, index) => ({
      index,
      part: items.slice(index * partSize, (index + 1) * partSize),
    }))
      .filter(({ part }) => part.length === partSize || year < now.slice(0, 4))
      .map(({ index, part }) => ({
        feed,
        path: `${feed.path}archive/${year}-${index + 1}/`,
        title: `${feed.title}, ${year} (${index + 1})`,
        isArchive: true,
        items: part.toReversed(),
      })),
  )
}
