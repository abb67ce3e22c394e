/** What changed in the texts of two states of a handbook. Pure. */
import type { Root } from 'hast'
import { bodyOf, type EntryChange } from '../../graph/entry-diff.ts'
import type { Version } from '../../graph/entry-version.ts'
import type { Handbook } from '../../graph/handbook.ts'
import { printEntryAsTree } from '../../page/printing.ts'
import { type BlockChange, diffBlocks, hasChanged } from './block-diff.ts'
import { obligationChanges, type SentenceChange } from './obligations.ts'

export interface TextChange {
  /** Block by block, those that stayed among them; all came or all went where there is no other version. */
  blocks: readonly BlockChange[]
  /** The sentences among them that bind. */
  sentences: readonly SentenceChange[]
}

export interface TextOptions {
  /** How the text of a version is printed. */
  treeOf?: (version: Version) => Root
  /** Whether the same address is another picture by now. */
  hasOtherPictures?: boolean
}

/** Undefined if a reader sees the same, whatever else differs in the file. */
export function diffTexts(
  before: Version | undefined,
  after: Version | undefined,
  { treeOf = todaysTree, hasOtherPictures = false }: TextOptions = {},
): TextChange | undefined {
  // What is written the same is the same, though a page that it names has another title by now.
  if (before && after && !hasOtherPictures && bodyOf(before.entry) === bodyOf(after.entry)) return undefined
  const [olds, news] = [before, after].map((version) => (version ? treeOf(version).children : []))
  const blocks = diffBlocks(olds ?? [], news ?? [])
  return hasChanged(blocks) ? { blocks, sentences: obligationChanges(blocks) } : undefined
}

/** The text of a change of an entry, as `diffEntries` and `diffHandbooks` find it. */
export function textOfChange({ kind, entry, before }: EntryChange, from: Handbook, to: Handbook): TextChange | undefined {
  const old = kind === 'removed' ? entry : before
  return diffTexts(old && { entry: old, handbook: from }, kind === 'removed' ? undefined : { entry, handbook: to })
}

function todaysTree({ entry, handbook }: Version): Root {
  return printEntryAsTree(entry, handbook)
}
