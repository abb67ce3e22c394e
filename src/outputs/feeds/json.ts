/** JSON Feed 1.1. */
import { generateJsonFeed } from 'feedsmith'
import type { FeedDocument, FeedItem } from './feed.ts'
import { feedPath } from '../../graph/paths.ts'
import type { FeedSetting } from './feed-file.ts'
import { findMediaType } from '../../files/kinds.ts'

export function jsonOf({ feed, title, items, previous, path }: FeedDocument, setting: FeedSetting): string {
  const { config, address } = setting
  const value = generateJsonFeed({
    title,
    description: feed.description,
    home_page_url: address(feed.page),
    feed_url: address(feedPath(path, 'json')),
    language: config.lang,
    authors: [{ name: config.organisation }],
    ...(previous !== undefined && { next_url: address(feedPath(previous, 'json')) }),
    items: items.map((item) => itemOf(item, setting)),
  })
  // An empty feed still has its items.
  return `${JSON.stringify({ items: [], ...(value as object) }, null, 1)}\n`
}

function itemOf(item: FeedItem, { bytesOf }: FeedSetting) {
  const image = item.media.find(({ kind }) => kind === 'image')
  return {
    id: item.id,
    url: item.url,
    title: item.title,
    content_html: item.html,
    ...(item.summary !== undefined && { summary: item.summary }),
    ...(image && { image: image.url }),
    date_published: new Date(item.published),
    date_modified: new Date(item.updated),
    tags: [...item.categories],
    authors: item.authors.map(({ name, url }) => ({ name, ...(url !== undefined && { url }) })),
    attachments: item.media.map((medium) => ({
      url: medium.url,
      mime_type: findMediaType(medium.path),
      size_in_bytes: bytesOf(medium),
      ...(medium.alt !== '' && { title: medium.alt }),
    })),
  }
}
