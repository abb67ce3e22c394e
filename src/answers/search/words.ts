/** Words as the search compares them: lowercase, without accents, in one spelling. */
import { searchable } from '../../plain/list-filter.ts'
import { foldSpelling } from './fold.ts'
import { isUnspaced, spaced } from './scripts.ts'

const maxQuery = { characters: 200, words: 12 }

/** The typed query, cut to a searchable length. */
export function readQuery(written: string): string {
  const text = written.normalize('NFC').replace(/\s+/g, ' ').trim()
  const cut = [...text].slice(0, maxQuery.characters).join('')
  return cut.split(' ').slice(0, maxQuery.words).join(' ')
}

/** Words of a text in order: runs of letters and digits, with dots inside numbers. */
export function wordsOf(text: string): string[] {
  return splitWords(comparable(text))
}

function splitWords(compared: string): string[] {
  return compared.match(/\p{L}*\d+(?:\.\d+)+|[\p{L}\p{N}]+/gu) ?? []
}

/** Text in the form that `wordsOf` splits. */
export function comparable(text: string): string {
  return searchable(spaced(foldSpelling(text)))
}

/** Hyphenated words as one: the index finds "e-mail" as "email" too. */
export function joinedWords(text: string): string[] {
  return joinHyphenated(comparable(text))
}

const hyphens = /[-\u2010\u2011]/g

function joinHyphenated(compared: string): string[] {
  // Most words have no hyphen, and the second pattern is slow on them.
  const pieces = compared.split(/\s/).filter((piece) => piece.search(hyphens) > 0)
  const joined = pieces.flatMap((piece) => piece.match(/[\p{L}\p{N}]+(?:[-\u2010\u2011][\p{L}\p{N}]+)+/gu) ?? [])
  return joined.map((word) => word.replace(hyphens, ''))
}

/** All words by which the index finds a text. */
export function indexedWords(text: string): Set<string> {
  const compared = comparable(text)
  return new Set([...splitWords(compared), ...joinHyphenated(compared)])
}

/** A word of Latin letters only, three or more. */
export function isPlainWord(word: string): boolean {
  return /^\p{Script=Latin}{3,}$/u.test(word)
}

/** A word of a script without spaces. A single letter is too little to judge by. */
export function isUnspacedWord(word: string): boolean {
  return word.length > 1 && isUnspaced(word)
}

/** Whether a word can be a typo; short words are too close to others. */
export function canBeMistyped(word: string): boolean {
  return word.length >= 4 && isPlainWord(word)
}

/** English endings. Words that differ only in these are forms of one word; other languages need the same spelling. */
const endings = new Set(
  's es e ed er ers ing y ies ied ion ions ation al ally ly ment ments able ance ness ity ive or ors ability'.split(' ').concat(''),
)

/** Endings that inflect a word without making another one. */
const inflections = new Set('e s es ed ing y ies ied'.split(' ').concat(''))

/** Whether two words have the same stem: `triaging`, `triage`. */
export function isForm(a: string, b: string): boolean {
  return differInEndings(a, b, endings)
}

/** Whether both are the same word in another number or tense: `ships`, `shipped`; not `final`, `finer`. */
export function isInflection(a: string, b: string): boolean {
  return differInEndings(a, b, inflections)
}

function differInEndings(a: string, b: string, known: ReadonlySet<string>): boolean {
  let shared = 0
  while (shared < a.length && a[shared] === b[shared]) shared++
  return shared >= 3 && isEnding(a, shared, known) && isEnding(b, shared, known)
}

/** A consonant may be doubled before an ending, and an `e` takes just a `d`: `plan`, `planning`; `release`, `released`. */
function isEnding(word: string, from: number, known: ReadonlySet<string>): boolean {
  const rest = word.slice(from)
  return known.has(rest) || (rest === 'd' && word[from - 1] === 'e') || (rest[0] === word[from - 1] && known.has(rest.slice(1)))
}
