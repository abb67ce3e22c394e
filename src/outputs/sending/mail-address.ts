/** Mail addresses in settings. */
import { createHash } from 'node:crypto'
import { domainToASCII } from 'node:url'

/** A name in quotes may have any character. */
const quoted = String.raw`"(?:[^"\\]|\\.)*"`
const named = new RegExp(`^(?:${quoted}|[^<>"]*)\\s*<([^<>]+)>$`)
const local = /^[^\s<>()[\]:;,@"\\]+$/u
const domain = /^[a-z\d]([a-z\d.-]*[a-z\d])?$/

/** The address alone of `name@example.com` or `Name <name@example.com>`; undefined if it's anything else. */
export function parseAddress(text: string): string | undefined {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: a line break would start another header
  if (/[\u0000-\u001f\u007f]/.test(text)) return undefined
  const address = (named.exec(text.trim())?.[1] ?? text).trim()
  const at = address.lastIndexOf('@')
  const host = domainToASCII(address.slice(at + 1))
  return at > 0 && local.test(address.slice(0, at)) && domain.test(host) ? `${address.slice(0, at)}@${host}` : undefined
}

/** The parts of a list, which commas, semicolons or line breaks separate. */
export function splitAddresses(text: string): string[] {
  const parts = text.match(new RegExp(`(?:${quoted}|[^,;\\n"]|")+?(?=[,;\\n]|$)`, 'g')) ?? []
  return parts.map((part) => part.trim()).filter((part) => part !== '')
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
