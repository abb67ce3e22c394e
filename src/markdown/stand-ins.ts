/** Finds stand-ins such as `TODO: …` in a body, wherever readers would see them. */
import type { Nodes } from 'mdast'
import { findMarksInProse, isStandIn, mayHoldMark } from '../collections/fields/stand-in.ts'
import { attributeValues } from './attributes.ts'
import type { Range } from './document.ts'
import { findAttributes } from './tag.ts'

/** Returns ranges in text order, each from the mark to the end of its line. Code and comments are skipped. */
export function findBodyStandIns(root: Nodes, text: string): Range[] {
  return mayHoldMark(text) ? collectStandIns(root, text).sort((a, b) => a.start - b.start) : []
}

function collectStandIns(node: Nodes, text: string): Range[] {
  const within = 'children' in node ? node.children.flatMap((child) => collectStandIns(child, text)) : []
  switch (node.type) {
    case 'paragraph':
    case 'heading':
    case 'tableCell':
      return [...findMarks(textParts(node, text), endOf(node)), ...within]
    case 'html':
      return [...findMarks(htmlParts(startOf(node), text.slice(startOf(node), endOf(node))), endOf(node)), ...within]
    case 'image':
      return isStandIn(node.alt) ? [findValueRange(node.alt ?? '', startOf(node), text), ...within] : within
    case 'mdxJsxFlowElement':
    case 'mdxJsxTextElement': {
      const attributes = findAttributes(text, startOf(node))
      const marked = Object.entries(attributeValues(node.attributes)).flatMap(([name, value]) => {
        const range = attributes.get(name)?.value
        return isStandIn(value) && range ? [range] : []
      })
      return [...marked, ...within]
    }
    default:
      return within
  }
}

/** A piece of text as written, with its offset in the file. */
interface Part {
  text: string
  start: number
}

/** Returns the readable text of a block: code becomes `x`, tags are dropped. */
function textParts(node: Nodes, text: string): Part[] {
  const written = { text: text.slice(startOf(node), endOf(node)), start: startOf(node) }
  if (node.type === 'text') return [written]
  if (node.type === 'break') return [{ ...written, text: '\n' }]
  if (node.type === 'html' || node.type === 'footnoteReference') return []
  if ('children' in node) return node.children.flatMap((child) => textParts(child, text))
  return [{ ...written, text: 'x' }]
}

/** Returns the text between raw HTML tags. Each tag starts a new line. */
function htmlParts(start: number, html: string): Part[] {
  const blank = (hidden: string) => ' '.repeat(hidden.length)
  const shown = html.replace(/<!--[\s\S]*?-->|<(pre|code)\b[\s\S]*?<\/\1>/gi, blank)
  return [...shown.matchAll(/>([^<]+)/g)].map((match) => ({ text: `\n${match[1] ?? ''}`, start: start + match.index }))
}

function findMarks(parts: readonly Part[], end: number): Range[] {
  const whole = parts.map(({ text }) => text).join('')
  return findMarksInProse(whole).map((offset) => {
    const line = whole.slice(offset).search(/\r?\n|\r|$/)
    return { start: toFileOffset(parts, offset) ?? end, end: toFileOffset(parts, offset + line, true) ?? end }
  })
}

/** Maps an offset in the joined parts to the file, as a start or an end; undefined after the last part. */
function toFileOffset(parts: readonly Part[], offset: number, isEnd = false): number | undefined {
  let before = 0
  for (const { text, start } of parts) {
    const rest = offset - before
    if (isEnd ? rest <= text.length : rest < text.length) return start + (isEnd ? text.slice(0, rest).trimEnd().length : rest)
    before += text.length
  }
  return undefined
}

function findValueRange(value: string, start: number, text: string): Range {
  const at = text.indexOf(value, start)
  return at < 0 ? { start, end: start + 1 } : { start: at, end: at + value.length }
}

function startOf(node: Nodes): number {
  return node.position?.start.offset ?? 0
}

function endOf(node: Nodes): number {
  return node.position?.end.offset ?? startOf(node)
}
