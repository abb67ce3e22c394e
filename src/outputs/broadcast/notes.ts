/** Entries and releases as Markdown for people who read them apart from the site. */
import type { PhrasingContent, RootContent } from 'mdast'
import { broadcastText as text } from '../../words/broadcast.ts'
import { text as words } from '../../words/text.ts'
import { writeMarkdown } from '../../markdown/markdown-printer.ts'
import { isTakenBack } from './broadcasts.ts'
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
import { wholeAddress } from '../markdown/entry.ts'
import { addressOf, correctionLine, type Message, readOn } from './message.ts'

/** The kinds of changes in the order of https://keepachangelog.com. */
export const types = ['added', 'changed', 'deprecated', 'removed', 'fixed', 'security'] as const

/** What is told, without the title and the link to the page. Ends with a line break. */
export function notesOf(message: Message): string {
  const { subject, handbook } = message
  const entry = subject.entry
  const correction = correctionLine(message)
  const before: RootContent[] = [
    ...(correction === undefined ? [] : [paragraph(strong(correction))]),
    ...(isTakenBack(subject) ? [takenBack(message)] : []),
  ]
  const parts =
    subject.kind === 'entry'
      ? [head(subject.entry, message), printEntryAsMarkdown(entry, handbook), sectionsOf(subject.entry, handbook)]
      : [headline(message), printEntryAsMarkdown(entry, handbook), writeMarkdown(releaseParts(subject.entry, message))]
  return [writeMarkdown(before), ...parts].filter((part) => part.trim() !== '').join('\n')
}

/** The link to the page, a paragraph of its own. */
export function linkLine(message: Message): string {
  return writeMarkdown([paragraph(link(readOn(message.subject), addressOf(message)))])
}

/** Not longer than so many bytes: cut between two paragraphs, never in a block of code, and told so. */
export function cutMarkdown(markdown: string, most: number, message: Message): string {
  const end = linkLine(message)
  if (Buffer.byteLength(markdown) + Buffer.byteLength(end) + 1 <= most) return `${markdown}\n${end}`
  const note = `${writeMarkdown([paragraph(text.cut)])}\n${end}`
  let kept = ''
  let [length, fence] = [Buffer.byteLength(note) + 1, '']
  let waiting = ''
  for (const block of markdown.split(/(?<=\n\n)/)) {
    waiting += block
    for (const [, mark = ''] of block.matchAll(/^ {0,3}(`{3,}|~{3,})/gm)) fence = fence === '' ? mark : mark.startsWith(fence) ? '' : fence
    if (fence !== '') continue
    length += Buffer.byteLength(waiting)
    if (length > most) break
    kept += waiting
    waiting = ''
  }
  return `${kept.trimEnd()}\n\n${note}`.trimStart()
}

/** A change in a list: its title as a link, what it says of itself, and what to do if it breaks something; `isMarked` where no heading says that it does. */
function changeLine({ title, url, description, data }: Change, address: WriteAddress, isMarked = false): (string | PhrasingContent)[] {
  const { breaking } = data
  return [
    ...(breaking && isMarked ? [strong(`${text.breaking}:`), ' '] : []),
    link(title, url === undefined ? undefined : address(url)),
    ...(description === undefined ? [] : [`: ${description}`]),
    ...(breaking ? [` ${text.whatToDo}: ${breaking.action}`] : []),
  ]
}

/** Changes under the headings of their kinds, what breaks first in each. */
export function byType(changes: readonly Change[], depth: 2 | 3, address: WriteAddress): RootContent[] {
  return types.flatMap((type) => {
    const members = changes.filter(({ data }) => data.type === type)
    const sorted = members.toSorted((a, b) => Number(b.data.breaking !== undefined) - Number(a.data.breaking !== undefined))
    return sorted.length > 0 ? [heading(depth, text.file.types[type]), list(sorted.map((change) => changeLine(change, address, true)))] : []
  })
}

function sectionsOf(change: Change, handbook: Message['handbook']): string {
  return printNodes(partsOf(change, handbook).sections.flatMap(sectionNodes), wholeAddress(handbook))
}

function head(change: Change, { handbook }: Message): string {
  const reach = reachOf(change, handbook).map((each) => ` · ${reachText(change, each, handbook)}`)
  return writeMarkdown([
    paragraph(strong(text.file.types[change.data.type]), ...reach),
    ...(change.description === undefined ? [] : [paragraph(change.description)]),
  ])
}

function headline({ subject, handbook }: Message): string {
  const isSaid = subject.kind === 'release' && (subject.entry.data.headline !== undefined || isBareRelease(subject.entry, handbook))
  const said = isSaid ? releaseSummary(subject.entry, handbook) : undefined
  return said === undefined ? '' : writeMarkdown([paragraph(said)])
}

function takenBack({ subject }: Message): RootContent {
  return subject.kind === 'entry'
    ? paragraph(strong(text.isWithdrawn), ' ', subject.entry.data.revisions?.at(-1)?.note ?? '')
    : paragraph(strong(text.isYanked), ' ', subject.entry.data.reason ?? '')
}

function releaseParts(release: Release, { handbook }: Message): RootContent[] {
  const address = wholeAddress(handbook)
  const changes = entriesOfRelease(handbook, release)
  const breaking = changes.filter(({ data }) => data.breaking !== undefined)
  const others = changes.filter(({ data }) => data.breaking === undefined)
  const issues = knownIssuesOf(release, handbook).map(({ text: fault, url }) => [link(fault, url)])
  return [
    ...(breaking.length > 0 ? [heading(2, text.breaking), list(breaking.map((change) => changeLine(change, address)))] : []),
    ...byType(others, 2, address),
    ...(issues.length > 0 ? [heading(2, words.releases.knownIssues), list(issues)] : []),
  ]
}
