/**
 * Makes the pages of editions one by one, and passes each on right away. They come from the cache, or are made with what all editions
 * share. Nothing is read if the cache has everything.
 */

import type { HandbookOptions } from '../../graph/handbook.ts'
import { keepParsed } from '../../graph/reading/parsers.ts'
import { layoutOver } from '../../graph/reading/layout.ts'
import { editionPath } from '../../graph/paths.ts'
import { readCommits } from '../../sources/git/history.ts'
import { createAuthorship } from '../revisions/authorship.ts'
import { createBodyPrinter, type KeptBodies, type KeptForms, nameRevision } from './bodies.ts'
import type { Store } from '../../files/store.ts'
import { once } from '../../plain/once.ts'
import { digestOf, digestLayout } from '../digests.ts'
import { type Changes, createChanges } from '../differences/changes.ts'
import { type PublishedHandbook, readPublishedHandbook } from './published-handbook.ts'
import { type PagesOfEdition, writeEditionPages } from './edition-page-writer.ts'
import type { Documents } from '../revisions/documents.ts'
import type { Edition } from './edition.ts'
import { createEditionKeys } from './edition-keys.ts'
import type { EditionsRequest } from './editions-request.ts'
import { type History, createHistories } from '../revisions/histories.ts'
import { findPages, keepPages, type TakePage } from './kept-pages.ts'
import { createReader } from '../revisions/reader.ts'
import { type DeletedPage, createDeletions } from '../broken-urls/deletions.ts'
import { leanParts, readLayout } from '../../page/layout.ts'
import type { Visibility } from '../audience/visibility.ts'

/** Work done in a run, for tests of its cost. */
export interface EditionCounts {
  editions: number
  files: number
  bodies: number
  comparisons: number
  histories: number
  /** Revisions compared for them. */
  differences: number
}

export interface EditionPages {
  /** Emit the pages of an edition, and return what's known about them. Call it in the order of editions. */
  writePages(edition: Edition): PagesOfEdition
  changes: Changes
  histories(): Generator<undefined, History[]>
  deletedPages(): readonly DeletedPage[]
  /** Cache the bodies. Call it after all editions are made. */
  cacheBodies(): void
  counts(): EditionCounts
}

export function createEditionPages(
  request: EditionsRequest,
  editions: readonly Edition[],
  visibility: Visibility,
  documents: Documents,
): EditionPages {
  const { content, handbook, sound, pageLayout, leanLayout, changesLayout, program, store, redactions, take } = request
  const { config, audience, now } = handbook
  const layout = layoutOver(readCommits(content), handbook.layout)
  const options: HandbookOptions = { config, audience, drafts: false, now, layout, firstDays: handbook.firstDays }
  const keyOf = createEditionKeys(request, editions, visibility)
  const takeFor = (edition: Edition): TakePage => {
    const prefix = editionPath(edition.name, '')
    return (url, html) => take(prefix + url, html)
  }
  const cached = new Map(editions.map((edition) => [edition, findPages<PagesOfEdition>(store, keyOf(edition))]))
  const missing = editions.filter((edition) => !cached.get(edition))
  const handbookOfEdition = keepLastTwo((edition) => {
    // Already there, unless kept pages were lost.
    reader.fetch(edition.files)
    return readPublishedHandbook(edition, reader, visibility, options)
  })
  const changes = createChanges(
    { content, handbook, documents, editions, keyOf, pageLayout: changesLayout, program, store, takeFor },
    handbookOfEdition,
  )
  const authorship = createAuthorship({ content, handbook, documents, visibility, redactions })
  const histories = createHistories({ handbook, documents, authorship, visibility, layout, program, store })
  const deletedPages = createDeletions({
    content,
    handbook,
    documents,
    authorship,
    editions,
    visibility,
    redactions,
    layout,
    program,
    store,
  })
  const needed = [...new Set([...missing, ...changes.needed])]
  const reader = createReader({
    content,
    files: [...needed.flatMap(({ files }) => files), ...histories.needed, ...deletedPages.needed],
    // Most revisions of a page have the same front matter.
    context: { ...options, parsers: keepParsed().parsers },
    redactions,
    current: sound,
  })
  const bodiesKey = digestOf('bodies', program, config, audience, digestLayout(layout))
  const printer = once(() => createBodyPrinter(readBodies(bodiesKey, store)))
  const layouts = once(() => ({ full: readLayout(pageLayout), lean: readLayout(leanLayout, leanParts) }))
  const done = new Map<Edition, PagesOfEdition>()
  let made = 0
  const makePages = (edition: Edition) => {
    made++
    const before = editions[editions.indexOf(edition) - 1]
    return keepPages(store, keyOf(edition), takeFor(edition), (put) =>
      writeEditionPages(handbookOfEdition(edition), printer(), layouts(), before && done.get(before), put),
    )
  }
  return {
    writePages(edition) {
      const known = cached.get(edition)
      const pages = known?.each(takeFor(edition)) ? known.about : makePages(edition)
      done.set(edition, pages)
      return pages
    },
    changes,
    histories: () => histories.all(reader),
    deletedPages: () => deletedPages.all(reader),
    cacheBodies() {
      if (made === 0) return
      const bodies = printer().release()
      if (printer().count > 0) keepBodies(bodiesKey, bodies, editions, store)
    },
    counts: () => ({
      editions: made,
      files: reader.count,
      bodies: made === 0 ? 0 : printer().count,
      comparisons: changes.count(),
      histories: histories.count(),
      differences: histories.compared(),
    }),
  }
}

/** Each edition is compared with the previous one only, so keep two handbooks in memory. */
function keepLastTwo(make: (edition: Edition) => PublishedHandbook): (edition: Edition) => PublishedHandbook {
  const made = new Map<Edition, PublishedHandbook>()
  return (edition) => {
    const published = made.get(edition) ?? make(edition)
    // Move the most recent to the end.
    made.delete(edition)
    made.set(edition, published)
    for (const first of made.keys()) if (made.size > 2) made.delete(first)
    return published
  }
}

function readBodies(key: string, store: Store): KeptBodies {
  const bodies = new Map<string, KeptForms>()
  findPages(store, key)?.each((revision, forms) => bodies.set(revision, JSON.parse(forms.toString('utf8')) as KeptForms))
  return bodies
}

function keepBodies(key: string, bodies: KeptBodies, editions: readonly Edition[], store: Store): void {
  const revisions = new Set(editions.flatMap(({ files }) => files.map(nameRevision)))
  keepPages(
    store,
    key,
    () => undefined,
    (put) => {
      for (const [revision, forms] of bodies) if (revisions.has(revision)) put(revision, JSON.stringify(forms))
    },
  )
}
