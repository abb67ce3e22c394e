/**
 * Makes the pages of editions one after the other, and hands each on as soon as it is made. They come from the cache, or are made
 * with what all editions share; nothing is read as long as the cache has everything.
 */

import type { HandbookOptions } from '../../graph/handbook.ts'
import { layoutOver } from '../../graph/reading/layout.ts'
import { closedPath } from '../../graph/paths.ts'
import { historyOf } from '../../sources/git/history.ts'
import { authorshipFor } from '../revisions/authorship.ts'
import { bodyPrinter } from './bodies.ts'
import { keepBodies, readBodies } from './body-file.ts'
import { digestOf } from './cache.ts'
import { type Changes, changesFor } from '../differences/changes.ts'
import { type ClosedHandbook, closedHandbook } from './closed-handbook.ts'
import { type ClosedPages, closedPages } from './closed-pages.ts'
import type { Documents } from '../revisions/documents.ts'
import type { Edition } from './edition.ts'
import { editionKeys } from './edition-keys.ts'
import type { EditionsRequest } from './editions-request.ts'
import { type History, historiesFor } from '../revisions/histories.ts'
import type { TakePage } from './page-file.ts'
import { readerFor } from '../revisions/reading.ts'
import { type Removal, removalsFor } from '../lost/removals.ts'
import { shellOf } from './shell.ts'
import type { Visibility } from '../audience/visibility.ts'

/** What a run did, for tests of its cost. */
export interface EditionCounts {
  editions: number
  files: number
  bodies: number
  comparisons: number
  histories: number
}

export interface EditionPages {
  /** Hands on the pages of an edition, and says what is known of them. */
  pagesOf(edition: Edition): ClosedPages
  changes: Changes
  histories(): Generator<undefined, History[]>
  removals(): readonly Removal[]
  /** Keeps bodies for a later build; to be called once all editions are made. */
  keep(): void
  counts(): EditionCounts
}

export function editionPages(
  request: EditionsRequest,
  editions: readonly Edition[],
  visibility: Visibility,
  documents: Documents,
): EditionPages {
  const { content, handbook, shell, changesShell, program, cache, withheld, take } = request
  const { config, audience, now } = handbook
  const layout = layoutOver(historyOf(content), handbook.layout)
  const options: HandbookOptions = { config, audience, drafts: false, now, layout }
  const keyOf = editionKeys(request, visibility)
  const takeFor = (edition: Edition): TakePage => {
    const place = closedPath(edition.name, '')
    return (url, html) => take(place + url, html)
  }
  const kept = new Map(editions.map((edition) => [edition, cache.pages<ClosedPages>(keyOf(edition))]))
  const missing = editions.filter((edition) => !kept.get(edition))
  const closedOf = lastTwo((edition) => closedHandbook(edition, reader, visibility, options))
  const changes = changesFor({ content, handbook, documents, editions, keyOf, shell: changesShell, program, cache, takeFor }, closedOf)
  const authorship = authorshipFor({ content, handbook, documents, visibility, withheld })
  const histories = historiesFor({ content, handbook, documents, authorship, visibility, program, cache })
  const removals = removalsFor({ content, handbook, documents, authorship, editions, visibility, withheld, program, cache })
  const reader = readerFor(
    content,
    [...[...new Set([...missing, ...changes.needed])].flatMap(({ files }) => files), ...histories.needed, ...removals.needed],
    options,
    withheld,
  )
  const bodiesKey = digestOf('bodies', program, config, audience)
  const printer = bodyPrinter(missing.length > 0 ? readBodies(bodiesKey, cache) : new Map())
  const frame = missing.length > 0 ? shellOf(shell) : undefined
  return {
    pagesOf(edition) {
      const known = kept.get(edition)
      known?.each(takeFor(edition))
      if (known || !frame) return known?.about as ClosedPages
      return cache.keepPages(keyOf(edition), takeFor(edition), (put) => closedPages(closedOf(edition), printer, frame, put))
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

/** An edition is compared with the one before it, and with none else: so many handbooks are in memory at most. */
function lastTwo(make: (edition: Edition) => ClosedHandbook): (edition: Edition) => ClosedHandbook {
  const made = new Map<Edition, ClosedHandbook>()
  return (edition) => {
    const closed = made.get(edition) ?? make(edition)
    // The last that was asked for stands at the end.
    made.delete(edition)
    made.set(edition, closed)
    for (const first of made.keys()) if (made.size > 2) made.delete(first)
    return closed
  }
}
