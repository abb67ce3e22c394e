/** Texts for tests of comparisons: Markdown as printed on a page, with URLs as written. */
import type { RootContent } from 'hast'
import { type BlockChange, diffBlocks } from '../../src/history/differences/block-diff.ts'
import { printTree } from '../../src/markdown/html-printer.ts'
import type { PrintContext } from '../../src/markdown/vocabulary/component.ts'

const context: PrintContext = {
  link: (url) => url,
  image: (url) => url,
  picture: (url) => ({ src: url, forms: [] }),
  entry: () => undefined,
  person: () => undefined,
  tier: () => undefined,
  term: () => undefined,
}

export function treeOf(text: string, isMdx = false): RootContent[] {
  return printTree({ text, isMdx, title: 'Page', context, withoutAnchors: true }).children
}

export function diffOf(before: string, after: string, isMdx = false): BlockChange[] {
  return diffBlocks(treeOf(before, isMdx), treeOf(after, isMdx))
}
