/** `broadcasts.yaml`: a line for each message that was sent, added so that what stands there keeps its form and its comments. */
import { isSeq, parseDocument, stringify } from 'yaml'
import type { Sending } from '../model/broadcast.ts'

/** The text of the ledger with one sending more; undefined if what is there is no list. */
export function withSending(ledger: string, sending: Sending): string | undefined {
  const document = parseDocument(ledger, { logLevel: 'error' })
  if (document.errors.length > 0 || !(document.contents === null || isSeq(document.contents))) return undefined
  const before = isSeq(document.contents) ? document.contents.items.length : 0
  const lineBreak = ledger.includes('\r\n') ? '\r\n' : '\n'
  const indent = /^( *)- /m.exec(ledger)?.[1] ?? ''
  const line = stringify([sending], { lineWidth: 0 })
    .replace(/^(?=.)/gm, indent)
    .replaceAll('\n', lineBreak)
  const plain = before === 0 ? ledger.replace(/^\[\s*\][ \t]*$/m, '') : ledger
  const text = plain.trim() === '' ? line : plain + (plain.endsWith('\n') ? '' : lineBreak) + line
  if (countOf(text) === before + 1) return text
  // A list in brackets, or one with an end mark, cannot be added to as text.
  if (!isSeq(document.contents)) return undefined
  document.addIn([], sending)
  return String(document)
}

function countOf(text: string): number | undefined {
  const { contents, errors } = parseDocument(text, { logLevel: 'error' })
  return errors.length === 0 && isSeq(contents) ? contents.items.length : undefined
}
