/** Text that is safe to print on a terminal: content, file names and commits can hold codes that move the cursor or hide what is there. */

/**
 * - Controls of ASCII and Latin-1, ESC and DEL among them; line ends, tabs and the colours of this program are dealt with below.
 * - Separators of lines and paragraphs.
 * - Marks that change the direction of writing, so that text reads otherwise than it is.
 */
const controls = '\\u0000-\\u0008\\u000B\\u000C\\u000E-\\u001F\\u007F-\\u009F\\u2028\\u2029\\u202A-\\u202E\\u2066-\\u2069'

const inText = new RegExp(`[${controls}]|\\r(?!\\n)`, 'g')
const inLine = new RegExp(`[${controls}\\t\\n\\r]`, 'g')

/** Several lines: line ends and tabs stay, everything else is written as `\u001b`. In JSON that's the same value. */
export function escapeControls(text: string): string {
  return text.replace(inText, codeOf)
}

/** One line, for a name or a value in a report: line ends and tabs are written as `\u000a` too, so that no value makes a line of its own. */
export function escapeLine(text: string): string {
  return text.replace(inLine, codeOf)
}

function codeOf(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`
}
