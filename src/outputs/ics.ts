/** Lines of a calendar file (RFC 5545). No value can end its line: text is escaped, and everything else is checked. */

/** A property whose value is text. */
export function textLine(name: string, value: string): string {
  return fold(`${name}:${escapeText(value)}`)
}

/** A property whose value is a word of the format: a day, an address, a status. */
export function wordLine(name: string, value: string): string {
  if (!/^[\x21-\x7e]+$/.test(value)) throw new Error(`${JSON.stringify(value)} cannot be the value of ${name} in a calendar.`)
  return fold(`${name}:${value}`)
}

/** Text as it stands in a property; what no calendar can hold is left out. */
function escapeText(value: string): string {
  return (
    value
      .toWellFormed()
      .replace(/[\\;,]/g, '\\$&')
      .replace(/\r\n?|[\n\u2028\u2029]/g, '\\n')
      // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what has to go
      .replace(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/g, '')
  )
}

/** A line has 75 bytes at most; it goes on after a space in the next one, and no letter is cut. */
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
