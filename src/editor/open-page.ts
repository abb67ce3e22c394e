/** An open document as it is now, read alone: only the check of the whole handbook waits for a pause in writing. */
import type { Compilation } from '../compilation.ts'
import type { Edge } from '../graph/edge.ts'
import { keyOf, type Entry } from '../graph/entry.ts'
import { checkLinks } from '../graph/links/links.ts'
import { checkReferences, checkTextReferences } from '../graph/links/references.ts'
import { readEntries } from '../graph/reading/entries.ts'

export interface OpenPage {
  path: string
  text: string
  /** The last compilation, which may have an earlier text of the document. */
  compilation: Compilation
  /** The document's entries: one, or the items of a list. None if it can't be read. */
  entries: readonly Entry[]
  /** All links and references, those of the document as it is now. */
  edges: readonly Edge[]
  /** Return the entry as the document has it now, if it's one of the document. */
  current(entry: Entry): Entry
}

export function readOpenPage(path: string, text: string, compilation: Compilation): OpenPage {
  const { handbook, allLinks, edges } = compilation
  const { config, now, layout } = handbook
  const sources = { files: [{ path, text }], assets: [], images: new Map(), problems: [] }
  const { entries } = readEntries(sources, { config, now, layout })
  const own = entries.flatMap((entry) =>
    [checkReferences, checkTextReferences, checkLinks].flatMap((check) => check(entry, allLinks).edges),
  )
  const byKey = new Map(entries.map((entry) => [keyOf(entry), entry]))
  return {
    path,
    text,
    compilation,
    entries,
    edges: [...edges.filter(({ from }) => from.file !== path), ...own],
    current: (entry) => byKey.get(keyOf(entry)) ?? entry,
  }
}
