/** Makes text safe for terminals: content, file names and commits can contain escape codes that move the cursor or hide text. */

/**
 * - ASCII and Latin-1 control characters, including ESC and DEL; line breaks and tabs are handled below.
 * - Line and paragraph separators.
 * - Bidirectional controls, which make text look different from what it is.
 */
const controls = '\\u0000-\\u0008\\u000B\\u000C\\u000E-\\u001F\\u007F-\\u009F\\u2028\\u2029\\u202A-\\u202E\\u2066-\\u2069'

const inText = new RegExp(`[${controls}]|\\r(?!\\n)`, 'g')
const inLine = new RegExp(`[${controls}\\t\\n\\r]`, 'g')

/** Escapes text of several lines: control characters become `\u001b`, except line breaks and tabs. In JSON, the value stays the same. */
export function escapeControls(text: string): string {
  return text.replace(inText, escapeCharacter)
}

/** Escapes a name or value in a report: line breaks and tabs too, so that no value can fake a line. */
export function escapeLine(text: string): string {
  return text.replace(inLine, escapeCharacter)
}

function escapeCharacter(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`
}
