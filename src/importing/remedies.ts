/** What becomes of a problem that the check finds in an imported page. */
import type { Edit } from '../markdown/dialects/edits.ts'
import type { Problem } from '../problems/problem.ts'
import { clip, comment } from './comments.ts'
import { bodyOffset, type PlannedEntry } from './plan.ts'
import { show } from './page-head.ts'
import { elementEnd, innermost, isAttribute, isInAddress, type Place, rangeOf, tagAround, tagClose } from './surroundings.ts'
import { type Found, unlink } from './unlink.ts'

export interface Remedy {
  /** In the body. */
  edits: Edit[]
  /** Source line. */
  line?: number | undefined
  /** What was done, as a sentence. */
  text: string
  /** A key to leave out of the front matter. */
  key?: string
}

/** `text` is the whole file. Undefined if nothing is to be done, or nothing can be. */
export function findRemedy(entry: PlannedEntry, text: string, problem: Problem): Remedy | undefined {
  const lines = text.split('\n')
  const offsetOf = (line: number, column: number) => lines.slice(0, line - 1).reduce((sum, each) => sum + each.length + 1, 0) + column - 1
  const start = bodyOffset(entry, offsetOf(problem.line, problem.column))
  const end = bodyOffset(entry, offsetOf(problem.endLine, problem.endColumn))
  if (problem.severity === 'warning' && !/^(?:template-leftover|link-placeholder)$/.test(problem.code)) return undefined
  if (start < 0) return dropKey(entry, lines, problem)
  const body = entry.body.text
  const isMdx = /\.mdx$/.test(entry.path)
  const found = remedyBody({ body, isMdx, start, end, problem })
  return found && { edits: found.edits, line: entry.body.lineAt(start), text: found.text }
}

function dropKey(entry: PlannedEntry, lines: readonly string[], { line, message }: Problem): Remedy | undefined {
  for (let index = line - 1; index >= 0; index--) {
    const key = /^["']?([^\s"':#-][^"':]*)["']?:/.exec(lines[index] ?? '')?.[1]
    if (key === undefined) continue
    const value = entry.head.values()[key]
    return value === undefined ? undefined : { edits: [], key, text: `"${key}: ${show(value)}" is left out: ${message}` }
  }
  return undefined
}

function remedyBody(place: Place): Found | undefined {
  const { body, isMdx, start, end, problem } = place
  const written = body.slice(start, end)
  const inComment = (from: number, to: number): Found => ({
    edits: [{ start: from, end: to, text: comment(body.slice(from, to), isMdx) }],
    text: `"${clip(body.slice(from, to))}" has no counterpart; it is kept as a comment.`,
  })
  switch (problem.code) {
    case 'link-missing':
    case 'link-placeholder':
    case 'image-missing':
    case 'file-type-refused':
      return unlink(place)
    case 'anchor-missing':
      if (!written.startsWith('#') || /[(<"'\s]/.test(body.charAt(start - 1))) return unlink(place)
      return { edits: [{ start, end, text: '' }], text: `The anchor "${written}" is left out: ${problem.message}` }
    case 'template-leftover': {
      if (/ is (?:a list of attributes|a size|an icon|a role|a table of contents) of /.test(problem.message))
        return { edits: [{ start, end, text: '' }], text: `"${clip(written)}" is left out: it has no counterpart.` }
      if (!/ is (?:a tag|a directive|an include|an abbreviation) of |an? (?:im|ex)port of code/.test(problem.message)) return undefined
      if (innermost(place, ['link', 'image', 'definition']) && isInAddress(place)) return unlink(place)
      // A comment can't be inside a tag.
      const tag = tagAround(body, start)
      return tag === undefined ? inComment(start, end) : inComment(tag, tagClose(body, tag))
    }
    case 'block-unclosed':
      return closeBlock(place)
    case 'html-unsafe': {
      const attribute = /^on[a-z]+/i.test(written)
        ? /^on\w+(?:\s*=\s*(?:"[^"]*"|'[^']*'|\{[^}]*\}|[^\s>]+))?/i.exec(body.slice(start))?.[0]
        : undefined
      if (attribute !== undefined)
        return {
          edits: [{ start, end: start + attribute.length, text: '' }],
          text: `The attribute "${clip(attribute)}" is left out, as it runs code.`,
        }
      if (!written.startsWith('<')) return unlink(place)
      const close = elementEnd(body, start)
      // A player of another host becomes a link, if its address is known.
      const address = /"\[[^\]]*\]\((https:[^)\s]+)\)"/.exec(problem.hint ?? '')?.[1] ?? sourceOf(body.slice(start, tagClose(body, start)))
      if (address === undefined) return inComment(start, close)
      return {
        edits: [{ start, end: close, text: `[${address}](${address})` }],
        text: `"${clip(body.slice(start, close))}" becomes a link.`,
      }
    }
    case 'html-hidden':
      return inComment(start, elementEnd(body, start))
    case 'code-in-content':
      if (/^\s*(?:import|export|\{)/.test(written) && !isAttribute(place)) return inComment(start, end)
      return unwrap(place)
    case 'stand-in-left':
      return { edits: inComment(start, end).edits, text: `"${clip(written)}" is still to be written; it is kept as a comment.` }
    case 'component-unknown':
    case 'component-prop':
    case 'component-misplaced':
      return unwrap(place)
    default:
      return undefined
  }
}

/** Ends a block where it ends without a mark, or where the code in it has ended. */
function closeBlock({ body, start, problem }: Place): Found | undefined {
  const mark = /^Write (?:a line )?"([`~]+|-->)"/.exec(problem.hint ?? '')?.[1]
  if (mark === undefined) return undefined
  if (/rest of the page/.test(problem.message)) {
    const text = `${body.endsWith('\n') ? '' : '\n'}${mark}\n`
    return { edits: [{ start: body.length, end: body.length, text }], text: `${problem.message} It is closed at the end.` }
  }
  // A block that shows a fence: both of its own fences become longer.
  const sign = mark.charAt(0)
  const from = body.lastIndexOf('\n', start) + 1
  const fence = new RegExp(`^[ \\t]*(${sign}{3,})[ \\t]*(.*)$`, 'gm')
  fence.lastIndex = from
  const longer = (at: number, line: string) => ({ start: at + line.indexOf(sign), end: at + line.indexOf(sign), text: sign })
  let depth = 0
  for (let match = fence.exec(body), first = match; match && first; match = fence.exec(body)) {
    depth += match[2] === '' ? -1 : 1
    if (depth > 0) continue
    return {
      edits: [longer(first.index, first[0]), longer(match.index, match[0])],
      text: 'The code that begins here shows other code, so its own marks are longer now.',
    }
  }
  return undefined
}

/** The web address that a frame shows. */
function sourceOf(tag: string): string | undefined {
  const address = /\ssrc=(["'])(https:\/\/[^"'\s()[\]]+)\1/i.exec(tag)?.[2]
  return /^<(?:iframe|embed)\b/i.test(tag) ? address : undefined
}

/** Puts the tags of a component in comments, and keeps its content. */
function unwrap(place: Place): Found | undefined {
  const { body, isMdx } = place
  const node = innermost(place, ['mdxJsxFlowElement', 'mdxJsxTextElement'])
  if (!node) return undefined
  const { from, to } = rangeOf(node)
  const open = tagClose(body, from)
  const close = /<\/[\w.]*\s*>$/.exec(body.slice(from, to))
  const tag = body.slice(from, open)
  const edits: Edit[] = [{ start: from, end: open, text: comment(tag, isMdx) }]
  if (close && from + close.index >= open) edits.push({ start: from + close.index, end: to, text: comment(close[0], isMdx) })
  return { edits, text: `"${clip(tag)}" has no counterpart; its content stays, and the tag is kept as a comment.` }
}
