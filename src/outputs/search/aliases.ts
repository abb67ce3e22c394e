/** Adds alternative words to the index: other spellings, and word endings in Korean and in scripts without spaces. */
import { foldLetters } from '../../answers/search/fold.ts'
import { isUnspaced } from '../../answers/search/scripts.ts'
import { arrayItems, readNumbers, readText, writeArray, writeNumbers, writeText } from './cbor.ts'
import { readWord } from './word-list.ts'

/** Word lists merged with those of aliases, in Pagefind's order; unchanged without aliases. */
export function withAliases(lists: readonly Buffer[]): Buffer[] {
  const added = new Map<string, Buffer[]>()
  for (const list of lists)
    for (const { form, pages } of readForms(list))
      for (const alias of makeAliases(form)) added.set(alias, [...(added.get(alias) ?? []), pages])
  if (added.size === 0) return [...lists]
  const known = lists.map((list) => {
    const [word, pages, ...rest] = arrayItems(list)
    const more = word && added.get(readText(word))
    if (!word || !pages || !more) return list
    added.delete(readText(word))
    return writeArray([word, mergePages([pages, ...more]), ...rest])
  })
  const others = [...added].map(([alias, pages]) => writeArray([writeText(alias), mergePages(pages), writeArray([])]))
  const words = new Map([...known, ...others].map((list) => [list, Buffer.from(readWord(list))]))
  return [...words].sort(([, a], [, b]) => Buffer.compare(a, b)).map(([list]) => list)
}

/** A word as indexed, and its spellings with diacritics. */
function readForms(list: Buffer): { form: string; pages: Buffer }[] {
  const [word, pages, variants] = arrayItems(list)
  if (!word || !pages) return []
  const spellings = variants ? arrayItems(variants).map((variant) => arrayItems(variant)) : []
  return [
    { form: readText(word), pages },
    ...spellings.flatMap(([form, positions]) => (form && positions ? [{ form: readText(form), pages: positions }] : [])),
  ].filter((each) => arrayItems(each.pages).length > 0)
}

const korean = /\p{Script=Hangul}/u
/** Scripts where a single character is a word. */
const ideograph = /^\p{Script=Han}/u
/** Longer ones are hardly words. */
const maxGraphemes = 24

/** Pagefind matches prefixes. To match endings, each ending becomes a word in the index. */
export function makeAliases(form: string): string[] {
  const word = toIndexForm(form)
  const folded = toIndexForm(foldLetters(form))
  const version = /^v(\d.*)$/.exec(folded)?.[1]
  return [...new Set([folded, ...(version === undefined ? [] : [version]), ...wordEndings(foldLetters(form))])].filter(
    (each) => each !== word,
  )
}

function wordEndings(form: string): string[] {
  if (!isUnspaced(form) && !korean.test(form)) return []
  const parts = Array.from(new Intl.Segmenter('en', { granularity: 'grapheme' }).segment(form), ({ segment }) => segment)
  if (parts.length > maxGraphemes) return []
  return parts.slice(1).flatMap((first, index) => {
    const end = parts.slice(index + 1)
    return end.length > 1 || ideograph.test(first) ? [toIndexForm(end.join(''))] : []
  })
}

/** As Pagefind indexes words: without diacritics, except those that make another kana. */
function toIndexForm(form: string): string {
  const plain = form.normalize('NFD').replace(/(?![\u3099\u309a])\p{M}/gu, '')
  return /[\u3099\u309a]/.test(plain) ? plain.normalize('NFC') : plain
}

type Groups = Map<number, Set<number>>

/** Merges lists of pages; a page may be in several. */
function mergePages(lists: readonly Buffer[]): Buffer {
  const pages = new Map<number, [positions: Groups, fields: Groups]>()
  for (const list of lists) {
    let number = 0
    for (const page of arrayItems(list)) {
      const [step, positions, fields] = arrayItems(page)
      number += step ? (readNumbers(writeArray([step]))[0] ?? 0) : 0
      const merged = pages.get(number) ?? [new Map(), new Map()]
      pages.set(number, merged)
      if (positions) readInto(merged[0], readNumbers(positions))
      if (fields) readInto(merged[1], readNumbers(fields))
    }
  }
  let before = 0
  const sorted = [...pages].sort(([a], [b]) => a - b)
  return writeArray(
    sorted.map(([number, [positions, fields]]) => {
      const step = writeNumbers([number - before]).subarray(1)
      before = number
      return writeArray([step, writeNumbers(writeGroups(positions)), writeNumbers(writeGroups(fields))])
    }),
  )
}

/** A negative number starts a group, a weight or a field; positions are stored as differences. */
function readInto(groups: Groups, numbers: readonly number[]): void {
  let group = new Set<number>()
  let position = 0
  for (const value of numbers) {
    if (value < 0) {
      group = groups.get(value) ?? new Set()
      groups.set(value, group)
      position = 0
    } else {
      position += value
      group.add(position)
    }
  }
}

function writeGroups(groups: Groups): number[] {
  return [...groups]
    .sort(([a], [b]) => b - a)
    .flatMap(([mark, positions]) => {
      const sorted = [...positions].sort((a, b) => a - b)
      return [mark, ...sorted.map((position, index) => position - (sorted[index - 1] ?? 0))]
    })
}
