/** A release's summary in one sentence. */
import type { Handbook } from '../../graph/handbook.ts'
import { isWordless, printEntry } from '../../page/printing.ts'
import { releaseKind, lineOf } from '../../plain/versions.ts'
import { text } from '../../words/text.ts'
import { entriesOfRelease } from '../changelog/view.ts'
import type { Release } from './order.ts'

/** The headline, otherwise the number of changes. */
export function releaseSummary(release: Release, handbook: Handbook): string {
  const { headline } = release.data
  if (headline !== undefined) return headline
  const count = entriesOfRelease(handbook, release).length
  return count > 0 ? text.releases.bringsCount(count) : emptyText(release)
}

/** Fills a page that would be empty. Undefined if there's a headline, a text or a change. */
export function emptyNote(release: Release, handbook: Handbook): string | undefined {
  const { headline, status } = release.data
  if (headline !== undefined || status !== 'released' || entriesOfRelease(handbook, release).length > 0) return undefined
  return isWordless(printEntry(release, handbook).html) ? emptyText(release) : undefined
}

function emptyText({ id }: Release): string {
  return releaseKind(id) === 'patch' ? text.releases.patchOf(lineOf(id)) : text.releases.nothingListed(id)
}
