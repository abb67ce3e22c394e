/** Appends to a data file that holds a list, preserving format and comments. */
import { isSeq, parseDocument, stringify } from 'yaml'

/** Return the file's text with the item appended, or undefined if the file doesn't hold a list. */
export function appendItem(list: string, item: Readonly<Record<string, unknown>>): string | undefined {
  const document = parseDocument(list, { logLevel: 'error' })
  if (document.errors.length > 0 || !(document.contents === null || isSeq(document.contents))) return undefined
  const countBefore = isSeq(document.contents) ? document.contents.items.length : 0
  const lineBreak = list.includes('\r\n') ? '\r\n' : '\n'
  const indent = /^( *)- /m.exec(list)?.[1] ?? ''
  const line = stringify([item], { lineWidth: 0 })
    .replace(/^(?=.)/gm, indent)
    .replaceAll('\n', lineBreak)
  const plain = countBefore === 0 ? list.replace(/^\[\s*\][ \t]*$/m, '') : list
  const text = plain.trim() === '' ? line : plain + (plain.endsWith('\n') ? '' : lineBreak) + line
  if (countItems(text) === countBefore + 1) return text
  if (!isSeq(document.contents)) return undefined
  const inBrackets = document.contents.flow ? appendInBrackets(list, document.contents.range?.[1] ?? 0, countBefore, item) : undefined
  if (inBrackets !== undefined && countItems(inBrackets) === countBefore + 1) return inBrackets
  // A list with an end marker, for instance, can't be extended as text.
  document.addIn([], item)
  return String(document)
}

/** Insert before the list's closing bracket, which ends at `end`. */
function appendInBrackets(list: string, end: number, count: number, item: Readonly<Record<string, unknown>>): string {
  const head = list.slice(0, end - 1).trimEnd()
  const written = stringify(item, { collectionStyle: 'flow', lineWidth: 0 }).trimEnd()
  return `${head}${count === 0 ? '' : head.endsWith(',') ? ' ' : ', '}${written}${list.slice(head.length)}`
}

function countItems(text: string): number | undefined {
  const { contents, errors } = parseDocument(text, { logLevel: 'error' })
  return errors.length === 0 && isSeq(contents) ? contents.items.length : undefined
}
