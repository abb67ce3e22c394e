/**
 * Finds changes of binding sentences, which change the meaning however small they are. A sentence binds if it has "must", "shall", "will
 * not", "won't", "may not", "never" or "always", in any case. Code doesn't bind. Pure.
 */
import type { BlockChange } from './block-diff.ts'
import { type Block, formatBlock } from './blocks.ts'
import { diffWords, isPunctuation, type Run, joinWords, type Word } from './text-words.ts'

export interface SentenceChange {
  kind: 'added' | 'removed' | 'changed'
  /** Its words, including added and removed ones. */
  runs: readonly Run[]
  /** Text of the heading above, if any. */
  under: string | undefined
}

/** Quick test, as most texts have no binding sentence and needn't be split. */
const bindingHint = /must|shall|not|won['’]t|never|always/i

const binding = /\b(must|shall|will\s+not|won['’]t|may\s+not|never|always)\b/i

export function findObligationChanges(changes: readonly BlockChange[]): SentenceChange[] {
  const candidates = changes.filter(canBind)
  if (!candidates.some((change) => mayBind(getOldBlock(change)) || mayBind(getNewBlock(change)))) return []
  const known = countSentences(candidates.flatMap((change) => splitSentences(getOldBlock(change))))
  const here = countSentences(candidates.flatMap((change) => splitSentences(getNewBlock(change))))
  let under: string | undefined
  return changes.flatMap((change): SentenceChange[] => {
    if (change.block.kind === 'heading' && change.kind !== 'removed') under = formatBlock(change.block)
    if (!canBind(change)) return []
    // A sentence removed here and added there was moved. It binds as before.
    const removed = splitSentences(getOldBlock(change)).filter((sentence) => !takeOccurrence(here, sentence))
    const added = splitSentences(getNewBlock(change)).filter((sentence) => !takeOccurrence(known, sentence))
    return pairUp(removed, added)
      .filter((pair) => pair.some((sentence) => sentence !== undefined && binding.test(joinWords(sentence))))
      .map(([old, now]) => ({ kind: old && now ? 'changed' : now ? 'added' : 'removed', runs: diffWords(old ?? [], now ?? []), under }))
  })
}

const canBind = ({ kind, block }: BlockChange): boolean => block.kind !== 'code' && kind !== 'same' && kind !== 'moved'
const getOldBlock = (change: BlockChange): Block | undefined =>
  change.kind === 'changed' ? change.before : change.kind === 'added' ? undefined : change.block
const getNewBlock = ({ kind, block }: BlockChange): Block | undefined => (kind === 'removed' ? undefined : block)

const mayBind = (block: Block | undefined): boolean => block !== undefined && bindingHint.test(formatBlock(block))

type Sentence = readonly Word[]

const segmenter = new Intl.Segmenter('en', { granularity: 'sentence' })

/** A sentence ends with its cell. */
function splitSentences(block: Block | undefined): Sentence[] {
  return (block?.parts ?? []).flatMap((words) => {
    const ends = findSentenceEnds(joinWords(words))
    const sentences: Word[][] = []
    let length = 0
    let current = 0
    for (const [index, word] of words.entries()) {
      if (index > 0 && word.gap !== '') length++
      while (length >= (ends[current] ?? Number.POSITIVE_INFINITY)) current++
      const sentence = sentences[current]
      if (sentence) sentence.push(word)
      else sentences[current] = [word]
      length += word.text.length
    }
    return sentences.filter((sentence) => sentence !== undefined)
  })
}

function findSentenceEnds(text: string): number[] {
  return Array.from(segmenter.segment(text), ({ index, segment }) => index + segment.length)
}

/** Number of a block's sentences to compare each with. */
const maxComparedSentences = 20

/** Pair each removed sentence with the first added one that shares half of its words. */
function pairUp(removed: readonly Sentence[], added: readonly Sentence[]): (readonly [Sentence | undefined, Sentence | undefined])[] {
  const free = [...added]
  const pairs = removed.map((old) => {
    const index = free.slice(0, maxComparedSentences).findIndex((now) => areAlike(old, now))
    return [old, index < 0 ? undefined : free.splice(index, 1)[0]] as const
  })
  return [...pairs, ...free.map((now) => [undefined, now] as const)]
}

function areAlike(one: Sentence, other: Sentence): boolean {
  const textsOf = (sentence: Sentence) => sentence.filter((word) => !isPunctuation(word)).map(({ text }) => text.toLowerCase())
  const [words, others] = [textsOf(one), textsOf(other)]
  const known = new Set(words)
  return 2 * others.filter((text) => known.has(text)).length >= Math.max(words.length, others.length)
}

function countSentences(sentences: readonly Sentence[]): Map<string, number> {
  const counts = new Map<string, number>()
  for (const sentence of sentences) counts.set(joinWords(sentence), (counts.get(joinWords(sentence)) ?? 0) + 1)
  return counts
}

/** Take one occurrence of a sentence. Returns false if none is left. */
function takeOccurrence(counts: Map<string, number>, sentence: Sentence): boolean {
  const text = joinWords(sentence)
  const count = counts.get(text) ?? 0
  if (count > 0) counts.set(text, count - 1)
  return count > 0
}
