/** Files that visible entries refer to: only these are published. */
import type { Entry } from '../entry.ts'
import type { Handbook } from '../handbook.ts'
import { resolveLink } from '../links/links.ts'
import { memoizeFor } from '../../plain/memo.ts'
import { shownBy } from './pictures.ts'

export interface UsedFiles {
  /** Paths of all of them. */
  all: ReadonlySet<string>
  /** Images shown on a page, which get smaller versions. */
  shown: ReadonlySet<string>
}

export function usedFiles(handbook: Handbook): UsedFiles {
  return memoizeFor(handbook, 'used files', () => {
    const filesOf = (urls: (entry: Entry) => string[]) =>
      handbook.entries.flatMap((entry) =>
        urls(entry).flatMap((url) => {
          const target = resolveLink(entry, url, handbook.linkIndex)
          return target.kind === 'asset' ? [target.path] : []
        }),
      )
    const shown = new Set(filesOf(shownBy))
    return { all: new Set([...filesOf(({ document }) => document.links.map(({ url }) => url)), ...shown]), shown }
  })
}
