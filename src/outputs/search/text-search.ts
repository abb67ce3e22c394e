/** Searches the texts of a handbook in memory, for programs that have no built site with its index. */
import { indexedWords, isForm, readQuery, wordsOf } from '../../answers/search/words.ts'
import type { CollectionName } from '../../collections/table.ts'
import type { Handbook } from '../../graph/handbook.ts'
import { printEntryAsMarkdown } from '../../page/printing.ts'
import { memoizeFor } from '../../plain/memo.ts'
import { smallWords } from '../../words/small-words.ts'
import type { SearchRecord, Standing } from './record.ts'
import { searchRecords } from './records.ts'

export interface TextHit {
  record: SearchRecord
  /** The paragraph with most of the words, without links; empty if only names have them. */
  excerpt: string
  score: number
}

export interface TextResults {
  /** Number of all pages found. */
  count: number
  /** Best first. */
  hits: readonly TextHit[]
  /** Words that no page has together with the others. */
  without: readonly string[]
}

export interface TextQuestion {
  text: string
  /** Only entries of this collection. */
  collection?: CollectionName | undefined
  limit: number
}

const fieldWeights = { title: 10, names: 8, headings: 4, about: 3, text: 1 } as const
type Field = keyof typeof fieldWeights
/** A form of a word counts less than the word: `upgrading` for `upgrade`. */
const formWeight = 0.5
/** Relative to current pages, as in the site's search. */
const standingWeights: Readonly<Record<Standing, number>> = { current: 1, detail: 0.8, record: 0.6, over: 0.3, low: 0.2 }
const maxExcerpt = 300

/** Returns the pages that have most of the words, best first; those with a word in their names before those with it in their text. */
export function searchTexts({ text, collection, limit }: TextQuestion, handbook: Handbook): TextResults {
  const typed = [...new Set(wordsOf(readQuery(text)))]
  const meaningful = typed.filter((word) => !smallWords.stopWords.has(word))
  const words = meaningful.length > 0 ? meaningful : typed
  const pages = readPages(handbook).filter(({ record }) => collection === undefined || record.entry?.collection === collection)
  const forms = words.map((word) => findForms(word, handbook))
  const scores = pages.map((page) => words.map((word, index) => scoreWord(word, forms[index] ?? [], page)))
  // A rare word says more than one that's on most pages.
  const rarity = words.map((_, index) => Math.log(1 + pages.length / (1 + scores.filter((each) => (each[index] ?? 0) > 0).length)))
  const found = pages
    .map((page, index) => {
      const each = scores[index] ?? []
      return { page, matched: each.map((score) => score > 0), score: each.reduce((sum, score, at) => sum + score * (rarity[at] ?? 0), 0) }
    })
    .filter(({ score }) => score > 0)
  const most = Math.max(0, ...found.map(({ matched }) => matched.filter(Boolean).length))
  const asked = words.join(' ')
  const best = found
    .filter(({ matched }) => matched.filter(Boolean).length === most)
    .map(({ page, score, matched }) => ({
      page,
      matched,
      score: score * standingWeights[page.record.standing] + (page.names.includes(asked) ? 1000 : 0),
    }))
    .sort((a, b) => b.score - a.score)
  return {
    count: best.length,
    hits: best.slice(0, limit).map(({ page, score }) => ({ record: page.record, excerpt: findExcerpt(words, page), score })),
    without: words.filter((_, index) => best.length > 0 && !best.some(({ matched }) => matched[index])),
  }
}

interface Page {
  record: SearchRecord
  /** Title and other names, as words with a space between. */
  names: readonly string[]
  paragraphs: readonly string[]
  fields: Readonly<Record<Field, ReadonlySet<string>>>
}

/** Texts as their readers see them, never as written: a source may have comments and values for staff. */
function readPages(handbook: Handbook): readonly Page[] {
  return memoizeFor(handbook, 'searched texts', () =>
    searchRecords(handbook).map((record): Page => {
      const { title, otherNames, description = '', words = '', entry } = record
      const body = entry && entry.collection !== 'glossary' ? printEntryAsMarkdown(entry, handbook) : words
      const paragraphs = [description, ...body.split(/\n{2,}/)].map((each) => each.trim()).filter((each) => each !== '')
      const isHeading = (paragraph: string) => /^#{1,6} /.test(paragraph)
      return {
        record,
        names: [title, ...otherNames].map((name) => wordsOf(name).join(' ')),
        paragraphs: paragraphs.filter((each) => !isHeading(each)),
        fields: {
          title: indexedWords(title),
          names: indexedWords(otherNames.join(' ')),
          headings: indexedWords(paragraphs.filter(isHeading).join(' ')),
          about: indexedWords(description),
          text: indexedWords(body),
        },
      }
    }),
  )
}

/** All words of all pages, read once: a few of them are forms of a word that's asked for, and they're on many pages. */
function findForms(word: string, handbook: Handbook): readonly string[] {
  const known = memoizeFor(handbook, 'words of searched texts', () => [
    ...new Set(readPages(handbook).flatMap(({ fields }) => Object.values(fields).flatMap((found) => [...found]))),
  ])
  return known.filter((each) => each !== word && isSameWord(each, word))
}

function scoreWord(word: string, forms: readonly string[], { fields }: Page): number {
  const scores = (Object.keys(fieldWeights) as Field[]).map((field) => {
    const found = fields[field]
    const share = found.has(word) ? 1 : forms.some((each) => found.has(each)) ? formWeight : 0
    return share * fieldWeights[field]
  })
  return Math.max(...scores)
}

function isSameWord(found: string, word: string): boolean {
  return (word.length >= 3 && found.startsWith(word)) || isForm(found, word)
}

function findExcerpt(words: readonly string[], { paragraphs }: Page): string {
  const count = (paragraph: string) => {
    const found = indexedWords(paragraph)
    return words.filter((word) => found.has(word) || [...found].some((each) => isSameWord(each, word))).length
  }
  const best = paragraphs.map((paragraph) => ({ paragraph, count: count(paragraph) })).sort((a, b) => b.count - a.count)[0]
  if (!best || best.count === 0) return ''
  const text = best.paragraph
    .replace(/^ *> ?/gm, '')
    .replace(/!?\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replace(/\s+/g, ' ')
  return text.length > maxExcerpt ? `${text.slice(0, maxExcerpt).replace(/\s\S*$/, '')} …` : text
}
