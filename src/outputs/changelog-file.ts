/** The changelog of the product as one file, in the form of https://keepachangelog.com. */
import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { LinkReference, PhrasingContent, RootContent } from 'mdast'
import { broadcastText } from '../words/broadcast.ts'
import { valueName } from '../words/names.ts'
import { text as words } from '../words/text.ts'
import { writeMarkdown } from '../markdown/markdown-printer.ts'
import { byUrgency, entriesOfRelease, groupByRelease, isWithdrawn } from '../collections/changelog/view.ts'
import type { Handbook } from '../graph/handbook.ts'
import { inOrder } from '../graph/order.ts'
import { collectionPath, markdownPath } from '../graph/paths.ts'
import type { Change } from '../collections/changelog/reach.ts'
import { offeringsBy, type Release } from '../collections/releases/order.ts'
import { heading, link, list, paragraph, strong } from '../markdown/mdast.ts'
import type { OutputContext } from './output-context.ts'
import type { WriteAddress } from '../page/print-html.ts'
import { wholeAddress } from './markdown/entry.ts'
import { dateOf } from '../collections/changelog/listing.ts'

const text = broadcastText.file

/** The twin of the list: it lies beside that page. */
export function writeChangelogFile({ handbook, out }: OutputContext): void {
  if (inOrder(handbook, 'changelog').length === 0) return
  const file = join(out, markdownPath(collectionPath('changelog')))
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(file, changelogFile(handbook))
}

/** Ends with a line break. What was withdrawn is not in it. Links lead to the site unless `address` makes something else of their paths. */
export function changelogFile(handbook: Handbook, address: WriteAddress = wholeAddress(handbook)): string {
  const releases = releasesWithChanges(handbook)
  const [out, planned] = [releases.filter(({ release }) => isOut(release)), releases.filter(({ release }) => !isOut(release))]
  const told = new Set(out.flatMap(({ changes }) => changes))
  const groups = groupByRelease(handbook)
  const loose = groups.filter(({ release }) => release === undefined).flatMap(({ entries }) => entries)
  const open = [...loose, ...planned.flatMap(({ changes }) => changes)].filter((change) => !isWithdrawn(change) && !told.has(change))
  // Where nothing has a version, the day stands in its place.
  const hasVersions = offeringsBy(handbook, 'versioned').length > 0
  return writeMarkdown([
    heading(1, text.title),
    paragraph(`${text.about} `, link(text.form, 'https://keepachangelog.com/en/1.1.0/'), '.'),
    ...(hasVersions || open.length === 0 ? unreleased(open, address) : byDay(open, address)),
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

/** Newest version first, each with what it brings; what is listed under it and with patches brought to it. */
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
  return [heading(2, text.unreleased), ...byType([...new Set(changes)].toSorted(byUrgency), address)]
}

function byDay(changes: readonly Change[], address: WriteAddress): RootContent[] {
  const days = Map.groupBy(changes, dateOf)
  return [...days]
    .sort(([a], [b]) => (a < b ? 1 : -1))
    .flatMap(([day, members]) => [heading(2, day), ...byType(members.toSorted(byUrgency), address)])
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
    // The mark of a version that was taken back is read by programs: it must not be escaped.
    { type: 'heading', depth: 2, children: [name, { type: 'html', value: ` - ${data.date}${isYanked ? ' [YANKED]' : ''}` }] },
    ...(isYanked && data.reason !== undefined ? [paragraph(data.reason)] : []),
    ...(data.headline === undefined ? [] : [paragraph(strong(data.headline))]),
    ...byType(changes, address),
    ...(changes.length === 0 && data.headline === undefined && data.reason === undefined ? [paragraph(text.none)] : []),
  ]
}

/** The kinds of changes in the order of https://keepachangelog.com. */
const types = ['added', 'changed', 'deprecated', 'removed', 'fixed', 'security'] as const

/** Changes under the headings of their kinds, what breaks first in each. */
function byType(changes: readonly Change[], address: WriteAddress): RootContent[] {
  return types.flatMap((type) => {
    const members = changes.filter(({ data }) => data.type === type)
    const sorted = members.toSorted((a, b) => Number(b.data.breaking !== undefined) - Number(a.data.breaking !== undefined))
    return sorted.length > 0 ? [heading(3, valueName(type)), list(sorted.map((change) => changeLine(change, address)))] : []
  })
}

/** Its title as a link, what it says of itself, and what to do if it breaks something. */
function changeLine({ title, url, description, data: { breaking } }: Change, address: WriteAddress): (string | PhrasingContent)[] {
  return [
    ...(breaking ? [strong(`${valueName('breaking')}:`), ' '] : []),
    link(title, url === undefined ? undefined : address(url)),
    ...(description === undefined ? [] : [`: ${description}`]),
    ...(breaking ? [` ${words.changelog.whatToDo}: ${breaking.action}`] : []),
  ]
}
