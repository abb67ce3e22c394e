/** Leaves out redirects that reveal a hidden page: an old address is as telling as a title. */
import { isVisible } from '../../graph/audience.ts'
import { readEntries } from '../../graph/reading/entries.ts'
import type { Entry } from '../../graph/entry.ts'
import type { Handbook } from '../../graph/handbook.ts'
import { layoutOver } from '../../graph/reading/layout.ts'
import type { Parsers } from '../../graph/reading/parsers.ts'
import { asOf } from '../../graph/reading/making.ts'
import type { Redirect } from '../../graph/links/redirect.ts'
import { GitError } from '../../sources/git/git.ts'
import { readCommits } from '../../sources/git/history.ts'
import { readBlobs } from '../../sources/git/objects.ts'
import { decodeText } from '../../sources/revision.ts'
import type { AudienceDefaults } from './defaults.ts'
import { findRevisionEnd, type Revision } from '../revisions/documents.ts'
import { readDocuments } from '../editions/editions.ts'
import { listAddresses } from '../broken-urls/broken-urls.ts'
import { isText } from '../revisions/reader.ts'
import { createVisibility } from './visibility.ts'

export interface RedirectsRequest {
  content: string
  /** As these readers see it. */
  handbook: Handbook
  /** Everything written today, and the paths of all texts. */
  written: readonly Entry[]
  files: readonly string[]
  defaults: AudienceDefaults
  parsers?: Parsers | undefined
}

/** Leave out redirects from an address that, now and in the past, only had pages these readers may not see. */
export function filterVisibleRedirects(request: RedirectsRequest): readonly Redirect[] {
  const { handbook, written } = request
  if (handbook.audience === 'staff' || handbook.redirects.length === 0) return handbook.redirects
  const today = new Set(written.flatMap((entry) => (isVisible(entry, handbook) ? [] : (entry.url ?? []))))
  const redirects = handbook.redirects.filter(({ from }) => !today.has(from))
  const hidden = findHiddenAddresses(new Set(redirects.map(({ from }) => from)), request)
  return redirects.filter(({ from }) => !hidden.has(from))
}

/** Return those addresses that had pages in the history, none of them public. */
function findHiddenAddresses(
  addresses: ReadonlySet<string>,
  { content, handbook, written, files, defaults, parsers }: RedirectsRequest,
): ReadonlySet<string> {
  try {
    const documents = readDocuments(content, { entries: written, layout: handbook.layout })
    const layout = layoutOver(readCommits(content), handbook.layout)
    const visibility = createVisibility({ entries: written, files }, documents, handbook.audience, defaults)
    const revisions = documents.all.flatMap((document) => document.revisions.filter(isText))
    const pages = revisions.flatMap((revision) =>
      listAddresses(revision.path, layout).flatMap((address) => (addresses.has(address) ? [{ address, revision }] : [])),
    )
    const bytes = readBlobs(
      content,
      pages.map(({ revision }) => revision.blob),
    )
    const isPublic = (revision: Revision) => {
      const text = decodeText(bytes.get(revision.blob))
      const sources = { files: text === undefined ? [] : [{ path: revision.path, text }], assets: [], images: new Map(), problems: [] }
      const { entries } = readEntries(sources, { ...handbook, layout, parsers })
      return entries.some((entry) => visibility.wasVisibleRevision(asOf(entry, findRevisionEnd(revision) ?? handbook.now), revision))
    }
    const byAddress = Map.groupBy(pages, ({ address }) => address)
    return new Set([...byAddress].flatMap(([address, found]) => (found.some(({ revision }) => isPublic(revision)) ? [] : [address])))
  } catch (error) {
    // Without a history only current pages are known.
    if (error instanceof GitError) return new Set()
    throw error
  }
}
