/** What the start page shows: news and plans for customers, recent changes and open work for staff. */
import { rankingText } from '../words/ranking.ts'
import { staffListText } from '../words/staff-lists.ts'
import type { Entry } from '../graph/entry.ts'
import type { Handbook } from '../graph/handbook.ts'
import { type Link, linkOfEntry } from '../graph/link.ts'
import { inOrder } from '../graph/order.ts'
import { hasPage } from '../graph/pages.ts'
import { backlogPath, collectionPath, insightsPath, rankingPath, statusPath } from '../graph/paths.ts'
import { titleOfCollection } from '../graph/sections.ts'
import { compare } from '../plain/compare.ts'
import { isPrerelease } from '../plain/versions.ts'

export interface Home {
  sections: { title: string; url: string; about: string }[]
  /** Newest changelog entries. */
  latest: Entry[]
  /** The newest release, and the next planned one; pre-releases don't count. */
  current: Entry<'releases'> | undefined
  next: Entry<'releases'> | undefined
  /** The milestone that ends next of those that are not closed. */
  milestone: Entry<'milestones'> | undefined
  /** Current strategy documents. */
  strategy: Entry[]
}

export interface RecentChange {
  entry: Link
  /** Day of the change, `YYYY-MM-DD`. */
  day: string
  /** Identifies this change, so that a reader's browser knows which ones it has seen. */
  uid: string
  kind: string
}

/** Lists that only the staff handbook has. */
const listStaffLists = () => [
  { title: staffListText.backlog, url: backlogPath, about: staffListText.backlogAbout },
  { title: staffListText.insights, url: insightsPath, about: staffListText.insightsAbout },
  { title: rankingText.title, url: rankingPath, about: rankingText.about },
  { title: staffListText.status, url: statusPath, about: staffListText.statusAbout },
]

export function buildHome(handbook: Handbook): Home {
  const { listed, of } = handbook.config.collections
  const sections = listed.flatMap((name) => {
    const url = collectionPath(name)
    const { about = '' } = of(name)
    return hasPage(handbook, url) ? [{ title: titleOfCollection(of(name)), url, about }] : []
  })
  const releases = inOrder(handbook, 'releases')
  return {
    sections: [...sections, ...listStaffLists().filter(({ url }) => hasPage(handbook, url))],
    latest: inOrder(handbook, 'changelog').slice(0, 5),
    current: releases.find(({ id, data }) => data.status === 'released' && !isPrerelease(id)),
    next: releases.findLast(({ id, data }) => data.status === 'planned' && !isPrerelease(id) && data.date >= handbook.now.slice(0, 10)),
    milestone: inOrder(handbook, 'milestones')
      .filter(({ data }) => data.status !== 'closed')
      .toSorted((a, b) => compare(a.data.due, b.data.due))[0],
    strategy: inOrder(handbook, 'strategy').filter(({ data }) => data.status === 'active'),
  }
}

/** Most recently changed entries first; `updated` maps a file to the time of its last change. */
export function recentChanges(handbook: Handbook, updated: ReadonlyMap<string, string>, maxChanges = 40): RecentChange[] {
  return handbook.entryIndex.pages
    .flatMap((entry) => {
      const instant = updated.get(entry.file)
      return instant === undefined ? [] : [{ entry, instant }]
    })
    .sort((a, b) => Date.parse(b.instant) - Date.parse(a.instant) || (a.entry.file < b.entry.file ? -1 : 1))
    .slice(0, maxChanges)
    .map(({ entry, instant }) => ({
      entry: linkOfEntry(entry),
      day: instant.slice(0, 10),
      uid: `${entry.url} ${instant}`,
      kind: titleOfCollection(entry.definition),
    }))
}
