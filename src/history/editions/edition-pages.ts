/**
 * Makes the pages of editions one by one, and passes each on right away. They come from the cache, or are made with what all editions
 * share. Nothing is read if the cache has everything.
 */

import type { HandbookOptions } from '../../graph/handbook.ts'
import { layoutOver } from '../../graph/reading/layout.ts'
import { editionPath } from '../../graph/paths.ts'
import { historyOf } from '../../sources/git/history.ts'
import { authorshipFor } from '../revisions/authorship.ts'
import { bodyPrinter } from './bodies.ts'
import { keepBodies, readBodies } from './body-file.ts'
import { digestOf } from './cache.ts'
import { type Changes, changesFor } from '../differences/changes.ts'
import { type PublishedHandbook, publishedHandbook } from './published-handbook.ts'
import { type PagesOfEdition, writeEditionPages } from './edition-page-writer.ts'
import type { Documents } from '../revisions/documents.ts'
import type { Edition } from './edition.ts'
import { editionKeys } from './edition-keys.ts'
import type { EditionsRequest } from './editions-request.ts'
import { type History, historiesFor } from '../revisions/histories.ts'
import type { TakePage } from './page-file.ts'
import { readerFor } from '../revisions/reader.ts'
import { type Removal, deletionsFor } from '../broken-urls/deletions.ts'
import { readLayout } from './layout.ts'
import type { Visibility } from '../audience/visibility.ts'

/** Work done in a run, for tests of its cost. */
export interface EditionCounts {
  editions: number
  files: number
  bodies: number
  comparisons: number
  histories: number
}

export interface EditionPages {
  /** Emit the pages of an edition, and return what's known about them. */
  pagesOf(edition: Edition): PagesOfEdition
  changes: Changes
  histories(): Generator<undefined, History[]>
  removals(): readonly Removal[]
  /** Cache the bodies. Call it after all editions are made. */
  keep(): void
  counts(): EditionCounts
}

export function editionPages(
  request: EditionsRequest,
  editions: readonly Edition[],
  visibility: Visibility,
  documents: Documents,
): EditionPages {
  const { content, handbook, pageLayout, changesLayout, program, cache, redactions, take } = request
  const { config, audience, now } = handbook
  const layout = layoutOver(historyOf(content), handbook.layout)
  const options: HandbookOptions = { config, audience, drafts: false, now, layout }
  const keyOf = editionKeys(request, visibility)
  const takeFor = (edition: Edition): TakePage => {
    const place = editionPath(edition.name, '')
    return (url, html) => take(place + url, html)
  }
  const kept = new Map(editions.map((edition) => [edition, cache.pages<PagesOfEdition>(keyOf(edition))]))
  const missing = editions.filter((edition) => !kept.get(edition))
  const handbookOfEdition = lastTwo((edition) => publishedHandbook(edition, reader, visibility, options))
  const changes = changesFor(
    { content, handbook, documents, editions, keyOf, pageLayout: changesLayout, program, cache, takeFor },
    handbookOfEdition,
  )
  const authorship = authorshipFor({ content, handbook, documents, visibility, redactions })
  const histories = historiesFor({ content, handbook, documents, authorship, visibility, program, cache })
  const removals = deletionsFor({ content, handbook, documents, authorship, editions, visibility, redactions, program, cache })
  const reader = readerFor(
    content,
    [...[...new Set([...missing, ...changes.needed])].flatMap(({ files }) => files), ...histories.needed, ...removals.needed],
    options,
    redactions,
  )
  const bodiesKey = digestOf('bodies', program, config, audience)
  const printer = bodyPrinter(missing.length > 0 ? readBodies(bodiesKey, cache) : new Map())
  const fill = missing.length > 0 ? readLayout(pageLayout) : undefined
  return {
    pagesOf(edition) {
      const known = kept.get(edition)
      known?.each(takeFor(edition))
      if (known || !fill) return known?.about as PagesOfEdition
      return cache.keepPages(keyOf(edition), takeFor(edition), (put) => writeEditionPages(handbookOfEdition(edition), printer, fill, put))
    },
    changes,
    histories: () => histories.all(reader),
    removals: () => removals.all(reader),
    keep() {
      const bodies = printer.release()
      if (printer.count > 0) keepBodies(bodiesKey, bodies, editions, cache)
    },
    counts: () => ({
      editions: missing.length,
      files: reader.count,
      bodies: printer.count,
      comparisons: changes.count(),
      histories: histories.count(),
    }),
  }
}

/** Each edition is compared with the previous one only, so keep two handbooks in memory. */
function lastTwo(make: (edition: Edition) => PublishedHandbook): (edition: Edition) => PublishedHandbook {
  const made = new Map<Edition, PublishedHandbook>()
  return (edition) => {
    const closed = made.get(edition) ?? make(edition)
    // Move the most recent to the end.
    made.delete(edition)
    made.set(edition, closed)
    for (const first of made.keys()) if (made.size > 2) made.delete(first)
    return closed
  }
}
