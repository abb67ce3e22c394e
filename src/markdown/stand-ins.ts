/** Finds what is still to be written in a body: marks such as `TODO: …`, wherever a reader would see them. */
import type { Nodes } from 'mdast'
import { findMarksInProse, isStandIn, mayHoldMark } from '../collections/fields/stand-in.ts'
import { attributeValues } from './attributes.ts'
import type { Range } from './document.ts'
import { findAttributes } from './tag.ts'

/** In the order of the text; each from its mark to the end of its line. Code and comments are passed over. */
export function findBodyStandIns(root: Nodes, text: string): Range[] {
  return mayHoldMark(text) ? standInsIn(root, text).sort((a, b) => a.start - b.start) : []
}

function standInsIn(node: Nodes, text: string): Range[] {
  const within = 'children' in node ? node.children.flatMap((child) => standInsIn(child, text)) : []
  switch (node.type) {
    case 'paragraph':
    case 'heading':
    case 'tableCell':
      return [...marksIn(textParts(node, text), endOf(node)), ...within]
    case 'html':
      return [...marksIn(htmlParts(startOf(node), text.slice(startOf(node), endOf(node))), endOf(node)), ...within]
    case 'image':
      return isStandIn(node.alt) ? [rangeOfValue(node.alt ?? '', startOf(node), text), ...within] : within
    case 'mdxJsxFlowElement':
    case 'mdxJsxTextElement': {
      const places = findAttributes(text, startOf(node))
      const marked = Object.entries(attributeValues(node.attributes)).flatMap(([name, value]) => {
        const place = places.get(name)?.value
        return isStandIn(value) && place ? [place] : []
      })
      return [...marked, ...within]
    }
    default:
      return within
  }
}

/** A piece of text as it is written, and its place in the file. */
interface Part {
  text: string
  start: number
}

/** The text of a block without what only looks like it: code is blotted out, tags are nothing. */
function textParts(node: Nodes, text: string): Part[] {
  const written = { text: text.slice(startOf(node), endOf(node)), start: startOf(node) }
  if (node.type === 'text') return [written]
  if (node.type === 'break') return [{ ...written, text: '\n' }]
  if (node.type === 'html' || node.type === 'footnoteReference') return []
  if ('children' in node) return node.children.flatMap((child) => textParts(child, text))
  return [{ ...written, text: 'x' }]
}

/** The text between the tags of raw HTML; each tag begins a line of its own. */
function htmlParts(start: number, html: string): Part[] {
  const blank = (hidden: string) => ' '.repeat(hidden.length)
  const shown = html.replace(/<!--[\s\S]*?-->|<(pre|code)\b[\s\S]*?<\/\1>/gi, blank)
  return [...shown.matchAll(/>([^<]+)/g)].map((match) => ({ text: `\n${match[1] ?? ''}`, start: start + match.index }))
}

function marksIn(parts: readonly Part[], end: number): Range[] {
  const whole = parts.map(({ text }) => text).join('')
  return findMarksInProse(whole).map((offset) => {
    const line = whole.slice(offset).search(/\r?\n|\r|$/)
    return { start: placeOf(parts, offset) ?? end, end: placeOf(parts, offset + line, true) ?? end }
  })
}

/** Where in the file a text begins, or ends, that has this offset when the parts are put together; undefined behind the last of them. */
function placeOf(parts: readonly Part[], offset: number, isEnd = false): number | undefined {
  let before = 0
  for (const { text, start } of parts) {
    const rest = offset - before
    if (isEnd ? rest <= text.length : rest < text.length) return start + (isEnd ? text.slice(0, rest).trimEnd().length : rest)
    before += text.length
  }
  return undefined
}

function rangeOfValue(value: string, start: number, text: string): Range {
  const at = text.indexOf(value, start)
  return at < 0 ? { start, end: start + 1 } : { start: at, end: at + value.length }
}

function startOf(node: Nodes): number {
  return node.position?.start.offset ?? 0
}

function endOf(node: Nodes): number {
  return node.position?.end.offset ?? startOf(node)
}
