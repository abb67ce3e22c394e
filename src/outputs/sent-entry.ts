/** Entries for feeds, mails and notes, printed from the same value as their pages. */
import type { ElementContent } from 'hast'
import { pageOf } from '../collections/pages.ts'
import type { Entry } from '../graph/entry.ts'
import type { Handbook } from '../graph/handbook.ts'
import { plainNodes } from '../page/plain-nodes.ts'
import { printNodes } from '../page/print-markdown.ts'
import { printEntryAsBlocks, printEntryAsMarkdown } from '../page/printing.ts'
import { sentEntry } from '../page/sent-entry.ts'
import { toAbsoluteUrl } from './markdown/entry.ts'

/** Top-level elements of plain HTML, with line breaks between head, body and sections. */
export function sentBlocks(entry: Entry, handbook: Handbook): ElementContent[] {
  const { head, sections } = sentEntry({ entry, parts: pageOf(entry, handbook) })
  const address = toAbsoluteUrl(handbook)
  const parts = [plainNodes(head, address), printEntryAsBlocks(entry, handbook), plainNodes(sections, address)]
  return parts
    .filter((part) => part.length > 0)
    .flatMap((part, index) => (index > 0 ? [{ type: 'text', value: '\n' } as const, ...part] : part))
}

/** Markdown; ends with a line break. */
export function sentMarkdown(entry: Entry, handbook: Handbook): string {
  const { head, sections } = sentEntry({ entry, parts: pageOf(entry, handbook) })
  const address = toAbsoluteUrl(handbook)
  const parts = [printNodes(head, address), printEntryAsMarkdown(entry, handbook), printNodes(sections, address)]
  return parts.filter((part) => part.trim() !== '').join('\n')
}
