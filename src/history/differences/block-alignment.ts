/** Matches the blocks of two texts: first equal ones, then moved ones, then similar ones. Pure, and never quadratic. */
import { diffArrays } from 'diff'
import type { Block } from './blocks.ts'
import { pairAlike } from './likeness.ts'
import { findLongestIncreasing, type Pair } from './pairs.ts'

export interface Alignment {
  /** Equal, in the order of both texts. */
  same: readonly Pair[]
  /** Equal, but in another position. */
  moved: readonly Pair[]
  /** Similar, between the same neighbours, in the order of both texts. */
  alike: readonly Pair[]
}

interface Span {
  before: Pair
  after: Pair
}

export function alignBlocks(before: readonly Block[], after: readonly Block[]): Alignment {
  const keys = { before: before.map(({ key }) => key), after: after.map(({ key }) => key) }
  const same = pairSame(keys, { before: [0, before.length], after: [0, after.length] }, maxDepth)
  const gaps = findGaps(same, before.length, after.length)
  const moved = pairMoved(gaps, before, after)
  const [from, to] = [new Set(moved.map(([old]) => old)), new Set(moved.map(([, now]) => now))]
  const alike = gaps.flatMap((gap) => {
    const olds = listIndexes(gap.before).filter((index) => !from.has(index))
    const news = listIndexes(gap.after).filter((index) => !to.has(index))
    return pairAlike(olds, news, before, after)
  })
  return { same, moved, alike }
}

/** Maximum recursion. Each level splits spans at blocks that occur once, in linear time. */
const maxDepth = 12
/** Maximum number of pairs for which a span is compared exhaustively. */
const maxComparedPairs = 1000

interface Keys {
  before: readonly string[]
  after: readonly string[]
}

function pairSame(keys: Keys, span: Span, depth: number): Pair[] {
  const { head, middle, tail } = splitSameEnds(keys, span)
  const [olds, news] = [rangeLength(middle.before), rangeLength(middle.after)]
  if (olds === 0 || news === 0) return [...head, ...tail]
  if (olds * news <= maxComparedPairs) return [...head, ...diffSmallSpan(keys, middle), ...tail]
  const anchors = depth === 0 ? [] : findLongestIncreasing(pairUnique(keys, middle))
  if (anchors.length === 0) return [...head, ...tail]
  const inside = spansBetween(anchors, middle).flatMap((each, index): Pair[] => {
    const anchor = anchors[index]
    return [...pairSame(keys, each, depth - 1), ...(anchor ? [anchor] : [])]
  })
  return [...head, ...inside, ...tail]
}

function splitSameEnds({ before, after }: Keys, span: Span): { head: Pair[]; middle: Span; tail: Pair[] } {
  let [[oldStart, oldEnd], [newStart, newEnd]] = [span.before, span.after]
  const [head, tail]: [Pair[], Pair[]] = [[], []]
  while (oldStart < oldEnd && newStart < newEnd && before[oldStart] === after[newStart]) head.push([oldStart++, newStart++])
  while (oldStart < oldEnd && newStart < newEnd && before[oldEnd - 1] === after[newEnd - 1]) tail.push([--oldEnd, --newEnd])
  return { head, middle: { before: [oldStart, oldEnd], after: [newStart, newEnd] }, tail: tail.reverse() }
}

function diffSmallSpan({ before, after }: Keys, span: Span): Pair[] {
  let [old, now] = [span.before[0], span.after[0]]
  return diffArrays(before.slice(...span.before), after.slice(...span.after)).flatMap(({ added, removed, count }): Pair[] => {
    const [first, second] = [old, now]
    if (!added) old += count
    if (!removed) now += count
    return added || removed ? [] : Array.from({ length: count }, (_, index): Pair => [first + index, second + index])
  })
}

/** Find blocks that occur once in each text, in the order of the first. */
function pairUnique({ before, after }: Keys, span: Span): Pair[] {
  const once = (keys: readonly string[], range: Pair) => {
    const found = new Map<string, number | undefined>()
    for (const index of listIndexes(range)) found.set(keys[index] ?? '', found.has(keys[index] ?? '') ? undefined : index)
    return found
  }
  const now = once(after, span.after)
  return [...once(before, span.before)].flatMap(([key, old]): Pair[] => {
    const index = now.get(key)
    return old === undefined || index === undefined ? [] : [[old, index]]
  })
}

/** Return the spans before, between and after pairs. */
function spansBetween(pairs: readonly Pair[], { before, after }: Span): Span[] {
  const starts: Pair[] = [[before[0], after[0]], ...pairs.map(([old, now]): Pair => [old + 1, now + 1])]
  const ends: Pair[] = [...pairs, [before[1], after[1]]]
  return starts.map(([old, now], index) => ({ before: [old, ends[index]?.[0] ?? old], after: [now, ends[index]?.[1] ?? now] }))
}

function findGaps(same: readonly Pair[], olds: number, news: number): Span[] {
  return spansBetween(same, { before: [0, olds], after: [0, news] }).filter((gap) => rangeLength(gap.before) + rangeLength(gap.after) > 0)
}

/** Words a moved block must have. Short texts such as "Yes" are common, so an equal one elsewhere isn't a move. */
const minMovedWords = 3

function pairMoved(gaps: readonly Span[], before: readonly Block[], after: readonly Block[]): Pair[] {
  const waiting = new Map<string, number[]>()
  for (const index of gaps.flatMap((gap) => listIndexes(gap.before))) {
    const { key } = before[index] as Block
    const known = waiting.get(key)
    if (known) known.push(index)
    else waiting.set(key, [index])
  }
  return gaps
    .flatMap((gap) => listIndexes(gap.after))
    .flatMap((index): Pair[] => {
      const { key, parts } = after[index] as Block
      const old = parts.flat().length < minMovedWords ? undefined : waiting.get(key)?.shift()
      return old === undefined ? [] : [[old, index]]
    })
}

function listIndexes([start, end]: Pair): number[] {
  return Array.from({ length: end - start }, (_, index) => start + index)
}

function rangeLength([start, end]: Pair): number {
  return end - start
}
