/** Makes the closed editions of a handbook, each revision of a text once, and what says which edition has which page. */
import { entryPath, closedPath } from '../model/paths.ts'
import { earlierAddress } from '../model/redirects.ts'
import type { Entry } from '../model/entry.ts'
import type { Handbook, HandbookOptions } from '../model/handbook.ts'
import { placeOf } from '../model/places.ts'
import { type Problem, problem } from '../problems/problem.ts'
import { GitError } from '../sources/git/git.ts'
import { historyOf } from '../sources/git/history.ts'
import { treeAt } from '../sources/git/objects.ts'
import { bodyPrinter } from './bodies.ts'
import { digestOf, type EditionCache } from './cache.ts'
import { closedHandbook, instantOf } from './closed-handbook.ts'
import { type ClosedPage, type ClosedPages, closedPages } from './closed-pages.ts'
import { type Documents, documentsOf, type Former } from './documents.ts'
import { type Edition, type EditionInfo, editionOf } from './edition.ts'
import type { EditionIndex } from '../model/edition-switch.ts'
import { editionIndex, type IndexedPage } from './index-file.ts'
import { readerFor } from './reading.ts'
import { shellOf } from './shell.ts'
import { type Visibility, visibilityFor } from './visibility.ts'

export interface EditionsRequest {
  /** Absolute path of the content folder. */
  content: string
  editions: readonly EditionInfo[]
  /** Today's, as its readers see it. */
  handbook: Handbook
  /** Everything that is written today, and the paths of all texts. */
  written: readonly Entry[]
  files: readonly string[]
  /** The frame of closed pages, as it was rendered. */
  shell: string
  /** Of the program that makes them. */
  program: string
  cache: EditionCache
  /** Gets each edition as soon as it is made; nobody holds all of them in memory. `url` is below the site's root. */
  take(url: string, pages: ClosedPages): void
}

/** What is left of an edition when its pages are made. */
export interface MadeEdition extends Pick<ClosedPages, 'files' | 'unread'> {
  edition: Edition
  /** Address below the site's root. */
  url: string
  pages: readonly Pick<ClosedPage, 'url' | 'file'>[]
}

export interface Editions {
  made: readonly MadeEdition[]
  documents: Documents
  index: EditionIndex
  problems: readonly Problem[]
  /** What this run did, for tests of its cost. */
  counts: { editions: number; files: number; bodies: number }
}

export function makeEditions(request: EditionsRequest): Editions {
  const { content, handbook, written, files } = request
  const documents = readDocuments(content, written)
  const { editions, problems } = readEditions(request, documents)
  const visibility = visibilityFor({ entries: written, files }, documents, handbook.audience)
  const { pagesOf, counts } = pageMaker(request, visibility)
  const made = editions.map((edition): MadeEdition => {
    const url = closedPath(edition.name, '/')
    const { pages, files: used, unread } = pagesOf(edition)
    request.take(url, { pages, files: used, unread })
    return { edition, url, pages: pages.map(({ html: _, ...page }) => page), files: used, unread }
  })
  return {
    made,
    documents,
    index: editionIndex(made, { pages: pagesToday(handbook), documentOf: documents.at }, handbook.config.base),
    problems: [...problems, ...made.flatMap((each) => unreadProblems(each, written))],
    counts: counts(),
  }
}

/** The documents of a content folder. Where git saw no rename, `formerly` of an entry says it. */
export function readDocuments(content: string, entries: readonly Entry[]): Documents {
  const formers = entries.flatMap((entry): Former[] => {
    const { formerly = [] } = entry.data as { formerly?: string[] }
    const addresses = new Set(formerly.map((path) => earlierAddress(path, entry.collection)))
    return addresses.size === 0 ? [] : [{ path: entry.file, isFormer: (path) => addresses.has(addressOf(path) ?? '') }]
  })
  return documentsOf(historyOf(content), formers)
}

/** The address that a file has by its path. */
function addressOf(path: string): string | undefined {
  const place = placeOf(path)
  return place.kind === 'entry' ? entryPath(place.collection, place.id) : undefined
}

/** Whatever one edition lacks, the others are there. */
function readEditions({ content, editions, written }: EditionsRequest, documents: Documents): { editions: Edition[]; problems: Problem[] } {
  const found: Edition[] = []
  const problems: Problem[] = []
  for (const info of editions)
    try {
      found.push(editionOf(info, treeAt(content, info.commit), documents))
    } catch (error) {
      if (!(error instanceof GitError)) throw error
      const entry = entryNamed(info.name, written)
      if (entry)
        problems.push(problem('edition-missing', entry.file, entry.spanOf(['commit']), error.message, { hint: 'The edition is left out.' }))
    }
  return { editions: found, problems }
}

/** Pages come from the cache, or are made with what all editions share. */
function pageMaker(
  { content, handbook, shell, program, cache }: EditionsRequest,
  visibility: Visibility,
): { pagesOf(edition: Edition): ClosedPages; counts(): Editions['counts'] } {
  const { config, audience, now } = handbook
  const options: HandbookOptions = { config, audience, drafts: false, now }
  const keyOf = (edition: Edition) => {
    const { name, date, note, commit, files, byPath } = edition
    const known = files.map(({ path, blob }) => [path, blob, byPath.get(path)?.date])
    return digestOf(
      program,
      shell,
      config,
      audience,
      name,
      date,
      note,
      commit,
      instantOf(edition, now),
      known,
      visibility.hiddenIn(edition),
    )
  }
  const reader = readerFor(content, options)
  const printer = bodyPrinter()
  const frame = shellOf(shell)
  let count = 0
  return {
    pagesOf(edition) {
      const key = keyOf(edition)
      const kept = cache.get(key)
      if (kept) return kept
      count++
      const pages = closedPages(closedHandbook(edition, reader, visibility, options), printer, frame)
      cache.set(key, pages)
      return pages
    },
    counts: () => ({ editions: count, files: reader.count, bodies: printer.count }),
  }
}

function pagesToday({ catalogue, world }: Handbook): IndexedPage[] {
  const entries = catalogue.pages.flatMap(({ url, file }) => (url === undefined ? [] : [{ url, file }]))
  const known = new Set(entries.map(({ url }) => url))
  return [...entries, ...[...world.otherPages].filter((url) => !known.has(url)).map((url) => ({ url }))]
}

/** Once for each edition and code: nobody has to mend what is closed. */
function unreadProblems({ edition, unread }: MadeEdition, written: readonly Entry[]): Problem[] {
  const entry = entryNamed(edition.name, written)
  if (!entry) return []
  return unread.map(({ code, count, file }) => {
    const times = count === 1 ? `once, in ${file}` : `${count} times, first in ${file}`
    const message = `The edition "${edition.name}" has what is ${code} by now: ${times}.`
    return problem('edition-unread', entry.file, entry.spanOf(['name']), message, {
      hint: 'Nothing is to be done: what cannot be read is left out, and the rest stays as it was.',
    })
  })
}

function entryNamed(name: string, written: readonly Entry[]): Entry<'editions'> | undefined {
  return written.find((entry) => entry.collection === 'editions' && entry.id === name) as unknown as Entry<'editions'> | undefined
}
