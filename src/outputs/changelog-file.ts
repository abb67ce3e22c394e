import type { LinkReference, PhrasingContent, RootContent } from 'mdast'
import { broadcastText } from '../words/broadcast.ts'
import { valueName } from '../words/names.ts'
import { staffListText } from '../words/staff-lists.ts'
import { text as words } from '../words/text.ts'
import { writeMarkdown } from '../markdown/markdown-printer.ts'
import { byUrgency, entriesOfRelease, groupByRelease, isWithdrawn } from '../collections/changelog/view.ts'
import { type ChangelogPage, changelogPages } from '../collections/changelog/list-pages.ts'
import type { Handbook } from '../graph/handbook.ts'
import { inOrder } from '../graph/order.ts'
import { markdownPath } from '../graph/paths.ts'
import type { Change } from '../collections/changelog/reach.ts'
import { offeringsBy, type Release } from '../collections/releases/order.ts'
import { heading, link, list, paragraph, strong } from '../markdown/mdast.ts'
import type { OutputContext } from './output-context.ts'
import type { WriteAddress } from '../page/print-html.ts'
import { toAbsoluteUrl } from './markdown/entry.ts'
import { dateOf } from '../collections/changelog/listing.ts'

const text = broadcastText.file

/** Markdown pages of the list, next to its HTML pages; each has the releases of its page. */
export function writeChangelogFile({ handbook, out }: OutputContext): void {
  if (inOrder(handbook, 'changelog').length === 0) return
  for (const [url, text] of makeChangelogPages(handbook)) out.put(markdownPath(url), text)
}

/** Texts by the addresses of the pages. */
export function makeChangelogPages(handbook: Handbook): Map<string, string> {
  const address = toAbsoluteUrl(handbook)
  const pages = changelogPages(handbook)
  // Like the HTML pages, they skip releases without changes, of which there may be any number; a withdrawn one says why.
  const listed = blocksOf(handbook, address).filter(({ release, changes }) => release?.data.status !== 'released' || changes.length > 0)
  const blocks = Map.groupBy(placeBlocks(listed, pages), ({ page }) => page)
  return new Map(
    pages.map(({ page, url }) => {
      const others = pages.flatMap((other) =>
        other.page === page ? [] : [' ', link(String(other.page), address(markdownPath(other.url)))],
      )
      const where = pages.length > 1 ? [paragraph(`${staffListText.page(page, pages.length)}. ${staffListText.pages}:`, ...others)] : []
      return [url, writeMarkdown([...head(), ...where, ...printBlocks(blocks.get(page)?.map(({ block }) => block) ?? [], address)])]
    }),
  )
}

/** A patch whose entries are listed with a later version is on that version's page. */
function placeBlocks(blocks: readonly Block[], pages: readonly ChangelogPage[]): { block: Block; page: number }[] {
  const members = pages
    .toReversed()
    .flatMap(({ page, groups }) =>
      groups.flatMap(({ release, lines }) => [release, ...lines.map(({ entry }) => entry)].map((each) => [each, page] as const)),
    )
  const pageOf = new Map<Release | Change | undefined, number>(members)
  let page = 1
  return blocks.map((block) => {
    page = Math.max(page, pageOf.get(block.release ?? block.changes[0]) ?? page)
    return { block, page }
  })
}

/** A release, a date for offerings without versions, or unreleased entries. */
interface Block {
  release?: Release
  changes: readonly Change[]
  nodes: RootContent[]
}

/** Ends with a line break; withdrawn entries are left out. Links go to the site, unless `address` maps their paths elsewhere. */
export function makeChangelog(handbook: Handbook, address: WriteAddress = toAbsoluteUrl(handbook)): string {
  return writeMarkdown([...head(), ...printBlocks(blocksOf(handbook, address), address)])
}

function head(): RootContent[] {
  return [heading(1, text.title), paragraph(`${text.about} `, link(text.form, 'https://keepachangelog.com/en/1.1.0/'), '.')]
}

/** Headings of releases are references, which are defined at the end. */
function printBlocks(blocks: readonly Block[], address: WriteAddress): RootContent[] {
  const definitions = blocks.flatMap(({ release }): RootContent[] =>
    release ? [{ type: 'definition', identifier: release.id, label: release.id, url: address(release.url ?? '/') }] : [],
  )
  return [...blocks.flatMap(({ nodes }) => nodes), ...definitions]
}

function blocksOf(handbook: Handbook, address: WriteAddress): Block[] {
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
  return [
    ...(hasVersions || open.length === 0 ? [{ changes: [], nodes: unreleased(open, address) }] : groupByDay(open, address)),
    ...out.map(({ release, changes }): Block => ({ release, changes, nodes: released(release, changes, address) })),
  ]
}

/** Releases, newest first, with their own changes and those of their patches. */
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
  return [heading(2, text.unreleased), ...groupByType([...new Set(changes)].toSorted(byUrgency), address)]
}

function groupByDay(changes: readonly Change[], address: WriteAddress): Block[] {
  const days = Map.groupBy(changes, dateOf)
  return [...days]
    .sort(([a], [b]) => (a < b ? 1 : -1))
    .map(([day, members]) => ({ changes: members, nodes: [heading(2, day), ...groupByType(members.toSorted(byUrgency), address)] }))
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
    ...groupByType(changes, address),
    ...(changes.length === 0 && data.headline === undefined && data.reason === undefined ? [paragraph(text.none)] : []),
  ]
}

/** The types of changes in the order of https://keepachangelog.com. */
const types = ['added', 'changed', 'deprecated', 'removed', 'fixed', 'security'] as const

/** Changes under the headings of their types, breaking ones first in each. */
function groupByType(changes: readonly Change[], address: WriteAddress): RootContent[] {
  const listed = (type: Change['data']['type']) => {
    const members = changes.filter(({ data }) => data.type === type)
    const sorted = members.toSorted((a, b) => Number(b.data.breaking !== undefined) - Number(a.data.breaking !== undefined))
    return sorted.length > 0 ? [list(sorted.map((change) => changeLine(change, address)))] : []
  }
  // The format has no heading for changes of an unknown kind.
  return [...listed(undefined), ...types.flatMap((type) => listed(type).flatMap((lines) => [heading(3, valueName(type)), lines]))]
}

/** Its title as a link, its description, and the action for a breaking change. */
function changeLine({ title, url, description, data: { breaking } }: Change, address: WriteAddress): (string | PhrasingContent)[] {
  return [
    ...(breaking ? [strong(`${valueName('breaking')}:`), ' '] : []),
    link(title, url === undefined ? undefined : address(url)),
    ...(description === undefined ? [] : [`: ${description}`]),
    ...(breaking ? [` ${words.changelog.whatToDo}: ${breaking.action}`] : []),
  ]
}
