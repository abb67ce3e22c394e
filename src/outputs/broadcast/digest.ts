/** What was published in a period, as one message: releases, changes by type, and moves of the roadmap. */
import { entriesOfRelease, isWithdrawn } from '../../collections/changelog/view.ts'
import { dateOf } from '../../collections/changelog/listing.ts'
import { changelogSchema } from '../../collections/changelog/schema.ts'
import { type Change, tiersReached } from '../../collections/changelog/reach.ts'
import type { Release } from '../../collections/releases/order.ts'
import { releaseSummary } from '../../collections/releases/page-summary.ts'
import { movesOf } from '../../collections/roadmap/view.ts'
import type { Entry } from '../../graph/entry.ts'
import { uidOf } from '../../graph/entry-tag.ts'
import { entriesOf } from '../../graph/graph.ts'
import type { Handbook } from '../../graph/handbook.ts'
import { hasPage } from '../../graph/pages.ts'
import { absoluteUrl, collectionPath } from '../../graph/paths.ts'
import { compare, compareIds } from '../../plain/compare.ts'
import { element, linkTo, list, type Content } from '../../page/elements.ts'
import { plainNodes } from '../../page/plain-nodes.ts'
import { broadcastText } from '../../words/broadcast.ts'
import { periodInWords } from '../../words/days.ts'
import { valueName } from '../../words/names.ts'
import { toAbsoluteUrl } from '../markdown/entry.ts'
import type { Letter } from './letter.ts'
import { hash } from './message.ts'

const text = broadcastText.digest

/** Days, `YYYY-MM-DD`, both inclusive. */
export interface Period {
  from: string
  to: string
}

/** Something that was published. The key stays when it's renamed or corrected. */
export type DigestItem = { key: string; day: string } & (
  | { kind: 'release'; entry: Release }
  | { kind: 'change'; entry: Change }
  | { kind: 'move'; entry: Entry<'roadmap'>; change: string; reason: string }
)

/** What readers can see and was published up to now, oldest first. With a plan: changes for it, and releases that have any. */
export function listDigestItems(handbook: Handbook, plan?: string): DigestItem[] {
  const { config, now } = handbook
  const today = now.slice(0, 10)
  const reaches = (entry: Change) => plan === undefined || tiersReached(entry, handbook).has(plan)
  const changes = entriesOf(handbook, 'changelog')
    .filter((entry) => !entry.isDraft && !isWithdrawn(entry) && reaches(entry))
    .map((entry): DigestItem => {
      const { publishAt } = entry.data
      const from = publishAt === undefined ? dateOf(entry) : new Date(publishAt).toISOString().slice(0, 10)
      return { kind: 'change', key: `changelog/${uidOf(entry, config.collections)}`, day: from, entry }
    })
  const releases = entriesOf(handbook, 'releases')
    .filter((entry) => entry.data.status === 'released' && (plan === undefined || entriesOfRelease(handbook, entry).some(reaches)))
    .map((entry): DigestItem => ({ kind: 'release', key: `releases/${entry.id}`, day: entry.data.date, entry }))
  const moves = entriesOf(handbook, 'roadmap')
    .filter((entry) => !entry.isDraft)
    .flatMap((entry) =>
      movesOf(entry, handbook).map(({ on, change, reason }): DigestItem => {
        const key = `roadmap/${uidOf(entry, config.collections)}#${on}.${hash(change).slice(0, 8)}`
        return { kind: 'move', key, day: on, entry, change, reason }
      }),
    )
  return [...releases, ...changes, ...moves]
    .filter(({ day }) => day <= today)
    .sort((a, b) => compare(a.day, b.day) || compareIds(a.key, b.key))
}

export function digestLetter(items: readonly DigestItem[], { from, to }: Period, handbook: Handbook): Letter {
  const { config, audience } = handbook
  const changelog = collectionPath('changelog')
  const blocks = digestBlocks(items, handbook)
  const count = (kind: DigestItem['kind']) => items.filter((item) => item.kind === kind).length
  return {
    title: text.title(config.organisation, periodInWords(from, to)),
    preview: text.preview(count('change'), count('release')),
    blocks,
    shortBlocks: blocks,
    pictureText: '',
    link: { label: text.link, url: absoluteUrl(hasPage(handbook, changelog) ? changelog : '/', config.site, config.base) },
    because: broadcastText.because(config.organisation),
    canUnsubscribe: true,
    id: `digest.${hash(JSON.stringify([audience, from, to, items.map(({ key }) => key)])).slice(0, 32)}`,
    config,
  }
}

/** Groups in the order in which readers need them: what breaks comes before what's new. */
function digestBlocks(items: readonly DigestItem[], handbook: Handbook): Letter['blocks'] {
  const changes = items.filter((item) => item.kind === 'change')
  const isBreaking = ({ entry }: { entry: Change }) => entry.data.breaking !== undefined
  const group = (title: string, rows: readonly Content[]) => (rows.length > 0 ? [element('h2', {}, title), list(rows)] : [])
  const nodes = [
    ...group(
      text.releases,
      items.flatMap((item) =>
        item.kind === 'release' ? [row(item.entry, item.entry.data.headline ?? releaseSummary(item.entry, handbook))] : [],
      ),
    ),
    ...group(
      text.breaking,
      changes.filter(isBreaking).map(({ entry }) => row(entry, entry.description)),
    ),
    ...changelogSchema.shape.type.options.flatMap((type) =>
      group(
        valueName(type),
        changes
          .filter((item) => (item.entry.data.type ?? 'changed') === type && !isBreaking(item))
          .map(({ entry }) => row(entry, entry.description)),
      ),
    ),
    ...group(
      text.roadmap,
      items.flatMap((item) => (item.kind === 'move' ? [row(item.entry, `${item.change.replace(/\.$/, '')}. ${item.reason}`)] : [])),
    ),
  ]
  return plainNodes(nodes, toAbsoluteUrl(handbook))
}

function row(entry: Pick<Entry, 'title' | 'url'>, description: string | undefined): Content {
  return [element('strong', {}, linkTo(entry)), description !== undefined && `: ${description}`]
}
