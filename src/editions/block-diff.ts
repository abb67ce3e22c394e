/** Two states of one text, block by block, with the words that changed inside them. Pure. */
import { diffArrays } from 'diff'
import type { RootContent } from 'hast'
import { alignBlocks } from './block-alignment.ts'
import { type Block, blocksOf, sourceOf } from './blocks.ts'
import { addressOf, diffWords, type Run, textOfWords, type Word } from './words.ts'

export type BlockChange =
  | { kind: 'same' | 'added' | 'removed' | 'moved'; block: Block }
  | {
      kind: 'changed'
      before: Block
      block: Block
      /** Its words; of a row, those of each cell. */
      parts: readonly (readonly Run[])[]
      notes: readonly Note[]
    }

/** What changed though the words did not. */
export type Note =
  | { kind: 'link'; text: string; from: string | undefined; to: string | undefined }
  | { kind: 'picture'; text: string; from: string; to: string }
  | { kind: 'format' }

/** What a reader meets first stands first; what is gone stands where it was. */
export function diffBlocks(before: readonly RootContent[], after: readonly RootContent[]): BlockChange[] {
  const [olds, news] = [blocksOf(before), blocksOf(after)]
  const { same, moved, alike } = alignBlocks(olds, news)
  const known = new Map([...same, ...alike].map(([old, now]) => [now, old]))
  const kept = new Set([...same, ...alike, ...moved].map(([old]) => old))
  const here = new Set(moved.map(([, now]) => now))
  let passed = 0
  const goneUntil = (end: number): BlockChange[] => {
    const gone = olds.slice(passed, end).filter((_, index) => !kept.has(passed + index))
    passed = Math.max(passed, end)
    return gone.map((block) => ({ kind: 'removed', block }))
  }
  const changes = news.flatMap((block, index): BlockChange[] => {
    const place = known.get(index)
    if (place === undefined) return [{ kind: here.has(index) ? 'moved' : 'added', block }]
    const old = olds[place] as Block
    return [...goneUntil(place), old.key === block.key ? { kind: 'same', block } : changed(old, block)]
  })
  return [...changes, ...goneUntil(olds.length)]
}

export function hasChanged(changes: readonly BlockChange[]): boolean {
  return changes.some(({ kind }) => kind !== 'same')
}

function changed(before: Block, block: Block): BlockChange {
  const parts = partsOf(before, block)
  return { kind: 'changed', before, block, parts, notes: notesOf(parts) }
}

/** Of rows with as many cells as before, cell by cell; of others, those that are still the same are found again. */
function partsOf(before: Block, block: Block): Run[][] {
  if (before.parts.length === block.parts.length) return block.parts.map((words, index) => diffWords(before.parts[index] ?? [], words))
  let [old, now] = [0, 0]
  return diffArrays(before.parts.map(textOfWords), block.parts.map(textOfWords)).flatMap(({ added, removed, count }) =>
    Array.from({ length: count }, (): Run[] => {
      if (added) return [{ kind: 'added', words: block.parts[now++] ?? [] }]
      const words = before.parts[old++] ?? []
      return removed ? [{ kind: 'removed', words }] : [{ kind: 'same', words: block.parts[now++] ?? [], before: words }]
    }),
  )
}

function notesOf(parts: readonly (readonly Run[])[]): Note[] {
  const pairs = parts.flat().flatMap(({ words, before }) => words.map((word, index) => [before?.[index] ?? word, word] as const))
  const pictures = pairs.flatMap(([old, now]): Note[] => {
    const [from, to] = [old.atom ? sourceOf(old.atom) : '', now.atom ? sourceOf(now.atom) : '']
    return from === to ? [] : [{ kind: 'picture', text: now.text, from, to }]
  })
  const notes = [...linkNotes(pairs), ...pictures]
  const isChanged = parts.some((runs) => runs.some(({ kind }) => kind !== 'same'))
  return notes.length > 0 || isChanged ? notes : [{ kind: 'format' }]
}

/** The words of a link are told together. */
function linkNotes(pairs: readonly (readonly [Word, Word])[]): Note[] {
  const groups: { from: string | undefined; to: string | undefined; words: Word[] }[] = []
  let isOpen = false
  for (const [old, now] of pairs) {
    const [from, to] = [addressOf(old), addressOf(now)]
    const last = groups.at(-1)
    if (from !== to)
      if (isOpen && last?.from === from && last?.to === to) last?.words.push(now)
      else groups.push({ from, to, words: [now] })
    isOpen = from !== to
  }
  return groups.map(({ from, to, words }) => ({ kind: 'link', text: textOfWords(words), from, to }))
}
