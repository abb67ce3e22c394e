/** Pictures and videos of a changelog entry, with their addresses. */
import type { DataOf, Entry } from './entry.ts'
import type { Handbook } from './handbook.ts'
import { resolveLink, targetPath } from './links.ts'

export interface Medium {
  kind: 'image' | 'video'
  /** Address below the site's root, or a whole one. */
  url: string
  alt: string
  caption: string | undefined
}

export function mediaOf(entry: Entry, handbook: Handbook): Medium[] {
  const { media = [] } = entry.data as DataOf<'changelog'>
  return media.flatMap(({ src, alt, caption, kind }) => {
    const url = targetPath(resolveLink(entry, src, handbook.world))
    return url === undefined ? [] : [{ kind, url, alt, caption }]
  })
}
