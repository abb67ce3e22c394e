/** Finds addresses of pages that readers of the earlier state have, and readers of the later one don't. Pure. */
import type { Audience } from '../../collections/fields/common.ts'
import { goneForGood } from '../../collections/fields/fields.ts'
import { isVisible } from '../../graph/audience.ts'
import type { Graph } from '../../graph/graph.ts'
import { collectRedirects } from '../../graph/links/redirects.ts'
import { compare } from '../../plain/compare.ts'

export interface GoneAddress {
  address: string
  /** Where a redirect leads. Undefined if there's none. */
  to?: string
  reason: (typeof reasons)[number]
}

/** The most urgent first. */
const reasons = ['nothingThere', 'redirectedForStaff', 'nowForStaff', 'nowDraft', 'redirected', 'goneForGood'] as const

/** Sorted by urgency, then address. `isUnread` tells that a file of the earlier state exists in the later one but can't be read there. */
export function findGoneAddresses(before: Graph, after: Graph, isUnread: (file: string) => boolean): GoneAddress[] {
  const [olds, news] = [listPages(before), listPages(after)]
  const drafts = new Set(after.entries.flatMap(({ url, isDraft }) => (isDraft && url !== undefined ? [url] : [])))
  const redirects = new Map(collectRedirects(after.entries, after.config.collections).map((each) => [each.from, each]))
  return [...olds]
    .flatMap(([address, { audience, file }]): GoneAddress[] => {
      const now = news.get(address)
      if (now?.audience === 'public' || now?.audience === audience) return []
      if (now) return [{ address, reason: 'nowForStaff' }]
      if (drafts.has(address)) return [{ address, reason: 'nowDraft' }]
      if (isUnread(file)) return []
      const redirect = redirects.get(address)
      if (!redirect) return [{ address, reason: 'nothingThere' }]
      if (redirect.to === goneForGood) return [{ address, reason: 'goneForGood' }]
      const isForAll = audience === 'staff' || redirect.entry.audience === 'public'
      return [{ address, to: redirect.to, reason: isForAll ? 'redirected' : 'redirectedForStaff' }]
    })
    .sort((a, b) => reasons.indexOf(a.reason) - reasons.indexOf(b.reason) || compare(a.address, b.address))
}

interface Page {
  audience: Audience
  /** The file that it's from. */
  file: string
}

/** Pages of entries, and of the folders that they're in, with the widest audience. */
function listPages({ entries }: Graph): Map<string, Page> {
  const pages = new Map<string, Page>()
  for (const entry of entries) {
    const { url, definition, audience, file } = entry
    if (url === undefined || !isVisible(entry, { audience: 'staff', drafts: false })) continue
    for (const address of definition.bare ? [url, ...listFolders(url)] : [url])
      if (pages.get(address)?.audience !== 'public') pages.set(address, { audience, file })
  }
  return pages
}

/** Folders above a page, without the collection itself: `/handbook/a/b/` is in `/handbook/a/`. */
function listFolders(url: string): string[] {
  const parts = url.split('/').slice(1, -2)
  return parts.slice(1).map((_, index) => `/${parts.slice(0, index + 2).join('/')}/`)
}
