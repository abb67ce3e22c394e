/** Ids, addresses and titles must be unique. */
import { firstLine, type Problem, problem, relatedTo, type Span } from '../../problems/problem.ts'
import { isStandIn } from '../../collections/fields/stand-in.ts'
import type { Entry } from '../entry.ts'
import { isExported, keyOf } from '../entry.ts'

export function checkUniqueness(entries: readonly Entry[]): Problem[] {
  return [...duplicateIds(entries), ...duplicateNumbers(entries), ...duplicateUids(entries), ...duplicateTitles(entries)]
}

function duplicateIds(entries: readonly Entry[]): Problem[] {
  const named = entries.filter(({ isNameless }) => !isNameless)
  return repeats(named, spelledAlike).map(({ entry, first }) => {
    const { form, key, noun } = entry.definition
    const span = isExported(entry) ? entry.spanOf(['number']) : form === 'list' && key ? entry.spanOf([key]) : firstLine
    const where = isExported(first)
      ? `line ${first.spanOf(['number']).line} of "${first.file}"`
      : form === 'list'
        ? `line ${first.spanOf(key ? [key] : []).line}`
        : `"${first.file}"`
    const message =
      entry.id === first.id
        ? `Another ${noun} has the id "${entry.id}".`
        : `The ids "${entry.id}" and "${first.id}" differ only in case; some file systems and hosts treat them as the same.`
    const repair = isExported(entry) || isExported(first) ? 'remove one of them' : 'give one of them another name'
    return problem('id-duplicate', entry.file, span, message, {
      hint: `The other is ${where}; ${repair}.`,
      related: [
        relatedTo(first.file, isExported(first) ? first.spanOf(['number']) : form === 'list' ? first.spanOf(key ? [key] : []) : firstLine),
      ],
    })
  })
}

/** Normalises an id for comparison: ignores case, and the `.0` of a version. */
function spelledAlike(entry: Entry): string {
  const key = keyOf(entry).toLowerCase()
  return entry.collection === 'releases' ? key.replace(/^(releases\/\d+\.\d+)\.0$/, '$1') : key
}

/** Decisions are cited by number. */
function duplicateNumbers(entries: readonly Entry[]): Problem[] {
  const numbered = entries.filter((entry) => entry.collection === 'decisions' && /^\d+-./.test(entry.id))
  return repeats(numbered, (entry) => String(Number.parseInt(entry.id, 10)))
    .filter(({ entry, first }) => spelledAlike(entry) !== spelledAlike(first))
    .map(({ entry, first }) =>
      problem('id-duplicate', entry.file, firstLine, `Another decision has the number ${Number.parseInt(entry.id, 10)}.`, {
        hint: `The other is "${first.file}"; give one of them another number.`,
        related: [relatedTo(first.file, firstLine)],
      }),
    )
}

function duplicateUids(entries: readonly Entry[]): Problem[] {
  const withUid = entries.filter((entry) => entry.collection === 'changelog' && 'uid' in entry.data && entry.data.uid)
  return repeats(withUid, (entry) => String((entry.data as { uid?: string }).uid)).map(({ entry, first }) =>
    problem('id-duplicate', entry.file, entry.spanOf(['uid']), `"${first.file}" has the same uid.`, {
      hint: 'A uid identifies one entry forever; choose another.',
      related: [relatedTo(first.file, first.spanOf(['uid']))],
    }),
  )
}

function duplicateTitles(entries: readonly Entry[]): Problem[] {
  const titled = entries.filter((entry) => entry.isTyped && entry.url !== undefined && entry.title !== '' && !isStandIn(entry.title))
  return repeats(titled, (entry) => `${entry.collection}\n${kindWithin(entry)}\n${languageOf(entry)}\n${entry.title.trim().toLowerCase()}`)
    .filter(({ entry, first }) => keyOf(entry).toLowerCase() !== keyOf(first).toLowerCase() && !areTranslations(entry.id, first.id))
    .map(({ entry, first }) => {
      return problem('title-duplicate', entry.file, titleSpan(entry), `"${first.file}" has the same title, "${entry.title}".`, {
        hint: 'Give one of them a distinct title.',
        related: [relatedTo(first.file, titleSpan(first))],
      })
    })
}

function titleSpan(entry: Entry): Span {
  const { titleStart } = entry.document
  if ('title' in entry.data) return entry.spanOf(['title'])
  if ('navTitle' in entry.data) return entry.spanOf(['navTitle'])
  return titleStart === undefined ? firstLine : lineOf(entry, titleStart)
}

/** A translation has the title of what it translates, if the word is the same. */
function languageOf({ data }: Entry): string {
  return 'lang' in data && typeof data.lang === 'string' ? data.lang : ''
}

/** Whether two ids differ only in a folder named after a language: `de/start` and `start`. */
function areTranslations(one: string, other: string): boolean {
  const withoutLanguage = (id: string) => id.replace(/^[a-z]{2}(-[a-z]{2,4})?\//i, '')
  return withoutLanguage(one) === withoutLanguage(other)
}

/** A strategy may continue the objectives of the previous one. */
function kindWithin({ collection, data }: Entry): string {
  return collection === 'objectives' ? String(data.strategy) : ''
}

/** Each entry that repeats an earlier entry's key. */
function repeats(entries: readonly Entry[], key: (entry: Entry) => string): { entry: Entry; first: Entry }[] {
  const seen = new Map<string, Entry>()
  return entries.flatMap((entry) => {
    const first = seen.get(key(entry))
    if (!first) seen.set(key(entry), entry)
    return first ? [{ entry, first }] : []
  })
}

function lineOf(entry: Entry, offset: number): typeof firstLine {
  const line = entry.text.slice(0, offset).split('\n').length
  return { line, column: 1, endLine: line, endColumn: 1 }
}
