/** Explains invalid JSON exports. They aren't repaired by hand, but exported again. */
import json5 from 'json5'
import type { YamlFault } from './yaml-slips.ts'

const again = 'Make the export again.'

/** Returns where and how a text isn't JSON. */
export function jsonFault(text: string): YamlFault {
  const end = text.trimEnd().length
  if (end === 0) return { start: 0, end: 0, says: 'This export is empty.', hint: again }
  if (/^\s*</.test(text))
    return at(text.search(/\S/), 'This is a page of HTML, not an export.', 'Log in to the tracker, and make the export again.')
  const offset = offsetOfFault(text)
  if (offset === undefined) return at(end - 1, 'This is not JSON as a program writes it: somebody has edited it.', again)
  if (offset >= end || text.slice(offset).trim() === '') return at(end - 1, 'This export breaks off here: it is not whole.', again)
  if (/^[[{]/.test(text.slice(offset)) && /[\]}]\s*$/.test(text.slice(0, offset)))
    return at(
      offset,
      'A second list begins here; an export holds one.',
      'Make the export again as one list, or put each list in a file of its own.',
    )
  return at(offset, `This export is broken here: ${JSON.stringify(text.slice(offset, offset + 12).split('\n')[0])} is no JSON.`, again)
}

function at(start: number, says: string, hint: string): YamlFault {
  return { start, end: start + 1, says, hint }
}

/** Returns undefined for JSON5, such as JSON with comments or single quotes. */
function offsetOfFault(text: string): number | undefined {
  try {
    json5.parse(text)
    return undefined
  } catch (error) {
    const { lineNumber = 1, columnNumber = 1, message } = error as { lineNumber?: number; columnNumber?: number; message: string }
    if (/end of input/.test(message)) return text.length
    const lines = text.split(/\r\n|[\n\r\u2028\u2029]/)
    let offset = 0
    for (const line of lines.slice(0, lineNumber - 1)) offset += line.length + (text.startsWith('\r\n', offset + line.length) ? 2 : 1)
    return offset + columnNumber - 1
  }
}
