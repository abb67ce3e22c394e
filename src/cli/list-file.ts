/** Adds to a data file that holds a list, so that what stands there keeps its form and its comments. */
import { isSeq, parseDocument, stringify } from 'yaml'

/** The text of the file with one item more; undefined if what is there is no list. */
export function withItem(list: string, item: Readonly<Record<string, unknown>>): string | undefined {
  const document = parseDocument(list, { logLevel: 'error' })
  if (document.errors.length > 0 || !(document.contents === null || isSeq(document.contents))) return undefined
  const before = isSeq(document.contents) ? document.contents.items.length : 0
  const lineBreak = list.includes('\r\n') ? '\r\n' : '\n'
  const indent = /^( *)- /m.exec(list)?.[1] ?? ''
  const line = stringify([item], { lineWidth: 0 })
    .replace(/^(?=.)/gm, indent)
    .replaceAll('\n', lineBreak)
  const plain = before === 0 ? list.replace(/^\[\s*\][ \t]*$/m, '') : list
  const text = plain.trim() === '' ? line : plain + (plain.endsWith('\n') ? '' : lineBreak) + line
  if (countOf(text) === before + 1) return text
  // A list in brackets, or one with an end mark, cannot be added to as text.
  if (!isSeq(document.contents)) return undefined
  document.addIn([], item)
  return String(document)
}

function countOf(text: string): number | undefined {
  const { contents, errors } = parseDocument(text, { logLevel: 'error' })
  return errors.length === 0 && isSeq(contents) ? contents.items.length : undefined
}
