/** Addresses on edition pages. Printed text is shared between editions, so a placeholder represents the edition's address. */
import { findFileKind } from '../../files/kinds.ts'
import type { Entry } from '../../graph/entry.ts'
import type { Handbook } from '../../graph/handbook.ts'
import { ownAnchor, resolveLink, type Target, targetPath, withSeenAnchor } from '../../graph/links/links.ts'
import { changesTodayPath, editionFilePath, collectionPath, comparePath, editionsPath, staffPages, withBase } from '../../graph/paths.ts'

/** Placeholder for the edition's address. A noncharacter, which no text contains. */
export const editionMark = '\uFDD0'

/** Pages that editions don't have, so links lead to today's. */
const currentOnlyPages: ReadonlySet<string> = new Set([
  '/about/',
  '/search/',
  '/changelog/subscribe/',
  '/changelog/upgrade/',
  changesTodayPath,
  comparePath,
  editionsPath,
])

export interface EditionAddresses {
  /** Return the address of a page or file, given its path below the root. */
  address(path: string): string
  /** Return the address for a link as written in an entry, undefined if it's broken in this edition. */
  link(entry: Entry, url: string): string | undefined
  /** Return the address of a content file, undefined if the edition doesn't have it. */
  file(path: string): string | undefined
  /** Files requested so far: path and blob. */
  used: ReadonlyMap<string, string>
}

/** `blobs` holds each image and download of the edition, by path. */
export function createEditionAddresses({ linkIndex, config, entries }: Handbook, blobs: ReadonlyMap<string, string>): EditionAddresses {
  const used = new Map<string, string>()
  const listed = new Set(entries.map(({ collection }) => collectionPath(collection)))
  // Editions have the staff lists that record knowledge. Lists of what's to be done are only today's.
  const isCurrentOnly = (page: string) => currentOnlyPages.has(page) || (staffPages.has(page) && !listed.has(page))
  const file = (path: string) => {
    const blob = blobs.get(path)
    if (blob === undefined || !findFileKind(path)) return undefined
    used.set(path, blob)
    return withBase(editionFilePath(blob, path.split('/').at(-1) ?? ''), config.base)
  }
  const address = (path: string): string => {
    if (!path.startsWith('/') || path.startsWith('//')) return path
    const page = path.split(/[?#]/)[0] ?? ''
    return file(decodePath(page.slice(1))) ?? (isCurrentOnly(page) ? withBase(path, config.base) : editionMark + path)
  }
  const targetAddress = (target: Target): string | undefined => {
    if (target.kind === 'asset') return file(target.path)
    const path = targetPath(withSeenAnchor(target, linkIndex))
    if (target.kind === 'outside') return path === undefined ? undefined : withBase(path, config.base)
    // Resolve the edition's own redirects here, as no host does.
    const redirected = target.kind === 'page' ? linkIndex.redirects.get(target.path) : undefined
    const goal = redirected ?? path
    return goal === undefined ? undefined : address(goal)
  }
  return {
    address,
    link: (entry, url) => (url.startsWith('#') ? ownAnchor(entry, url) : targetAddress(resolveLink(entry, url, linkIndex))),
    file,
    used,
  }
}

/** Return the path of a file, given its address. */
function decodePath(path: string): string {
  if (!path.includes('%')) return path
  try {
    return decodeURIComponent(path)
  } catch {
    return path
  }
}
