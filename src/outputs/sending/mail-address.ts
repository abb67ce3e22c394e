/** Mail addresses in settings. */
import { createHash } from 'node:crypto'

const plain = /^[^\s<>()[\]:;,@"\\]+@[a-z\d]([a-z\d.-]*[a-z\d])?$/iu

/** The address alone of `name@example.com` or `Name <name@example.com>`; undefined if it's anything else. */
export function parseAddress(text: string): string | undefined {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: a line break would start another header
  if (/[\u0000-\u001f\u007f]/.test(text)) return undefined
  const [, inBrackets] = /^[^<>]*<([^<>]+)>$/.exec(text.trim()) ?? []
  const address = (inBrackets ?? text).trim()
  return plain.test(address) ? address : undefined
}

/** Identifies a recipient within one sending. It isn't the same for another, so recipients can't be followed through the ledger. */
export function recipientKey(address: string, scope: string): string {
  return createHash('sha256').update(`${scope}\n${address.toLowerCase()}`).digest('hex').slice(0, 16)
}

/** Enough to recognise an address, not to write to it. */
export function shortenAddress(address: string): string {
  const at = address.lastIndexOf('@')
  return `${Array.from(address)[0] ?? ''}…${address.slice(at)}`
}
