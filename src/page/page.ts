/** What an entry's page shows around its text. */
import { listingOf } from '../collections/listings.ts'
import { text } from '../words/text.ts'
import type { Entry } from '../graph/entry.ts'
import { keyOf } from '../graph/entry.ts'
import type { Handbook } from '../graph/handbook.ts'
import { type Link, linkOfEntry, ownerLink } from '../graph/link.ts'
import { type Review, reviewOf } from '../graph/review.ts'
import { memoizeFor } from '../plain/memo.ts'
import type { NavItem } from '../graph/navigation.ts'
import { inOrder } from '../graph/order.ts'
import { historyPath } from '../graph/paths.ts'
import { sectionOf, trailOf } from '../graph/sections.ts'
import { feedbackAddress } from './feedback.ts'

export interface PageChrome {
  breadcrumbs: Link[]
  /** Undefined for a page without a section. */
  section?: NavItem
  previous?: Link
  next?: Link
  /** Whether the previous page is newer. */
  isNewestFirst?: true
  /** Pages that link here. */
  backlinks: Link[]
  owner?: Link
  /** Date of the last change, `YYYY-MM-DD`. */
  updated?: string
  /** Address of its history. */
  history?: string
  review?: Review
  /** Where to edit the source. */
  edit?: string
  /** Where to report a problem with the page. */
  feedback?: string
  /** Whether it's sample content. */
  isSample?: true
}

export function chromeOf(entry: Entry, handbook: Handbook, updated: ReadonlyMap<string, string>): PageChrome {
  const url = entry.url ?? ''
  const { config, now } = handbook
  const trail = trailOf(handbook, entry.collection, url)
  const { previous, next } = neighboursOf(entry, handbook)
  const data = entry.data as { owner?: string; review?: { last: string; every: string } }
  const owner = ownerLink(data.owner, handbook)
  const feedback = feedbackAddress(config, { title: entry.title, url, file: entry.file })
  const changed = updated.get(entry.file)?.slice(0, 10)
  return {
    breadcrumbs: [{ title: text.chrome.home, url: '/' }, ...trail.slice(0, -1).map(linkOf)],
    section: sectionOf(handbook, entry.collection, url),
    ...(previous && { previous: linkOfEntry(previous) }),
    ...(next && { next: linkOfEntry(next) }),
    ...(listingOf(entry.collection, config.collections).isNewestFirst && { isNewestFirst: true }),
    backlinks: (handbook.backlinks.get(keyOf(entry)) ?? []).map(linkOfEntry),
    ...(owner && { owner }),
    ...(changed && { updated: changed, history: historyPath(url) }),
    ...(data.review && { review: reviewOf(data.review, now) }),
    ...((entry.data as { example?: boolean }).example === true && { isSample: true }),
    ...(feedback !== undefined && { feedback }),
    ...(config.edit && { edit: `${config.edit.replace(/\/$/, '')}/${entry.file.split('/').map(encodeURIComponent).join('/')}` }),
  }
}

function neighboursOf(entry: Entry, handbook: Handbook): { previous: Entry | undefined; next: Entry | undefined } {
  const list = inOrder(handbook, entry.collection)
  const places = memoizeFor(handbook, `places ${entry.collection}`, () => new Map(list.map((each, index) => [each, index])))
  const place = places.get(entry) ?? Number.NaN
  return { previous: list[place - 1], next: list[place + 1] }
}

function linkOf({ title, url }: NavItem): Link {
  return { title, url }
}
