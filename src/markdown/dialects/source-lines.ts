/** Splits a text into lines, and distinguishes code from text as well as possible without parsing. */
import type { Line } from './dialect.ts'

/** A code fence, after blockquote and list markers. */
const fence = /^[ \t>]*(?:(?:[-+*]|\d{1,9}[.)])[ \t]+)*(`{3,}(?=[^`]*$)|~{3,})/

/** Starts a block that following indented lines belong to. */
const containerStart = /^[ \t>]*(?:[-+*][ \t]|\d{1,9}[.)][ \t]|!!!|\?\?\?|===|\[\^|:[ \t])/

/** MDX has no indented code. */
export function splitLines(text: string, isMdx: boolean): Line[] {
  const lines: Line[] = []
  // Whether an indented line would belong to a list or similar, and whether a new block may begin.
  let isInContainer = isMdx
  let canStartBlock = true
  let open: { closing: RegExp; isQuoted: boolean } | undefined
  for (let start = 0; start < text.length; ) {
    const next = text.indexOf('\n', start)
    const limit = next < 0 ? text.length : next
    const end = text.charAt(limit - 1) === '\r' && limit > start ? limit - 1 : limit
    let begin = start
    while (begin < end && (text.charAt(begin) === ' ' || text.charAt(begin) === '\t')) begin++
    const written = text.slice(start, end)
    // A fence in a blockquote ends with it.
    if (open?.isQuoted && text.charAt(begin) !== '>') open = undefined
    const isBlank = begin >= end
    const isIndented = countColumns(text, start, begin) >= 4
    if (!isMdx && !isBlank && !open) {
      if ((!isIndented || isInContainer) && containerStart.test(written)) isInContainer = true
      else if (begin === start) isInContainer = false
    }
    const isIndentedCode = !isBlank && isIndented && !isInContainer && canStartBlock && !open
    if (!isIndentedCode) canStartBlock = isBlank
    if (isIndentedCode) {
      lines.push({ start, end, begin, isCode: true })
      start = limit + 1
      continue
    }
    const isCode = open !== undefined
    if (open) open = open.closing.test(written) ? undefined : open
    else open = findBlockOpening(written, isMdx)
    lines.push({ start, end, begin, isCode: isCode || open !== undefined })
    start = limit + 1
  }
  return lines
}

/** Returns the fence or comment that a line opens and doesn't close. */
function findBlockOpening(line: string, isMdx: boolean): { closing: RegExp; isQuoted: boolean } | undefined {
  const isQuoted = /^\s*>/.test(line)
  const mark = fence.exec(line)?.[1]
  if (mark) return { closing: new RegExp(`^[ \\t>]*${mark.charAt(0) === '`' ? '`' : '~'}{${mark.length},}[ \\t]*$`), isQuoted }
  if (/^[ \t>]*<!--(?!.*-->)/.test(line)) return { closing: /-->/, isQuoted }
  if (isMdx && /^[ \t>]*\{\/\*(?!.*\*\/)/.test(line)) return { closing: /\*\//, isQuoted }
  return undefined
}

/** Counts the columns of white space between two offsets. Tab stops are at multiples of four. */
export function countColumns(text: string, start: number, end: number, from = 0): number {
  let column = from
  for (let at = start; at < end; at++) column = text.charAt(at) === '\t' ? column + 4 - (column % 4) : column + 1
  return column - from
}
