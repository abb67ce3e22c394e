/** Lines of a calendar file (RFC 5545). Text is escaped and everything else is checked, so no value can end its line. */

/** A property with a text value. */
export function textLine(name: string, value: string): string {
  return fold(`${name}:${escapeText(value)}`)
}

/** A property with a token of the format: a date, a URL, a status. */
export function wordLine(name: string, value: string): string {
  if (!/^[\x21-\x7e]+$/.test(value)) throw new Error(`${JSON.stringify(value)} cannot be the value of ${name} in a calendar.`)
  return fold(`${name}:${value}`)
}

/** Escapes text for a property and drops characters that calendars can't hold. */
function escapeText(value: string): string {
  return (
    value
      .toWellFormed()
      .replace(/[\\;,]/g, '\\$&')
      .replace(/\r\n?|[\n\u2028\u2029]/g, '\\n')
      // biome-ignore lint/suspicious/noControlCharactersInRegex: these are the ones to remove
      .replace(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/g, '')
  )
}

/** Lines have at most 75 bytes and continue after a space on the next one. Characters aren't split. */
function fold(line: string): string {
  const parts: string[] = []
  let part = ''
  let size = 0
  for (const letter of line) {
    const bytes = Buffer.byteLength(letter)
    if (size + bytes > 75) {
      parts.push(part)
      part = ' '
      size = 1
    }
    part += letter
    size += bytes
  }
  return `${[...parts, part].join('\r\n')}\r\n`
}
