/** Entries and releases as Markdown for people who read them apart from the site. */
import { broadcastText as text } from '../../words/broadcast.ts'
import { writeMarkdown } from '../../markdown/markdown-printer.ts'
import { link, paragraph, strong } from '../../markdown/mdast.ts'
import { sentMarkdown } from '../sent-entry.ts'
import { addressOf, correctionLine, type Message, readOn } from './message.ts'

/** What is told, without the title and the link to the page. Ends with a line break. */
export function notesOf(message: Message): string {
  const correction = correctionLine(message)
  const before = correction === undefined ? '' : writeMarkdown([paragraph(strong(correction))])
  return [before, sentMarkdown(message.subject.entry, message.handbook)].filter((part) => part.trim() !== '').join('\n')
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
