/** Writes plain text as Markdown. */
import type { RootContent } from 'mdast'
import { list, paragraph } from '../../markdown/mdast.ts'
import { writeMarkdown } from '../../markdown/markdown-printer.ts'

/** Plain text as Markdown that says the same: what looks like markup is escaped. */
export function asMarkdown(text: string): string {
  const blocks = text.split(/\n\s*\n/).filter((block) => block.trim() !== '')
  return writeMarkdown(blocks.flatMap(blockAsMarkdown)).trimEnd()
}

const bullet = /^\s*(?:[-*•–]|\d{1,3}[.)])\s+/

/** A paragraph, or one followed by a list. */
function blockAsMarkdown(block: string): RootContent[] {
  const parts: { isItem: boolean; text: string }[] = []
  for (const line of block.split('\n')) {
    const last = parts.at(-1)
    if (bullet.test(line)) parts.push({ isItem: true, text: line.replace(bullet, '') })
    else if (last) last.text += ` ${line.trim()}`
    else parts.push({ isItem: false, text: line.trim() })
  }
  const items = parts.filter(({ isItem }) => isItem).map((part) => [part.text])
  return [...parts.filter(({ isItem }) => !isItem).map((part) => paragraph(part.text)), ...(items.length > 0 ? [list(items)] : [])]
}
