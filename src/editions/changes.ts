/** What changed with each edition, and since the last: made once, and kept as long as both states stay what they are. */
import type { Handbook } from '../model/handbook.ts'
import { changesPath, changesTodayPath, closedPath, editionsPath, withBase } from '../model/paths.ts'
import { changesText } from '../interface/changes.ts'
import { editionText } from '../interface/editions.ts'
import { treeAt } from '../sources/git/objects.ts'
import { digestOf, type EditionCache } from './cache.ts'
import { changePages, firstChangesPage, type StateChanges } from './change-pages.ts'
import type { ClosedHandbook } from './closed-handbook.ts'
import { frameFor } from './closed-pages.ts'
import type { Documents } from './documents.ts'
import type { Edition } from './edition.ts'
import { isAsset } from './reading.ts'
import { shellOf } from './shell.ts'
import { closedState, stateOfToday } from './state.ts'

export interface ChangesRequest {
  content: string
  handbook: Handbook
  documents: Documents
  /** By their days. */
  editions: readonly Edition[]
  /** Names everything that goes into the pages of an edition. */
  keyOf(edition: Edition): string
  /** The frame of closed pages that show differences. */
  shell: string
  program: string
  cache: EditionCache
}

export interface Changes {
  /** The editions that must be read for what was not kept. */
  needed: readonly Edition[]
  /** With pages as they are written. */
  of(edition: Edition): StateChanges
  /** Without a frame; undefined before the first edition. */
  today(): StateChanges | undefined
  /** How many comparisons were made so far. */
  count(): number
}

export function changesFor(request: ChangesRequest, closedOf: (edition: Edition) => ClosedHandbook): Changes {
  const { editions, keyOf, shell, cache } = request
  const last = editions.at(-1)
  const before = new Map(editions.map((edition, index) => [edition, editions[index - 1]]))
  const keys = new Map(
    editions.map((edition) => [edition, digestOf('changes', shell, keyOf(edition), nameKey(before.get(edition), keyOf))]),
  )
  const todaysKey = last && digestOf('today', keyOf(last), digestOfToday(request))
  const kept = new Map(
    [...keys.values(), ...(todaysKey === undefined ? [] : [todaysKey])].map((key) => [key, cache.get<StateChanges>(key)]),
  )
  const compared = editions.filter((edition) => !kept.get(keys.get(edition) ?? ''))
  const isTodayKept = todaysKey === undefined || kept.get(todaysKey) !== undefined
  let count = 0
  const made = (key: string, make: () => StateChanges): StateChanges => {
    const known = kept.get(key)
    if (known) return known
    count++
    const changes = make()
    cache.set(key, changes)
    kept.set(key, changes)
    return changes
  }
  return {
    needed: [
      ...new Set([...compared.flatMap((edition) => [edition, before.get(edition) ?? edition]), ...(last && !isTodayKept ? [last] : [])]),
    ],
    of: (edition) => made(keys.get(edition) ?? '', () => closedChanges(closedOf(edition), before.get(edition), shell, closedOf)),
    today: () => (last && todaysKey !== undefined ? made(todaysKey, () => todaysChanges(request, last, closedOf)) : undefined),
    count: () => count,
  }
}

function nameKey(edition: Edition | undefined, keyOf: ChangesRequest['keyOf']): string {
  return edition ? keyOf(edition) : 'first'
}

function closedChanges(
  closed: ClosedHandbook,
  before: Edition | undefined,
  shell: string,
  closedOf: (edition: Edition) => ClosedHandbook,
): StateChanges {
  const frame = frameFor(closed, shellOf(shell))
  const after = closedState(closed)
  const { name } = closed.edition
  const { base } = closed.handbook.config
  const trail = [
    { title: editionText.title, url: withBase(editionsPath, base) },
    { title: name, url: withBase(closedPath(name, '/'), base) },
  ]
  const changes = before
    ? changePages({ before: closedState(closedOf(before)), day: before.date, after, list: changesPath, trail })
    : firstChangesPage(name, changesPath)
  return { ...changes, pages: changes.pages.map(({ html, ...page }) => ({ ...page, html: frame(page, html) })) }
}

function todaysChanges(
  { content, handbook, documents }: ChangesRequest,
  last: Edition,
  closedOf: (edition: Edition) => ClosedHandbook,
): StateChanges {
  const blobs = blobsOfToday(content)
  return changePages({
    before: closedState(closedOf(last)),
    day: last.date,
    after: stateOfToday(handbook, documents, blobs),
    list: changesTodayPath,
    trail: [{ title: changesText.title, url: withBase(changesPath, handbook.config.base) }],
  })
}

/** Images and downloads, as they were committed last. */
function blobsOfToday(content: string): Map<string, string> {
  const files = treeAt(content, 'HEAD').filter(isAsset)
  return new Map(files.map(({ path, blob }) => [path, blob]))
}

/** Everything of today that a comparison may tell. */
function digestOfToday({ content, handbook, documents, program }: ChangesRequest): string {
  const { entries, config, audience, now } = handbook
  const texts = new Map(entries.map(({ file, text }) => [file, text]))
  return digestOf(
    program,
    config,
    audience,
    // Plans are called by the name of their day.
    now.slice(0, 10),
    entries.map(({ collection, id, url, title }) => [collection, id, url, title]),
    [...texts].map(([file, text]) => [file, documents.at(file)?.id, text]),
    [...blobsOfToday(content)],
  )
}
