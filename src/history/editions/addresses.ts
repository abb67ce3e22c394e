/** Addresses in closed pages. What is printed once serves several editions: a mark stands for where the edition is. */
import { findFileKind } from '../../files/kinds.ts'
import type { Entry } from '../../graph/entry.ts'
import type { Handbook } from '../../graph/handbook.ts'
import { ownAnchor, resolveLink, type Target, targetPath, withSeenAnchor } from '../../graph/links/links.ts'
import { changesTodayPath, editionFilePath, collectionPath, comparePath, editionsPath, staffPages, withBase } from '../../graph/paths.ts'

/** Stands for the address of the edition; a sign that is in no text. */
export const editionMark = '\uFDD0'

/** Pages of the site itself: no edition has them, so that links lead to those of today. */
const todaysPages: ReadonlySet<string> = new Set([
  '/about/',
  '/search/',
  '/changelog/subscribe/',
  '/changelog/upgrade/',
  changesTodayPath,
  comparePath,
  editionsPath,
])

export interface EditionAddresses {
  /** For a path below the root, of a page or of a file. */
  address(path: string): string
  /** For a link as it is written in an entry; undefined if it leads nowhere in this edition. */
  link(entry: Entry, url: string): string | undefined
  /** For a file of the content folder; undefined if the edition has none. */
  file(path: string): string | undefined
  /** The files that were asked for so far, with what they hold. */
  used: ReadonlyMap<string, string>
}

/** `blobs` names what each image and download of the edition holds, by path. */
export function addressesOfEdition({ linkIndex, config, entries }: Handbook, blobs: ReadonlyMap<string, string>): EditionAddresses {
  const used = new Map<string, string>()
  const listed = new Set(entries.map(({ collection }) => collectionPath(collection)))
  // Of the lists for staff an edition has those that say what was known; what is to be done is a matter of today.
  const isOfToday = (page: string) => todaysPages.has(page) || (staffPages.has(page) && !listed.has(page))
  const file = (path: string) => {
    const blob = blobs.get(path)
    if (blob === undefined || !findFileKind(path)) return undefined
    used.set(path, blob)
    return withBase(editionFilePath(blob, path.split('/').at(-1) ?? ''), config.base)
  }
  const address = (path: string): string => {
    if (!path.startsWith('/') || path.startsWith('//')) return path
    const page = path.split(/[?#]/)[0] ?? ''
    return file(decode(page.slice(1))) ?? (isOfToday(page) ? withBase(path, config.base) : editionMark + path)
  }
  const addressOf = (target: Target): string | undefined => {
    if (target.kind === 'asset') return file(target.path)
    const path = targetPath(withSeenAnchor(target, linkIndex))
    if (target.kind === 'outside') return path === undefined ? undefined : withBase(path, config.base)
    // A redirect of that time is followed here: nothing else would.
    const moved = target.kind === 'page' ? linkIndex.redirects.get(target.path) : undefined
    const goal = moved ?? path
    return goal === undefined ? undefined : address(goal)
  }
  return {
    address,
    link: (entry, url) => (url.startsWith('#') ? ownAnchor(entry, url) : addressOf(resolveLink(entry, url, linkIndex))),
    file,
    used,
  }
}

/** The path of a file from its address. */
function decode(path: string): string {
  if (!path.includes('%')) return path
  try {
    return decodeURIComponent(path)
  } catch {
    return path
  }
}
