/** Pairs changed blocks: those between the same neighbours that share most words. Pure. */
import type { Block, BlockKind } from './blocks.ts'
import { findLongestIncreasing, type Pair } from './pairs.ts'
import { isPunctuation } from './text-words.ts'

/** Share of common words for two blocks to count as one that changed. */
const minShared = 0.4
/** The same, if both are the only ones of their kind between the same neighbours. */
const minSharedAlone = 0.2
/** A word in more blocks than this doesn't identify one. */
const maxBlocksPerWord = 8
/** Number of blocks to compare each with. */
const maxCandidates = 4

interface Scored {
  pair: Pair
  likeness: number
}

export function pairAlike(olds: readonly number[], news: readonly number[], before: readonly Block[], after: readonly Block[]): Pair[] {
  if (olds.length === 0 || news.length === 0) return []
  const bags = new Map<Block, Map<string, number>>()
  const bagOf = (block: Block) => bags.get(block) ?? bags.set(block, countWords(block)).get(block) ?? new Map<string, number>()
  const blocksByWord = new Map<string, number[]>()
  for (const now of news)
    for (const word of bagOf(after[now] as Block).keys())
      blocksByWord.set(word, [...(blocksByWord.get(word) ?? []).slice(-maxBlocksPerWord), now])
  const [soleOld, soleNew] = [findSole(olds, before), findSole(news, after)]
  const scored = olds.flatMap((old, position): Scored[] => {
    const block = before[old] as Block
    const sole = soleOld.get(block.kind) === old ? soleNew.get(block.kind) : undefined
    const indexes = [...findLikely(bagOf(block), blocksByWord), news[Math.floor((position * news.length) / olds.length)], sole]
    return [...new Set(indexes)].flatMap((now): Scored[] => {
      const other = now === undefined ? undefined : after[now]
      if (now === undefined || !other || !isComparable(block.kind, other.kind)) return []
      const likeness = measureLikeness(block, other, bagOf)
      return likeness >= minLikeness(block.kind, now === sole) ? [{ pair: [old, now], likeness }] : []
    })
  })
  return findLongestIncreasing(pairBest(scored).toSorted(([a], [b]) => a - b))
}

/** A renamed heading may share no words with the old one. */
function minLikeness(kind: BlockKind, isSole: boolean): number {
  return isSole ? (kind === 'heading' ? 0 : minSharedAlone) : minShared
}

/** Pair each block once, with its most similar counterpart. */
function pairBest(scored: readonly Scored[]): Pair[] {
  const [from, to] = [new Set<number>(), new Set<number>()]
  return scored
    .toSorted((a, b) => b.likeness - a.likeness)
    .flatMap(({ pair }) => {
      const [old, now] = pair
      if (from.has(old) || to.has(now)) return []
      from.add(old)
      to.add(now)
      return [pair]
    })
}

/** Return the blocks that share the most of its rare words. */
function findLikely(bag: ReadonlyMap<string, number>, blocksByWord: ReadonlyMap<string, readonly number[]>): number[] {
  const votes = new Map<number, number>()
  for (const word of bag.keys()) {
    const found = blocksByWord.get(word) ?? []
    if (found.length <= maxBlocksPerWord) for (const index of found) votes.set(index, (votes.get(index) ?? 0) + 1)
  }
  return [...votes]
    .toSorted(([, a], [, b]) => b - a)
    .slice(0, maxCandidates)
    .map(([index]) => index)
}

const kindsOfText = new Set<BlockKind>(['text', 'item', 'heading'])

/** A paragraph may become an item. Rows and code stay what they are. */
function isComparable(one: BlockKind, other: BlockKind): boolean {
  return one === other || (kindsOfText.has(one) && kindsOfText.has(other))
}

function measureLikeness(one: Block, other: Block, bagOf: (block: Block) => Map<string, number>): number {
  // One picture may replace another.
  if (one.kind === 'picture' || one.kind === 'rule') return 0.5
  const [a, b] = [bagOf(one), bagOf(other)]
  const [sizeA, sizeB] = [sumCounts(a), sumCounts(b)]
  if (sizeA + sizeB === 0) return 1
  let shared = 0
  for (const [word, count] of a) shared += Math.min(count, b.get(word) ?? 0)
  return (2 * shared) / (sizeA + sizeB)
}

/** Code is compared by words, not lines. */
function countWords({ parts, kind }: Block): Map<string, number> {
  const bag = new Map<string, number>()
  for (const word of parts.flat())
    for (const text of kind === 'code' ? (word.text.match(/[\p{L}\p{N}_]+/gu) ?? []) : isPunctuation(word) ? [] : [word.text])
      bag.set(text, (bag.get(text) ?? 0) + 1)
  return bag
}

function sumCounts(bag: ReadonlyMap<string, number>): number {
  return [...bag.values()].reduce((total, count) => total + count, 0)
}

/** Return the only block of each kind. */
function findSole(indexes: readonly number[], blocks: readonly Block[]): Map<BlockKind, number | undefined> {
  const sole = new Map<BlockKind, number | undefined>()
  for (const index of indexes) {
    const { kind } = blocks[index] as Block
    sole.set(kind, sole.has(kind) ? undefined : index)
  }
  return sole
}
