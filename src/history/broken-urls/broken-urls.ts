/** Finds URLs that an edition published and that don't work today. Usually paths are enough, so few texts are read. */

import { readEntries } from '../../graph/reading/entries.ts'
import type { Entry } from '../../graph/entry.ts'
import { type Layout, layoutIn } from '../../graph/reading/layout.ts'
import { asOf, type MakeContext } from '../../graph/reading/making.ts'
import { entryPath, ownPages } from '../../graph/paths.ts'
import { isAddressable, placeOf } from '../../graph/reading/places.ts'
import { collectRedirects } from '../../graph/links/redirects.ts'
import type { Audience } from '../../collections/fields/common.ts'
import type { Commit } from '../../sources/git/history.ts'
import { readBlobs, type TreeFile, readTrees } from '../../sources/git/objects.ts'
import { isLeftOut } from '../../sources/left-out.ts'
import { decodeText } from '../../sources/revision.ts'
import type { Redactions } from '../../sources/redactions.ts'
import type { AudienceDefaults } from '../audience/defaults.ts'
import type { EditionInfo } from '../editions/edition.ts'
import { findTreeLayout } from '../revisions/tree-layout.ts'
import { setsAudience } from '../audience/visibility.ts'

export interface PublishedUrl {
  address: string
  /** The last edition that has it. */
  edition: EditionInfo
  /** Layout of that edition's files. */
  layout: Layout
  /** The files behind the page: its own, or those in its folder. */
  files: readonly TreeFile[]
}

export interface BrokenUrl extends PublishedUrl {
  /** Entries published there. */
  entries: readonly Entry[]
  /** Customers must not learn that staff had a page there. */
  audience: Audience
}

export interface BrokenUrlRequest {
  content: string
  editions: readonly EditionInfo[]
  /** Absolute path of the configuration, undefined if it isn't from a file. */
  configFile: string | undefined
  /** Everything written today, and the paths of all texts. */
  written: readonly Entry[]
  files: readonly string[]
  redactions: Redactions
  defaults: AudienceDefaults
  context: MakeContext
  /** Uncommitted renames. Asked only if a URL is broken. */
  pending?: () => Commit | undefined
}

/** Only URLs that readers could see at the time: drafts had none. Staff pages count for staff. */
export function findBrokenUrls(request: BrokenUrlRequest): BrokenUrl[] {
  const broken = findUnanswered(request)
  const readFile = createEntryReader(request, broken)
  return broken.flatMap((each) => {
    const entries = each.files.flatMap((file) => readFile(file, each.layout)).filter((entry) => !asOf(entry, each.edition.moment).isDraft)
    const isPublic = entries.some((entry) => isForAll(entry, each.edition, request.defaults))
    return entries.length === 0 ? [] : [{ ...each, entries, audience: isPublic ? 'public' : 'staff' }]
  })
}

function isForAll(entry: Entry, edition: EditionInfo, defaults: AudienceDefaults): boolean {
  return entry.audience === 'public' && (setsAudience(entry) || !defaults.isForStaffInEdition(entry.collection, edition))
}

/** Current URLs include those of hidden files, and redirects. Making a page a draft is deliberate. */
function findUnanswered({ content, editions, written, files, redactions, context }: BrokenUrlRequest): PublishedUrl[] {
  const layout = layoutIn(context)
  const today = new Set([
    ...ownPages,
    ...files.flatMap((path) => listAddresses(path, layout)),
    ...collectRedirects(written, context.config.collections).map(({ from }) => from),
  ])
  const broken = new Map<string, PublishedUrl>()
  const trees = readTrees(
    content,
    editions.map(({ commit }) => commit),
  )
  for (const [index, edition] of [...editions.entries()].toReversed()) {
    const tree = trees[index] ?? []
    const oldLayout = findTreeLayout(content, tree, layout)
    for (const file of tree)
      for (const address of listAddresses(file.path, oldLayout)) {
        if (today.has(address) || redactions.isRedacted(file)) continue
        const known = broken.get(address)
        if (!known) broken.set(address, { address, edition, layout: oldLayout, files: [file] })
        else if (known.edition === edition) broken.set(address, { ...known, files: [...known.files, file] })
      }
  }
  return [...broken.values()].toSorted((a, b) => (a.address < b.address ? -1 : 1))
}

/** Return the URL of a file, and those of the folders that it makes a page. */
export function listAddresses(path: string, layout: Layout): string[] {
  const location = placeOf(path, layout)
  if (location.kind !== 'entry' || isLeftOut(path) || !isAddressable(location.id)) return []
  const definition = layout.collections.of(location.collection)
  const own = entryPath(definition, location.id)
  if (own === undefined) return []
  if (!definition.bare) return [own]
  const parts = location.id.split('/').slice(0, -1)
  return [...parts.map((_, index) => `/${location.collection}/${parts.slice(0, index + 1).join('/')}/`), own]
}

function createEntryReader(
  { content, context }: BrokenUrlRequest,
  broken: readonly PublishedUrl[],
): (file: TreeFile, layout: Layout) => Entry[] {
  const bytes = readBlobs(
    content,
    broken.flatMap(({ files }) => files.map(({ blob }) => blob)),
  )
  return ({ path, blob }, layout) => {
    const text = decodeText(bytes.get(blob))
    const sources = { files: text === undefined ? [] : [{ path, text }], assets: [], images: new Map(), problems: [] }
    return readEntries(sources, { ...context, layout }).entries
  }
}
