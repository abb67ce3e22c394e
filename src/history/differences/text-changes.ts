/** Compares the texts of entries in two states of a handbook. Pure. */
import { bodyOf, type EntryChange } from '../../graph/entry-diff.ts'
import type { Version } from '../../graph/entry-version.ts'
import type { Handbook } from '../../graph/handbook.ts'
import { printEntryAsTree } from '../../page/printing.ts'
import { type BlockChange, compareTexts, hasChanged } from './block-diff.ts'
import { type Block, splitBlocks } from './blocks.ts'
import { findObligationChanges, type SentenceChange } from './obligations.ts'

export interface TextChange {
  /** All blocks, including unchanged ones. All are added or removed if there's just one version. */
  blocks: readonly BlockChange[]
  sentences: readonly SentenceChange[]
}

export interface TextOptions {
  /** The printed text of a version. */
  blocksOf?: (version: Version) => readonly Block[]
  /** Whether a picture changed under the same address. */
  hasReplacedPictures?: boolean
}

/** Return undefined if readers see no difference, whatever else differs in the file. */
export function diffTexts(
  before: Version | undefined,
  after: Version | undefined,
  { blocksOf = printBlocks, hasReplacedPictures = false }: TextOptions = {},
): TextChange | undefined {
  // If the source is the same, ignore that a page it names has a new title.
  if (before && after && !hasReplacedPictures && bodyOf(before.entry) === bodyOf(after.entry)) return undefined
  const [olds, news] = [before, after].map((version) => (version ? blocksOf(version) : []))
  const blocks = compareTexts(olds ?? [], news ?? [])
  return hasChanged(blocks) ? { blocks, sentences: findObligationChanges(blocks) } : undefined
}

/** Compare the text of an entry change from `diffEntries` or `diffHandbooks`. */
export function diffChangedEntry({ kind, entry, before }: EntryChange, from: Handbook, to: Handbook): TextChange | undefined {
  const old = kind === 'removed' ? entry : before
  return diffTexts(old && { entry: old, handbook: from }, kind === 'removed' ? undefined : { entry, handbook: to })
}

function printBlocks({ entry, handbook }: Version): Block[] {
  return splitBlocks(printEntryAsTree(entry, handbook).children)
}
