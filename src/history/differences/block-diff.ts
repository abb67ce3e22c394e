/** Compares two states of one text block by block, and word by word within changed blocks. Pure. */
import { diffArrays } from 'diff'
import type { Element, RootContent } from 'hast'
import { alignBlocks } from './block-alignment.ts'
import { type Block, splitBlocks, listCells, findPictureSource } from './blocks.ts'
import type { Pair } from './pairs.ts'
import { findLinkAddress, diffWords, isPunctuation, type Run, joinWords, type Word } from './text-words.ts'

export type BlockChange =
  | { kind: 'added' | 'removed'; block: Block }
  | { kind: 'same' | 'moved'; before: Block; block: Block }
  | {
      kind: 'changed'
      before: Block
      block: Block
      /** The words of the block, or of each cell of a row. */
      parts: readonly Part[]
      notes: readonly Note[]
    }

export interface Part {
  /** The block, or the cell. */
  element: Element
  runs: readonly Run[]
}

/** A change that isn't in the words. */
export type Note =
  | { kind: 'link'; text: string; from: string | undefined; to: string | undefined }
  | { kind: 'picture'; text: string; from: string; to: string }
  | { kind: 'format' }

/** Split two texts and compare them. */
export function diffBlocks(before: readonly RootContent[], after: readonly RootContent[]): BlockChange[] {
  return compareTexts(splitBlocks(before), splitBlocks(after))
}

/** Compare in reading order. Removed blocks stay in their old position. */
export function compareTexts(olds: readonly Block[], news: readonly Block[]): BlockChange[] {
  const { same, moved, alike } = alignBlocks(olds, news)
  const known = new Map([...same, ...alike, ...moved].map(([old, now]) => [now, olds[old] as Block]))
  const kept = new Set([...known.values()])
  const movedIndexes = new Set(moved.map(([, now]) => now))
  const removals = (blocks: readonly Block[]) =>
    blocks.filter((block) => !kept.has(block)).map((block): BlockChange => ({ kind: 'removed', block }))
  const nextKept = findNextKept([...same, ...alike], news.length, olds.length)
  let passed = 0
  const changes = news.flatMap((block, index): BlockChange[] => {
    const next = nextKept[index] ?? passed
    const removed = removals(olds.slice(passed, next))
    passed = Math.max(passed, next)
    const before = known.get(index)
    if (!before) return [...removed, { kind: 'added', block }]
    if (movedIndexes.has(index)) return [...removed, { kind: 'moved', before, block }]
    return [...removed, before.key === block.key ? { kind: 'same', before, block } : compareBlocks(before, block)]
  })
  return [...changes, ...removals(olds.slice(passed))]
}

/** For each new block, return the index of the next old block that still exists. */
function findNextKept(pairs: readonly Pair[], news: number, olds: number): number[] {
  const oldIndexes = new Map(pairs.map(([old, now]) => [now, old]))
  const next: number[] = []
  let last = olds
  for (let index = news - 1; index >= 0; index--) {
    last = oldIndexes.get(index) ?? last
    next[index] = last
  }
  return next
}

export function hasChanged(changes: readonly BlockChange[]): boolean {
  return changes.some(({ kind }) => kind !== 'same')
}

export interface ChangeSize {
  /** In words. A line of code counts as one. */
  added: number
  removed: number
}

/** Count added and removed words. Moves don't count. */
export function measureChange(changes: readonly BlockChange[]): ChangeSize {
  const runs = changes.flatMap((change): readonly Pick<Run, 'kind' | 'words'>[] => {
    if (change.kind === 'changed') return change.parts.flatMap((part) => part.runs)
    return change.kind === 'added' || change.kind === 'removed' ? [{ kind: change.kind, words: change.block.parts.flat() }] : []
  })
  const count = (kind: Run['kind']) =>
    runs.flatMap((run) => (run.kind === kind ? run.words.filter((word) => !isPunctuation(word)) : [])).length
  return { added: count('added'), removed: count('removed') }
}

function compareBlocks(before: Block, block: Block): BlockChange {
  const parts = compareParts(before, block)
  return { kind: 'changed', before, block, parts, notes: findNotes(parts) }
}

/** Compare rows with the same number of cells cell by cell. In others, match equal cells first. */
function compareParts(before: Block, block: Block): Part[] {
  const [olds, news] = [listElements(before), listElements(block)]
  if (olds.length === news.length)
    return news.map((element, index) => ({ element, runs: diffWords(partWords(before, index), partWords(block, index)) }))
  let [old, now] = [0, 0]
  return diffArrays(before.parts.map(joinWords), block.parts.map(joinWords)).flatMap(({ added, removed, count }) =>
    Array.from({ length: count }, (): Part => {
      const [oldWords, newWords] = [partWords(before, old), partWords(block, now)]
      const element = (removed ? olds[old] : news[now]) ?? block.element
      if (!added) old++
      if (!removed) now++
      return { element, runs: diffWords(added ? [] : oldWords, removed ? [] : newWords) }
    }),
  )
}

function listElements({ kind, element }: Block): Element[] {
  return kind === 'row' ? listCells(element) : [element]
}

function partWords({ parts }: Block, index: number): readonly Word[] {
  return parts[index] ?? []
}

function findNotes(parts: readonly Part[]): Note[] {
  const runs = parts.flatMap((part) => part.runs)
  const pairs = runs.flatMap(({ words, before }) => words.map((word, index) => [before?.[index] ?? word, word] as const))
  const pictures = pairs.flatMap(([old, now]): Note[] => {
    const [from, to] = [old.atom ? findPictureSource(old.atom) : '', now.atom ? findPictureSource(now.atom) : '']
    return from === to ? [] : [{ kind: 'picture', text: now.text, from, to }]
  })
  const notes = [...findLinkNotes(pairs), ...pictures]
  return notes.length > 0 || runs.some(({ kind }) => kind !== 'same') ? notes : [{ kind: 'format' }]
}

/** Report the words of a link together. */
function findLinkNotes(pairs: readonly (readonly [Word, Word])[]): Note[] {
  const groups: { from: string | undefined; to: string | undefined; words: Word[] }[] = []
  let isOpen = false
  for (const [old, now] of pairs) {
    const [from, to] = [findLinkAddress(old), findLinkAddress(now)]
    const last = groups.at(-1)
    if (from !== to)
      if (isOpen && last?.from === from && last?.to === to) last?.words.push(now)
      else groups.push({ from, to, words: [now] })
    isOpen = from !== to
  }
  return groups.map(({ from, to, words }) => ({ kind: 'link', text: joinWords(words), from, to }))
}
