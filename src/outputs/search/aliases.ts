/** Further words under which the index has a place: other spellings, and what a word of a script without spaces, or of Korean, ends with. */
import { foldLetters } from '../../answers/search/fold.ts'
import { isUnspaced } from '../../answers/search/scripts.ts'
import { arrayItems, readNumbers, readText, writeArray, writeNumbers, writeText } from './cbor.ts'
import { wordOf } from './word-list.ts'

/** The lists of words with those of aliases among them, sorted as Pagefind sorts; without aliases, the same. */
export function withAliases(lists: readonly Buffer[]): Buffer[] {
  const added = new Map<string, Buffer[]>()
  for (const list of lists)
    for (const { form, pages } of formsOf(list)) for (const alias of aliasesOf(form)) added.set(alias, [...(added.get(alias) ?? []), pages])
  if (added.size === 0) return [...lists]
  const known = lists.map((list) => {
    const [word, pages, ...rest] = arrayItems(list)
    const more = word && added.get(readText(word))
    if (!word || !pages || !more) return list
    added.delete(readText(word))
    return writeArray([word, mergedPages([pages, ...more]), ...rest])
  })
  const others = [...added].map(([alias, pages]) => writeArray([writeText(alias), mergedPages(pages), writeArray([])]))
  const words = new Map([...known, ...others].map((list) => [list, Buffer.from(wordOf(list))]))
  return [...words].sort(([, a], [, b]) => Buffer.compare(a, b)).map(([list]) => list)
}

/** A word as it is indexed, and as it is written where that has marks on its letters. */
function formsOf(list: Buffer): { form: string; pages: Buffer }[] {
  const [word, pages, variants] = arrayItems(list)
  if (!word || !pages) return []
  const written = variants ? arrayItems(variants).map((variant) => arrayItems(variant)) : []
  return [
    { form: readText(word), pages },
    ...written.flatMap(([form, places]) => (form && places ? [{ form: readText(form), pages: places }] : [])),
  ].filter((each) => arrayItems(each.pages).length > 0)
}

const korean = /\p{Script=Hangul}/u
/** Letters of which one is a word. */
const ideograph = /^\p{Script=Han}/u
/** Longer ones are hardly words. */
const longest = 24

/** Pagefind finds what words begin with; to find what they end with, each end is a word of the index. */
export function aliasesOf(form: string): string[] {
  const word = indexed(form)
  const folded = indexed(foldLetters(form))
  const version = /^v(\d.*)$/.exec(folded)?.[1]
  return [...new Set([folded, ...(version === undefined ? [] : [version]), ...endsOf(foldLetters(form))])].filter((each) => each !== word)
}

function endsOf(form: string): string[] {
  if (!isUnspaced(form) && !korean.test(form)) return []
  const parts = Array.from(new Intl.Segmenter('en', { granularity: 'grapheme' }).segment(form), ({ segment }) => segment)
  if (parts.length > longest) return []
  return parts.slice(1).flatMap((first, index) => {
    const end = parts.slice(index + 1)
    return end.length > 1 || ideograph.test(first) ? [indexed(end.join(''))] : []
  })
}

/** As Pagefind writes the words of its index: without marks, but for those that make another letter of kana. */
function indexed(form: string): string {
  const plain = form.normalize('NFD').replace(/(?![\u3099\u309a])\p{M}/gu, '')
  return /[\u3099\u309a]/.test(plain) ? plain.normalize('NFC') : plain
}

type Groups = Map<number, Set<number>>

/** One list of pages from several, in which a page may stand more than once. */
function mergedPages(lists: readonly Buffer[]): Buffer {
  const pages = new Map<number, [places: Groups, fields: Groups]>()
  for (const list of lists) {
    let number = 0
    for (const page of arrayItems(list)) {
      const [step, places, fields] = arrayItems(page)
      number += step ? (readNumbers(writeArray([step]))[0] ?? 0) : 0
      const merged = pages.get(number) ?? [new Map(), new Map()]
      pages.set(number, merged)
      if (places) readInto(merged[0], readNumbers(places))
      if (fields) readInto(merged[1], readNumbers(fields))
    }
  }
  let before = 0
  const sorted = [...pages].sort(([a], [b]) => a - b)
  return writeArray(
    sorted.map(([number, [places, fields]]) => {
      const step = writeNumbers([number - before]).subarray(1)
      before = number
      return writeArray([step, writeNumbers(written(places)), writeNumbers(written(fields))])
    }),
  )
}

/** A negative number begins a group, of a weight or a field; each place is written as its distance from the one before. */
function readInto(groups: Groups, numbers: readonly number[]): void {
  let group = new Set<number>()
  let place = 0
  for (const value of numbers) {
    if (value < 0) {
      group = groups.get(value) ?? new Set()
      groups.set(value, group)
      place = 0
    } else {
      place += value
      group.add(place)
    }
  }
}

function written(groups: Groups): number[] {
  return [...groups]
    .sort(([a], [b]) => b - a)
    .flatMap(([mark, places]) => {
      const sorted = [...places].sort((a, b) => a - b)
      return [mark, ...sorted.map((place, index) => place - (sorted[index - 1] ?? 0))]
    })
}
