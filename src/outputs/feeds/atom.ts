/** Atom: RFC 4287, with archives by RFC 5005. */
import { generateAtomFeed } from 'feedsmith'
import { type FeedDocument, type FeedItem, updatedOf } from './feed.ts'
import { feedPath } from '../../graph/paths.ts'
import type { FeedSetting } from './feed-file.ts'
import { findMediaType } from '../../files/kinds.ts'

const type = 'application/atom+xml'

export function atomOf(document: FeedDocument, setting: FeedSetting): string {
  const { feed, isArchive, items, previous, path } = document
  const { config, address } = setting
  const self = (folder: string) => address(feedPath(folder, 'atom'))
  const text = generateAtomFeed({
    id: self(feed.path),
    title: { value: document.title },
    subtitle: { value: feed.description },
    updated: new Date(updatedOf(document)),
    authors: [{ name: config.organisation }],
    links: [
      { href: self(path), rel: 'self', type },
      { href: address(feed.page), rel: 'alternate', type: 'text/html' },
      ...(isArchive ? [{ href: self(feed.path), rel: 'current', type }] : []),
      ...(previous === undefined ? [] : [{ href: self(previous), rel: 'prev-archive', type }]),
    ],
    xml: { lang: config.lang },
    entries: items.map((item) => entryOf(item, setting)),
  })
  // The library does not know the namespace that marks an archive.
  return isArchive ? text.replace(/<feed ([^>]*)>/, '<feed $1 xmlns:fh="http://purl.org/syndication/history/1.0">\n  <fh:archive/>') : text
}

function entryOf(item: FeedItem, { bytesOf }: FeedSetting) {
  return {
    id: item.id,
    title: { value: item.title },
    published: new Date(item.published),
    updated: new Date(item.updated),
    authors: item.authors.map(({ name, url }) => ({ name, ...(url !== undefined && { uri: url }) })),
    categories: item.categories.map((term) => ({ term })),
    ...(item.summary !== undefined && { summary: { value: item.summary, type: 'text' } }),
    content: { value: item.html, type: 'html' },
    links: [
      { href: item.url, rel: 'alternate', type: 'text/html' },
      ...item.media.map((medium) => ({
        href: medium.url,
        rel: 'enclosure',
        type: findMediaType(medium.path),
        length: bytesOf(medium),
        ...(medium.alt !== '' && { title: medium.alt }),
      })),
    ],
  }
}
