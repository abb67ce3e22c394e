/** Entries and releases as Markdown for readers outside the site. */
import { broadcastText as text } from '../../words/broadcast.ts'
import { writeMarkdown } from '../../markdown/markdown-printer.ts'
import { link, paragraph, strong } from '../../markdown/mdast.ts'
import { sentMarkdown } from '../sent-entry.ts'
import { messageUrl, correctionLine, type Message, linkLabel } from './message.ts'

/** The notes without the title and the link to the page. Ends with a line break. */
export function makeNotes(message: Message): string {
  const correction = correctionLine(message)
  const before = correction === undefined ? '' : writeMarkdown([paragraph(strong(correction))])
  return [before, sentMarkdown(message.subject.entry, message.handbook)].filter((part) => part.trim() !== '').join('\n')
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
