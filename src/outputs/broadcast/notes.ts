/** Entries and releases as Markdown for readers outside the site. */
import type { PhrasingContent, RootContent } from 'mdast'
import { broadcastText as text } from '../../words/broadcast.ts'
import { text as words } from '../../words/text.ts'
import { writeMarkdown } from '../../markdown/markdown-printer.ts'
import { isWithdrawnSubject } from './broadcasts.ts'
import { entriesOfRelease } from '../../collections/changelog/view.ts'
import { isBareRelease, reachText, releaseSummary } from '../feeds/body.ts'
import { printEntryAsMarkdown } from '../../page/printing.ts'
import { type Change, reachOf } from '../../collections/changelog/reach.ts'
import { knownIssuesOf } from '../../collections/releases/view.ts'
import type { Release } from '../../collections/releases/order.ts'
import { heading, link, list, paragraph, strong } from '../../markdown/mdast.ts'
import { partsOf } from '../../collections/pages.ts'
import type { WriteAddress } from '../../page/print-html.ts'
import { printNodes } from '../../page/print-markdown.ts'
import { sectionNodes } from '../../page/section.ts'
import { toAbsoluteUrl } from '../markdown/entry.ts'
import { messageUrl, correctionLine, type Message, linkLabel } from './message.ts'

/** Change types in the order of https://keepachangelog.com. */
export const types = ['added', 'changed', 'deprecated', 'removed', 'fixed', 'security'] as const

/** The notes without the title and the link to the page. Ends with a line break. */
export function makeNotes(message: Message): string {
  const { subject, handbook } = message
  const entry = subject.entry
  const correction = correctionLine(message)
  const before: RootContent[] = [
    ...(correction === undefined ? [] : [paragraph(strong(correction))]),
    ...(isWithdrawnSubject(subject) ? [withdrawnNote(message)] : []),
  ]
  const parts =
    subject.kind === 'entry'
      ? [head(subject.entry, message), printEntryAsMarkdown(entry, handbook), printSections(subject.entry, handbook)]
      : [headline(message), printEntryAsMarkdown(entry, handbook), writeMarkdown(releaseParts(subject.entry, message))]
  return [writeMarkdown(before), ...parts].filter((part) => part.trim() !== '').join('\n')
}

/** A paragraph with the link to the page. */
export function linkLine(message: Message): string {
  return writeMarkdown([paragraph(link(linkLabel(message.subject), messageUrl(message)))])
}

/** Cuts Markdown to `maxBytes` between two paragraphs, never inside a code block, and says so. */
export function cutMarkdown(markdown: string, maxBytes: number, message: Message): string {
  const end = linkLine(message)
  if (Buffer.byteLength(markdown) + Buffer.byteLength(end) + 1 <= maxBytes) return `${markdown}\n${end}`
  const note = `${writeMarkdown([paragraph(text.cut)])}\n${end}`
  let kept = ''
  let [length, fence] = [Buffer.byteLength(note) + 1, '']
  let waiting = ''
  for (const block of markdown.split(/(?<=\n\n)/)) {
    waiting += block
    for (const [, mark = ''] of block.matchAll(/^ {0,3}(`{3,}|~{3,})/gm)) fence = fence === '' ? mark : mark.startsWith(fence) ? '' : fence
    if (fence !== '') continue
    length += Buffer.byteLength(waiting)
    if (length > maxBytes) break
    kept += waiting
    waiting = ''
  }
  return `${kept.trimEnd()}\n\n${note}`.trimStart()
}

/**
 * A list item: linked title, description, and what to do about a breaking change. `isMarked` labels breaking changes where no heading does.
 */
function changeLine({ title, url, description, data }: Change, address: WriteAddress, isMarked = false): (string | PhrasingContent)[] {
  const { breaking } = data
  return [
    ...(breaking && isMarked ? [strong(`${text.breaking}:`), ' '] : []),
    link(title, url === undefined ? undefined : address(url)),
    ...(description === undefined ? [] : [`: ${description}`]),
    ...(breaking ? [` ${text.whatToDo}: ${breaking.action}`] : []),
  ]
}

/** Changes under a heading per type, breaking ones first. */
export function groupByType(changes: readonly Change[], depth: 2 | 3, address: WriteAddress): RootContent[] {
  return types.flatMap((type) => {
    const members = changes.filter(({ data }) => data.type === type)
    const sorted = members.toSorted((a, b) => Number(b.data.breaking !== undefined) - Number(a.data.breaking !== undefined))
    return sorted.length > 0 ? [heading(depth, text.file.types[type]), list(sorted.map((change) => changeLine(change, address, true)))] : []
  })
}

function printSections(change: Change, handbook: Message['handbook']): string {
  return printNodes(partsOf(change, handbook).sections.flatMap(sectionNodes), toAbsoluteUrl(handbook))
}

function head(change: Change, { handbook }: Message): string {
  const reach = reachOf(change, handbook).map((each) => ` · ${reachText(change, each, handbook)}`)
  return writeMarkdown([
    paragraph(strong(text.file.types[change.data.type]), ...reach),
    ...(change.description === undefined ? [] : [paragraph(change.description)]),
  ])
}

function headline({ subject, handbook }: Message): string {
  const hasSummary = subject.kind === 'release' && (subject.entry.data.headline !== undefined || isBareRelease(subject.entry, handbook))
  const summary = hasSummary ? releaseSummary(subject.entry, handbook) : undefined
  return summary === undefined ? '' : writeMarkdown([paragraph(summary)])
}

function withdrawnNote({ subject }: Message): RootContent {
  return subject.kind === 'entry'
    ? paragraph(strong(text.isWithdrawn), ' ', subject.entry.data.revisions?.at(-1)?.note ?? '')
    : paragraph(strong(text.isYanked), ' ', subject.entry.data.reason ?? '')
}

function releaseParts(release: Release, { handbook }: Message): RootContent[] {
  const address = toAbsoluteUrl(handbook)
  const changes = entriesOfRelease(handbook, release)
  const breaking = changes.filter(({ data }) => data.breaking !== undefined)
  const others = changes.filter(({ data }) => data.breaking === undefined)
  const issues = knownIssuesOf(release, handbook).map(({ text: fault, url }) => [link(fault, url)])
  return [
    ...(breaking.length > 0 ? [heading(2, text.breaking), list(breaking.map((change) => changeLine(change, address)))] : []),
    ...groupByType(others, 2, address),
    ...(issues.length > 0 ? [heading(2, words.releases.knownIssues), list(issues)] : []),
  ]
}
