/** Compares each edition with the previous one, and today with the last. Cached while both states stay the same. */
import type { Handbook } from '../../graph/handbook.ts'
import { changesPath, changesTodayPath, editionPath, editionsPath, withBase } from '../../graph/paths.ts'
import { changesText } from '../../words/changes.ts'
import { editionText } from '../../words/editions.ts'
import { resolveCommit, readTree } from '../../sources/git/objects.ts'
import { getValue, putValue } from '../../files/kept-values.ts'
import type { Store } from '../../files/store.ts'
import { digestOf } from '../digests.ts'
import { printChangePages, printFirstChangesPage, type StateChanges } from './change-pages.ts'
import type { PublishedHandbook } from '../editions/published-handbook.ts'
import { fillLayout } from '../editions/edition-page-writer.ts'
import type { Documents } from '../revisions/documents.ts'
import type { Edition } from '../editions/edition.ts'
import { findPages, keepPages, type PutPage, type TakePage } from '../editions/kept-pages.ts'
import { isAsset } from '../revisions/reader.ts'
import { leanParts, readLayout } from '../../page/layout.ts'
import { createEditionState, createCurrentState } from './state.ts'

export interface ChangesRequest {
  content: string
  handbook: Handbook
  documents: Documents
  /** In order of their days. */
  editions: readonly Edition[]
  /** Key of all inputs of an edition's pages. */
  keyOf(edition: Edition): string
  /** Layout of edition pages that show differences. */
  pageLayout: string
  program: string
  store: Store
  /** Return what receives the pages of an edition. */
  takeFor(edition: Edition): TakePage
}

/** Changes of an edition, without their pages. */
export type EditionChanges = Omit<StateChanges, 'pages'>

export interface Changes {
  /** Editions to read for results that aren't cached. */
  needed: readonly Edition[]
  /** Emit the pages of an edition, and return its changes. */
  of(edition: Edition): EditionChanges
  /** Pages without their layout. Undefined before the first edition. */
  today(): StateChanges | undefined
  /** Number of comparisons made so far. */
  count(): number
}

export function createChanges(request: ChangesRequest, handbookOfEdition: (edition: Edition) => PublishedHandbook): Changes {
  const { editions, keyOf, pageLayout, store, takeFor } = request
  const last = editions.at(-1)
  const before = new Map(editions.map((edition, index) => [edition, editions[index - 1]]))
  const keys = new Map(
    editions.map((edition) => [edition, digestOf('changes', pageLayout, keyOf(edition), toKey(before.get(edition), keyOf))]),
  )
  const kept = new Map([...keys].map(([edition, key]) => [edition, findPages<EditionChanges>(store, key)]))
  const todaysKey = last && digestOf('today', keyOf(last), digestCurrentState(request))
  const keptToday = todaysKey === undefined ? undefined : getValue<StateChanges>(store, todaysKey)
  const compared = editions.filter((edition) => !kept.get(edition))
  let count = 0
  return {
    needed: [
      ...new Set([...compared.flatMap((edition) => [edition, before.get(edition) ?? edition]), ...(last && !keptToday ? [last] : [])]),
    ],
    of(edition) {
      const take = takeFor(edition)
      const known = kept.get(edition)
      if (known?.each(take)) return known.about
      count++
      return keepPages(store, keys.get(edition) ?? '', take, (put) =>
        writeEditionChanges(edition, before.get(edition), pageLayout, handbookOfEdition, put),
      )
    },
    today() {
      if (keptToday || !last || todaysKey === undefined) return keptToday
      count++
      const changes = compareWithToday(request, last, handbookOfEdition)
      putValue(store, todaysKey, changes)
      return changes
    },
    count: () => count,
  }
}

function toKey(edition: Edition | undefined, keyOf: ChangesRequest['keyOf']): string {
  return edition ? keyOf(edition) : 'first'
}

function writeEditionChanges(
  edition: Edition,
  before: Edition | undefined,
  pageLayout: string,
  handbookOfEdition: (edition: Edition) => PublishedHandbook,
  put: PutPage,
): EditionChanges {
  const [previous, published] = [before && handbookOfEdition(before), handbookOfEdition(edition)]
  const fill = fillLayout(published, readLayout(pageLayout, leanParts))
  const after = createEditionState(published)
  const { name } = edition
  const { base } = published.handbook.config
  const trail = [
    { title: editionText.title, url: withBase(editionsPath, base) },
    { title: name, url: withBase(editionPath(name, '/'), base) },
  ]
  const { pages, ...known } = previous
    ? printChangePages({ before: createEditionState(previous), day: previous.edition.date, after, list: changesPath, trail })
    : printFirstChangesPage(name, changesPath)
  for (const { html, ...page } of pages) put(page.url, fill(page, html))
  return known
}

function compareWithToday(
  { content, handbook, documents }: ChangesRequest,
  last: Edition,
  handbookOfEdition: (edition: Edition) => PublishedHandbook,
): StateChanges {
  const blobs = readCurrentBlobs(content)
  return printChangePages({
    before: createEditionState(handbookOfEdition(last)),
    day: last.date,
    after: createCurrentState(handbook, documents, blobs),
    list: changesTodayPath,
    trail: [{ title: changesText.title, url: withBase(changesPath, handbook.config.base) }],
  })
}

/** Images and downloads, as of HEAD. */
export function readCurrentBlobs(content: string): Map<string, string> {
  const files = readTree(content, resolveCommit(content, 'HEAD')).filter(isAsset)
  return new Map(files.map(({ path, blob }) => [path, blob]))
}

/** Everything a comparison with today may show. */
function digestCurrentState({ content, handbook, documents, program }: ChangesRequest): string {
  const { entries, config, audience, now } = handbook
  const texts = new Map(entries.map(({ file, text }) => [file, text]))
  return digestOf(
    program,
    config,
    audience,
    // Plan names depend on the day.
    now.slice(0, 10),
    entries.map(({ collection, id, url, title }) => [collection, id, url, title]),
    [...texts].map(([file, text]) => [file, documents.at(file)?.id, text]),
    [...readCurrentBlobs(content)],
  )
}
