/** The handbook of an edition: everything readable and visible in it. No rules run. */

import { assembleHandbook, uniqueEntries } from '../../graph/assemble.ts'
import type { Entry } from '../../graph/entry.ts'
import type { Handbook, HandbookOptions } from '../../graph/handbook.ts'
import { resolveLink } from '../../graph/links/links.ts'
import { asOf } from '../../graph/reading/making.ts'
import { settleEntries } from '../../graph/reading/settling.ts'
import { shownBy } from '../../graph/files/pictures.ts'
import { humanName } from '../../graph/titles.ts'
import { withoutResting } from '../../graph/links/visible-reference.ts'
import type { Code } from '../../problems/codes.ts'
import type { Edition } from './edition.ts'
import { isAsset, isText, type Reader } from '../revisions/reader.ts'
import type { Visibility } from '../audience/visibility.ts'

export interface PublishedHandbook {
  edition: Edition
  handbook: Handbook
  /** Entries reduced to title and text, as they lack values required today. */
  untyped: readonly Entry[]
  /** Blob of each image and download, by path. */
  blobs: ReadonlyMap<string, string>
  unread: readonly Unread[]
}

/** What today's check rejects in an edition. */
export interface Unread {
  code: Code
  count: number
  /** Path of the first file. */
  file: string
}

export function readPublishedHandbook(
  edition: Edition,
  reader: Reader,
  visibility: Visibility,
  options: HandbookOptions,
): PublishedHandbook {
  const now = findEditionInstant(edition, options.now)
  const parsedFiles = edition.files.filter(isText).map((file) => reader.entriesIn(file, edition.layout))
  const found = uniqueEntries(parsedFiles.flatMap(({ entries }) => entries.map((entry) => asOf(entry, now))))
  const { entries: all } = settleEntries(found, options.config.collections)
  const [visible, hidden] = [true, false].map((wanted) =>
    all.filter((entry) => visibility.isVisibleInEdition(entry, edition) === wanted),
  ) as [Entry[], Entry[]]
  const assets = edition.files.filter(isAsset)
  const images = new Map()
  const folders = parsedFiles.flatMap((reading) => reading.folders)
  const files = { assets: assets.map(({ path }) => path), images, folders }
  const untyped = visible.filter(({ isTyped, url }) => !isTyped && url !== undefined).map(withTitle)
  const handbook = assembleHandbook(
    withoutResting(
      visible.filter(({ isTyped }) => isTyped),
      hidden,
    ),
    files,
    { config: options.config, audience: options.audience, drafts: false, now, layout: edition.layout },
    untyped,
  )
  const shown = findShownFiles(handbook)
  for (const [path, facts] of reader.readImages(assets.filter(({ path }) => shown.has(path)))) images.set(path, facts)
  return { edition, handbook, untyped, blobs: new Map(assets.map(({ path, blob }) => [path, blob])), unread: countUnread(parsedFiles) }
}

/** Return the later of commit time and day, but never a time after now: content scheduled for later wasn't visible. */
export function findEditionInstant({ moment, date }: Edition, now: string): string {
  const instant = Math.min(Date.parse(now), Math.max(Date.parse(moment), Date.parse(`${date}T00:00:00Z`)))
  return new Date(instant).toISOString()
}

/** Keep the written title even if other values are wrong. */
function withTitle(entry: Entry): Entry {
  const { title } = entry.data as { title?: unknown }
  const h1 = entry.document.headings.find(({ depth }) => depth === 1)?.text
  return { ...entry, title: typeof title === 'string' ? title : h1 || humanName(entry.id.split('/').at(-1) ?? entry.id) }
}

function findShownFiles({ linkIndex, entryIndex }: Handbook): Set<string> {
  return new Set(
    entryIndex.pages.flatMap((entry) =>
      shownBy(entry).flatMap((url) => {
        const target = resolveLink(entry, url, linkIndex)
        return target.kind === 'asset' ? [target.path] : []
      }),
    ),
  )
}

function countUnread(parsedFiles: readonly ReturnType<Reader['entriesIn']>[]): Unread[] {
  const errors = parsedFiles.flatMap(({ problems }) => problems.filter(({ severity }) => severity === 'error'))
  return [...Map.groupBy(errors, ({ code }) => code)].map(([code, found]) => ({ code, count: found.length, file: found[0]?.file ?? '' }))
}
