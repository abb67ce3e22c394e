/** An entry as it's sent, in feeds, mails and notes: made from the value that its page is made from. */
import type { ElementContent } from 'hast'
import { pageOf } from '../collections/pages.ts'
import type { Entry } from '../graph/entry.ts'
import type { Handbook } from '../graph/handbook.ts'
import { plainNodes } from '../page/plain-nodes.ts'
import { printNodes } from '../page/print-markdown.ts'
import { printEntryAsBlocks, printEntryAsMarkdown } from '../page/printing.ts'
import { sentEntry } from '../page/sent-entry.ts'
import { wholeAddress } from './markdown/entry.ts'

/** Blocks of plain HTML, with a line break between the parts. */
export function sentBlocks(entry: Entry, handbook: Handbook): ElementContent[] {
  const { head, sections } = sentEntry({ entry, parts: pageOf(entry, handbook) })
  const address = wholeAddress(handbook)
  const parts = [plainNodes(head, address), printEntryAsBlocks(entry, handbook), plainNodes(sections, address)]
  return parts
    .filter((part) => part.length > 0)
    .flatMap((part, index) => (index > 0 ? [{ type: 'text', value: '\n' } as const, ...part] : part))
}

/** Markdown; ends with a line break. */
export function sentMarkdown(entry: Entry, handbook: Handbook): string {
  const { head, sections } = sentEntry({ entry, parts: pageOf(entry, handbook) })
  const address = wholeAddress(handbook)
  const parts = [printNodes(head, address), printEntryAsMarkdown(entry, handbook), printNodes(sections, address)]
  return parts.filter((part) => part.trim() !== '').join('\n')
}
