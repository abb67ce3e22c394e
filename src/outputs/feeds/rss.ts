/** RSS 2.0, with full texts, author names and archives through namespaces. */
import { generateRssFeed } from 'feedsmith'
import { type FeedDocument, type FeedItem, updatedOf } from './feed.ts'
import { feedPath } from '../../graph/paths.ts'
import type { FeedSetting } from './feed-file.ts'
import { findMediaType } from '../../files/kinds.ts'
import { escapeHtml } from '../../plain/escape.ts'

const type = 'application/rss+xml'

export function rssOf(document: FeedDocument, setting: FeedSetting): string {
  const { feed, isArchive, items, previous, path } = document
  const { config, address } = setting
  const self = (folder: string) => address(feedPath(folder, 'rss'))
  const text = generateRssFeed({
    title: document.title,
    link: address(feed.page),
    description: feed.description,
    language: config.lang,
    lastBuildDate: new Date(updatedOf(document)),
    atom: {
      links: [
        { href: self(path), rel: 'self', type },
        ...(isArchive ? [{ href: self(feed.path), rel: 'current', type }] : []),
        ...(previous === undefined ? [] : [{ href: self(previous), rel: 'prev-archive', type }]),
      ],
    },
    items: items.map((item) => itemOf(item, setting)),
  })
  // The library does not know the namespace that marks an archive.
  return isArchive
    ? text.replace(
        /<rss ([^>]*)>\s*<channel>/,
        '<rss $1 xmlns:fh="http://purl.org/syndication/history/1.0">\n  <channel>\n    <fh:archive/>',
      )
    : text
}

function itemOf(item: FeedItem, { bytesOf }: FeedSetting) {
  return {
    title: item.title,
    link: item.url,
    // Readers treat it as HTML.
    description: escapeHtml(item.summary ?? item.title),
    guid: { value: item.id, isPermaLink: false },
    pubDate: new Date(item.published),
    categories: item.categories.map((name) => ({ name })),
    // Readers support one at most.
    enclosures: item.media.slice(0, 1).map((medium) => ({ url: medium.url, length: bytesOf(medium), type: findMediaType(medium.path) })),
    dc: { creators: item.authors.map(({ name }) => name) },
    atom: { updated: new Date(item.updated) },
    content: { encoded: item.html },
  }
}
