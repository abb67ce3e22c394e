/** Puts what has no counterpart into comments: nothing is lost, and readers don't see it. */

/** Returns a comment in the form of Markdown or MDX. */
export function comment(text: string, isMdx: boolean): string {
  const inside = text.trim()
  return isMdx ? `{/* ${inside.replaceAll('*/', '* /')} */}` : `<!-- ${inside.replaceAll('--', '- -')} -->`
}

/** Shortens a piece of text to one line of 60 characters. */
export function clip(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim()
  return line.length > 60 ? `${line.slice(0, 59)}…` : line
}
