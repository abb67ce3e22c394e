/** The product's changelog as one file, in the format of https://keepachangelog.com. */
import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { LinkReference, RootContent } from 'mdast'
import { broadcastText } from '../words/broadcast.ts'
import { writeMarkdown } from '../markdown/markdown-printer.ts'
import { byUrgency, entriesOfRelease, groupByRelease, isWithdrawn } from '../collections/changelog/view.ts'
import type { Handbook } from '../graph/handbook.ts'
import { inOrder } from '../graph/order.ts'
import { collectionPath, markdownPath } from '../graph/paths.ts'
import type { Change } from '../collections/changelog/reach.ts'
import { offeringsBy, type Release } from '../collections/releases/order.ts'
import { groupByType } from './broadcast/notes.ts'
import { heading, link, paragraph, strong } from '../markdown/mdast.ts'
import type { OutputContext } from './output-context.ts'
import type { WriteAddress } from '../page/print-html.ts'
import { toAbsoluteUrl } from './markdown/entry.ts'
import { dateOf } from '../collections/changelog/listing.ts'

const text = broadcastText.file

/** Markdown page of the list, next to the HTML page. */
export function writeChangelogFile({ handbook, out }: OutputContext): void {
  if (inOrder(handbook, 'changelog').length === 0) return
  const file = join(out, markdownPath(collectionPath('changelog')))
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(file, makeChangelog(handbook))
}

/** Ends with a line break; withdrawn entries are left out. Links go to the site, unless `address` maps their paths elsewhere. */
export function makeChangelog(handbook: Handbook, address: WriteAddress = toAbsoluteUrl(handbook)): string {
  const releases = releasesWithChanges(handbook)
  const [out, planned] = [releases.filter(({ release }) => isOut(release)), releases.filter(({ release }) => !isOut(release))]
  const listed = new Set(out.flatMap(({ changes }) => changes))
  const groups = groupByRelease(handbook)
  const withoutRelease = groups.filter(({ release }) => release === undefined).flatMap(({ entries }) => entries)
  const open = [...withoutRelease, ...planned.flatMap(({ changes }) => changes)].filter(
    (change) => !isWithdrawn(change) && !listed.has(change),
  )
  // Without versions, group by day.
  const hasVersions = offeringsBy(handbook, 'versioned').length > 0
  return writeMarkdown([
    heading(1, text.title),
    paragraph(`${text.about} `, link(text.form, 'https://keepachangelog.com/en/1.1.0/'), '.'),
    ...(hasVersions || open.length === 0 ? unreleased(open, address) : groupByDay(open, address)),
    ...out.flatMap(({ release, changes }) => released(release, changes, address)),
    ...out.map(
      ({ release }): RootContent => ({
        type: 'definition',
        identifier: release.id,
        label: release.id,
        url: address(release.url ?? '/'),
      }),
    ),
  ])
}

/** Releases, newest first, with their own changes and those their patches brought. */
function releasesWithChanges(handbook: Handbook): { release: Release; changes: Change[] }[] {
  const listed = new Map(groupByRelease(handbook).map(({ release, entries }) => [release, entries]))
  return inOrder(handbook, 'releases').map((release) => ({
    release,
    changes: [...new Set([...entriesOfRelease(handbook, release), ...(listed.get(release) ?? [])])]
      .filter((change) => !isWithdrawn(change))
      .toSorted(byUrgency),
  }))
}

function isOut({ data }: Release): boolean {
  return data.status !== 'planned'
}

function unreleased(changes: readonly Change[], address: WriteAddress): RootContent[] {
  return [heading(2, text.unreleased), ...groupByType([...new Set(changes)].toSorted(byUrgency), 3, address)]
}

function groupByDay(changes: readonly Change[], address: WriteAddress): RootContent[] {
  const days = Map.groupBy(changes, dateOf)
  return [...days]
    .sort(([a], [b]) => (a < b ? 1 : -1))
    .flatMap(([day, members]) => [heading(2, day), ...groupByType(members.toSorted(byUrgency), 3, address)])
}

function released({ id, data }: Release, changes: readonly Change[], address: WriteAddress): RootContent[] {
  const name: LinkReference = {
    type: 'linkReference',
    identifier: id,
    label: id,
    referenceType: 'shortcut',
    children: [{ type: 'text', value: id }],
  }
  const isYanked = data.status === 'yanked'
  return [
    // Tools parse the mark of a withdrawn version, so it must not be escaped.
    { type: 'heading', depth: 2, children: [name, { type: 'html', value: ` - ${data.date}${isYanked ? ' [YANKED]' : ''}` }] },
    ...(isYanked && data.reason !== undefined ? [paragraph(data.reason)] : []),
    ...(data.headline === undefined ? [] : [paragraph(strong(data.headline))]),
    ...groupByType(changes, 3, address),
    ...(changes.length === 0 && data.headline === undefined && data.reason === undefined ? [paragraph(text.none)] : []),
  ]
}
