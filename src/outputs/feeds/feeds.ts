/** Every feed in every format, each document checked before it's written. */
import { existsSync, statSync } from 'node:fs'
import { documentsOf, type FeedMedium } from './feed.ts'
import { feedsOf } from './addresses.ts'
import type { Handbook } from '../../graph/handbook.ts'
import { absoluteUrl, feedFormats, feedPath } from '../../graph/paths.ts'
import { atomOf } from './atom.ts'
import { checkFeed, checkItems } from './check.ts'
import type { FeedFile, FeedSetting } from './feed-file.ts'
import { jsonOf } from './json.ts'
import { rssOf } from './rss.ts'
import type { OutputContext } from '../output-context.ts'

const writers = { atom: atomOf, rss: rssOf, json: jsonOf }

export function writeFeeds({ handbook, out }: OutputContext): void {
  const sizes = new Map<string, number>()
  const bytesOf = ({ path }: FeedMedium) => {
    const size = sizes.get(path) ?? statSync(out.file(path)).size
    sizes.set(path, size)
    return size
  }
  const files = feedFilesOf(handbook, bytesOf)
  for (const { path, text } of files) out.put(path, text)
  for (const { path, text } of formerFiles(files, handbook)) if (!existsSync(out.file(path))) out.put(path, text)
}

/** Feeds of renamed roadmap items at their former addresses: feed readers don't follow the pages that other redirects are. */
export function formerFiles(files: readonly FeedFile[], { redirects }: Pick<Handbook, 'redirects'>): Pick<FeedFile, 'path' | 'text'>[] {
  const byTarget = Map.groupBy(redirects, ({ to }) => to)
  return files
    .filter(({ document: { feed, isArchive } }) => feed.group === 'item' && !isArchive)
    .flatMap(({ document: { feed }, format, text }) =>
      (byTarget.get(feed.page) ?? [])
        .filter(({ from }) => /^\/[\w/.-]+\/$/.test(from))
        .map(({ from }) => ({ path: feedPath(from, format), text })),
    )
}

/** Throws an error that names the entry, if a feed would be invalid. */
export function feedFilesOf(handbook: Handbook, bytesOf: FeedSetting['bytesOf']): FeedFile[] {
  const { config, now } = handbook
  const setting: FeedSetting = { config, bytesOf, address: (path) => absoluteUrl(path, config.site, config.base) }
  const feeds = feedsOf(handbook)
  const faults = checkItems([...new Set(feeds.flatMap(({ items }) => items))])
  const files = feeds.flatMap((feed) =>
    documentsOf(feed, now).flatMap((document) =>
      feedFormats.map(
        (format): FeedFile => ({ path: feedPath(document.path, format), format, document, text: writers[format](document, setting) }),
      ),
    ),
  )
  faults.push(...files.flatMap(checkFeed))
  if (faults.length > 0) throw new Error(`The feeds would be invalid:\n${[...new Set(faults)].map((fault) => `  ${fault}`).join('\n')}`)
  return files
}
