/** The checked content that a move or a rename works on. */
import type { Entry } from '../../graph/entry.ts'
import { indexEntries } from '../../graph/entry-index.ts'
import type { Graph } from '../../graph/graph.ts'
import type { LinkIndex } from '../../graph/links/link-index.ts'
import type { Sources } from '../../sources/source.ts'

/** With everything that staff see. */
export interface CheckedContent {
  sources: Pick<Sources, 'files' | 'assets'>
  written: Graph
  untyped: readonly Entry[]
  handbook: { linkIndex: LinkIndex }
}

/** The possible targets of links and references, with entries that have errors. */
export function indexAll({ handbook, written, untyped }: CheckedContent): LinkIndex {
  return { ...handbook.linkIndex, entryIndex: indexEntries([...written.entries, ...untyped]) }
}
