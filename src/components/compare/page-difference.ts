/** The differences between two pages, read as they stand in the site and compared block by block as everywhere else. */
import { diffBlocks, hasChanged } from '../../history/differences/block-diff.ts'
import { printDiffTree } from '../../history/differences/diff-printer.ts'
import { type PagePlace, elementFor, treeOfPage } from './page-tree.ts'

/** Undefined where both say the same. */
export async function pageDifference(from: PagePlace, to: PagePlace): Promise<Element | undefined> {
  const [before, after] = await Promise.all([read(from), read(to)])
  const changes = diffBlocks(treeOfPage(before, from), treeOfPage(after, to))
  return hasChanged(changes) ? (elementFor(printDiffTree(changes, { below: 3 }), to) as Element) : undefined
}

async function read([prefix, path]: PagePlace): Promise<Document> {
  const response = await fetch(prefix + path)
  if (!response.ok) throw new Error(response.statusText)
  return new DOMParser().parseFromString(await response.text(), 'text/html')
}
