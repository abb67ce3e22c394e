/** Makes the published editions of a handbook, and the index of their pages. Each revision of a text is printed once. */

import type { EditionIndex } from '../../answers/editions/edition-index.ts'
import type { Entry } from '../../graph/entry.ts'
import type { Handbook } from '../../graph/handbook.ts'
import { type Layout, layoutOver } from '../../graph/reading/layout.ts'
import { changesPath, editionPath, entryPath } from '../../graph/paths.ts'
import { placeOf } from '../../graph/reading/places.ts'
import { earlierAddress } from '../../graph/links/redirects.ts'
import { runAtOnce, type Steps } from '../../plain/steps.ts'
import { type Problem, problem } from '../../problems/problem.ts'
import { GitError } from '../../sources/git/git.ts'
import { type Commit, readCommits } from '../../sources/git/history.ts'
import { findOrigins } from '../../sources/git/content-paths.ts'
import { readTree, readTrees } from '../../sources/git/objects.ts'
import type { InnerPage, StateChanges } from '../differences/change-pages.ts'
import type { EditionChanges } from '../differences/changes.ts'
import { printRecentChanges } from '../differences/changes-page.ts'
import type { PagesOfEdition } from './edition-page-writer.ts'
import { type Documents, trackDocuments, type Former } from '../revisions/documents.ts'
import { type Edition, createEdition } from './edition.ts'
import { type EditionCounts, createEditionPages } from './edition-pages.ts'
import type { EditionsRequest } from './editions-request.ts'
import { findNarrowedPages } from '../broken-urls/narrowed-pages.ts'
import { printHistoryPages } from '../revisions/history-pages.ts'
import { createEditionIndex, type IndexedPage } from './index-file.ts'
import { isAsset } from '../revisions/reader.ts'
import { findTreeLayout } from '../revisions/tree-layout.ts'
import { createVisibility, type Visibility } from '../audience/visibility.ts'

export interface MadeEdition {
  edition: Edition
  /** Address below the site's root. */
  url: string
  pages: PagesOfEdition
  /** Changes since the previous edition. */
  changes: EditionChanges
}

export interface Editions {
  made: readonly MadeEdition[]
  /** Current change pages and histories, without their layout. */
  today: readonly InnerPage[]
  /** Images on these pages: path and blob. */
  files: StateChanges['files']
  documents: Documents
  index: EditionIndex
  problems: readonly Problem[]
  counts: EditionCounts
}

export function makeEditions(request: EditionsRequest): Editions {
  return runAtOnce(editionSteps(request))
}

/** Like `makeEditions`, in steps of one edition or some histories. */
export function* editionSteps(request: EditionsRequest): Steps<Editions> {
  const { handbook, written } = request
  const { documents, editions, problems, visibility } = openEditions(request)
  const { writePages, changes, histories, deletedPages, cacheBodies, counts } = createEditionPages(request, editions, visibility, documents)
  const made: MadeEdition[] = []
  for (const edition of editions) {
    made.push({ edition, url: editionPath(edition.name, '/'), pages: writePages(edition), changes: changes.of(edition) })
    yield
  }
  cacheBodies()
  const changesSince = changes.today()
  const { base } = handbook.config
  yield
  const shown = made.map(({ edition, pages }) => ({ edition, files: new Set(pages.pages.flatMap(({ file }) => file ?? [])) }))
  const reported = (yield* histories()).map((history) => ({ history, ...printHistoryPages(history, shown, base) }))
  return {
    made,
    documents,
    today: [
      ...(changesSince?.pages ?? []),
      ...printRecentChanges({
        histories: reported,
        editions: made,
        deletedPages: deletedPages(),
        today: changesSince,
        config: handbook.config,
      }),
      ...reported.flatMap(({ pages }) => pages),
    ],
    files: changesSince?.files ?? [],
    index: createEditionIndex(
      made.map(({ edition, url, pages }) => ({ edition, url, pages: [...pages.pages, { url: changesPath }] })),
      { pages: listCurrentPages(handbook), documentOf: documents.at },
      handbook.config.base,
    ),
    problems: [...problems, ...made.flatMap((each) => reportUnread(each, written))],
    counts: counts(),
  }
}

/** What is known of the editions before their texts are read. */
export interface OpenEditions {
  documents: Documents
  /** In order of their days. */
  editions: Edition[]
  /** Editions that can't be read. */
  problems: Problem[]
  visibility: Visibility
}

export type OpenRequest = Pick<EditionsRequest, 'content' | 'editions' | 'handbook' | 'written' | 'files' | 'redactions' | 'defaults'>

export function openEditions(request: OpenRequest): OpenEditions {
  const { content, handbook, written, files, defaults } = request
  const documents = readDocuments(content, { entries: written, layout: handbook.layout })
  const { editions, problems } = readEditions(request, documents)
  const layout = layoutOver(readCommits(content), handbook.layout)
  const hidden = findNarrowedPages({ content, documents, editions, files, defaults, context: { ...handbook, layout } })
  return {
    documents,
    editions,
    problems,
    visibility: createVisibility({ entries: written, files, hidden }, documents, handbook.audience, defaults),
  }
}

/**
 * Read the documents of a content folder, with uncommitted renames if `pending` has any. If git missed a rename, an entry's `formerly`
 * shows it. `tip` is the last commit to look at, by default HEAD.
 */
export function readDocuments(content: string, named?: Named, pending?: Commit, tip?: string): Documents {
  const commits = [...readCommits(content, tip), ...(pending ? [pending] : [])]
  return trackDocuments(commits, named ? formersOf(named, layoutOver(commits, named.layout)) : [])
}

/** Entries that may have a former name, and the layout of their files. */
interface Named {
  entries: readonly Entry[]
  layout: Layout
}

function formersOf({ entries, layout: { collections } }: Named, over: Layout): Former[] {
  // Former addresses are looked up among all paths in the history.
  const known = new Map<string, string | undefined>()
  const addressAt = (path: string) => {
    if (!known.has(path)) known.set(path, findAddress(path, over))
    return known.get(path)
  }
  return entries.flatMap((entry): Former[] => {
    const { formerly = [] } = entry.data as { formerly?: string[] }
    const addresses = new Set(formerly.map((path) => earlierAddress(path, entry.collection, collections)))
    return addresses.size === 0 ? [] : [{ path: entry.file, isFormer: (path) => addresses.has(addressAt(path) ?? '') }]
  })
}

function findAddress(path: string, layout: Layout): string | undefined {
  const location = placeOf(path, layout)
  return location.kind === 'entry' ? entryPath(layout.collections.of(location.collection), location.id) : undefined
}

/** A missing edition doesn't affect the others. */
function readEditions(
  { content, editions, written, redactions, handbook }: OpenRequest,
  documents: Documents,
): { editions: Edition[]; problems: Problem[] } {
  const found: Edition[] = []
  const problems: Problem[] = []
  const trees = readTrees(
    content,
    editions.map(({ commit }) => commit),
  )
  const originsOf = findOrigins(
    content,
    editions.map(({ commit, moment }) => ({ id: commit, date: moment })),
  )
  for (const [index, info] of editions.entries())
    try {
      const tree = trees[index] ?? []
      // Only this shows why there are none.
      const all = tree.length > 0 ? tree : readTree(content, info.commit)
      const files = all.filter((file) => !(isAsset(file) && redactions.isRedacted(file)))
      const origins = originsOf(info.commit, files)
      const layout = { ...findTreeLayout(content, files, handbook.layout), ...(origins && { origins }) }
      found.push(createEdition(info, files, documents, layout))
    } catch (error) {
      if (!(error instanceof GitError)) throw error
      const entry = findEdition(info.name, written)
      if (entry)
        problems.push(problem('edition-missing', entry.file, entry.spanOf(['commit']), error.message, { hint: 'The edition is skipped.' }))
    }
  return { editions: found, problems }
}

function listCurrentPages({ entryIndex, linkIndex }: Handbook): IndexedPage[] {
  const entries = entryIndex.pages.flatMap(({ url, file }) => (url === undefined ? [] : [{ url, file }]))
  const known = new Set(entries.map(({ url }) => url))
  return [...entries, ...[...linkIndex.otherPages].filter((url) => !known.has(url)).map((url) => ({ url }))]
}

/** One problem per edition and code, as published editions don't need fixing. */
function reportUnread({ edition, pages }: MadeEdition, written: readonly Entry[]): Problem[] {
  const entry = findEdition(edition.name, written)
  if (!entry) return []
  return pages.unread.map(({ code, count, file }) => {
    const times = count === 1 ? `once, in ${file}` : `${count} times, first in ${file}`
    const message = `The edition "${edition.name}" has problems of the kind ${code} by the current rules: ${times}.`
    return problem('edition-unread', entry.file, entry.spanOf(['name']), message, {
      hint: 'No action needed: unreadable parts are left out, and the rest stays as it was.',
    })
  })
}

function findEdition(name: string, written: readonly Entry[]): Entry<'editions'> | undefined {
  return written.filter((entry) => entry.collection === 'editions').find(({ id }) => id === name)
}
