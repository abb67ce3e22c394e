/** The text of a file that may become an insight. */

/** The source can't become an insight. */
export class NoInsightError extends Error {}

/** Decodes UTF-8, or UTF-16 with its mark. */
export function decodeText(bytes: Uint8Array): string {
  const [first, second] = bytes
  const encoding = first === 0xff && second === 0xfe ? 'utf-16le' : first === 0xfe && second === 0xff ? 'utf-16be' : 'utf-8'
  if (encoding === 'utf-8' && bytes.includes(0))
    throw new NoInsightError('It is a binary file. Give an email (.eml) or a text; most email programs can save a message as .eml.')
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes)
  } catch {
    throw new NoInsightError('It is neither UTF-8 nor an email. Save it as UTF-8.')
  }
}

/** Headers that only emails have; two of them make an email. */
const usualHeaders = /^(?:from|to|subject|date|message-id|received|mime-version|return-path|delivered-to|reply-to|content-type):/gim

/** Whether a text looks like an email as it was sent. */
export function isEmail(text: string): boolean {
  const [head = ''] = text.replace(/^\uFEFF?(?:From \S.*\r?\n)?/, '').split(/\r?\n\r?\n/, 1)
  const names = new Set([...head.matchAll(usualHeaders)].map(([name]) => name.toLowerCase()))
  return /^[!-9;-~]+:/.test(head) && names.size >= 2
}
