/** Formats text changes as lines, for terminals and pull requests. Pure. */
import { differencesText as text } from '../../words/differences.ts'
import type { BlockChange, Note } from './block-diff.ts'
import { formatBlock } from './blocks.ts'
import type { SentenceChange } from './obligations.ts'
import { type Run, joinWords, type Word } from './text-words.ts'

export interface Piece {
  kind: 'same' | 'added' | 'removed'
  text: string
}

export interface DiffLine {
  kind: 'added' | 'removed' | 'changed' | 'moved'
  pieces: readonly Piece[]
  /** The pieces are lines of code. */
  isCode: boolean
  /** Changes besides the words. */
  notes: readonly string[]
}

/** Leave out unchanged blocks, and unchanged words far from any change. */
export function toDiffLines(changes: readonly BlockChange[]): DiffLine[] {
  return changes.flatMap((change): DiffLine[] => {
    const { kind, block } = change
    if (kind === 'same') return []
    const isCode = block.kind === 'code'
    if (kind !== 'changed') {
      const blockText = isCode ? joinLines(block.parts.flat()) : formatBlock(block)
      return [{ kind, pieces: [{ kind: kind === 'moved' ? 'same' : kind, text: blockText }], isCode, notes: [] }]
    }
    const pieces = isCode ? toCodePieces(change.parts.flatMap(({ runs }) => runs)) : joinCellPieces(change.parts.map(({ runs }) => runs))
    return [{ kind, pieces, isCode, notes: change.notes.map(describeNote) }]
  })
}

export function toSentenceLine({ kind, runs }: SentenceChange): DiffLine {
  return { kind, pieces: toPieces(runs), isCode: false, notes: [] }
}

export function describeNote(note: Note): string {
  switch (note.kind) {
    case 'link':
      return text.link(note.text, note.from, note.to)
    case 'picture':
      return `${text.picture(note.text)} (${note.from} → ${note.to})`
    case 'format':
      return text.format
  }
}

function joinCellPieces(cells: readonly (readonly Run[])[]): Piece[] {
  return cells.flatMap((runs, index): Piece[] => [...(index === 0 ? [] : [{ kind: 'same' as const, text: ' | ' }]), ...toPieces(runs)])
}

/** Words to show before and after a change. */
const contextWords = 8

/** White space between runs is a piece of its own. */
function toPieces(runs: readonly Run[]): Piece[] {
  return runs.flatMap(({ kind, words }, index): Piece[] => {
    const gap = index > 0 && words[0]?.gap !== '' ? [{ kind: 'same' as const, text: ' ' }] : []
    const parts = kind === 'same' ? shortenContext(words, index > 0, index < runs.length - 1) : joinWords(words)
    return [...gap, { kind, text: parts }]
  })
}

function shortenContext(words: readonly Word[], isAfter: boolean, isBefore: boolean): string {
  const [head, tail] = [isAfter ? contextWords : 0, isBefore ? contextWords : 0]
  if ((head === 0 && tail === 0) || words.length <= head + tail + contextWords) return joinWords(words)
  return [head > 0 ? `${joinWords(words.slice(0, head))} ` : '', '…', tail > 0 ? ` ${joinWords(words.slice(-tail))}` : ''].join('')
}

/** Unchanged lines to show next to a changed one. */
const contextLines = 2

function toCodePieces(runs: readonly Run[]): Piece[] {
  return runs.map(({ kind, words }, index) => {
    const [head, tail] = [index > 0 ? contextLines : 0, index < runs.length - 1 ? contextLines : 0]
    const isLong = kind === 'same' && words.length > head + tail + 1
    return {
      kind,
      text: isLong
        ? [joinLines(words.slice(0, head)), '…', joinLines(tail > 0 ? words.slice(-tail) : [])].filter(Boolean).join('\n')
        : joinLines(words),
    }
  })
}

function joinLines(words: readonly Word[]): string {
  return words.map((word) => word.text).join('\n')
}
