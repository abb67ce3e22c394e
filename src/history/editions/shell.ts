/** The frame that all closed pages have: a page that Astro renders with marks, and text is put in the place of each. */

/** What is put in: HTML, or text that is escaped already. */
export const shellParts = ['title', 'description', 'address', 'nav', 'foot', 'edition', 'day', 'dayInWords', 'page'] as const
export type ShellPart = (typeof shellParts)[number]

/** The mark of a part, as the frame is rendered with it. */
export function shellMark(part: ShellPart): string {
  return `%%${part}%%`
}

export type Shell<P extends ShellPart = ShellPart> = (values: Readonly<Record<P, string>>) => string

/** The parts of frames whose pages are of today. */
export const todaysParts = ['title', 'description', 'page'] as const satisfies readonly ShellPart[]

/** Reads a rendered frame. */
export function shellOf(html: string): Shell
export function shellOf<P extends ShellPart>(html: string, parts: readonly P[]): Shell<P>
export function shellOf(html: string, parts: readonly ShellPart[] = shellParts): Shell {
  const marks = new RegExp(`%%(${parts.join('|')})%%`)
  // Every second piece is the name of a part.
  const pieces = html.split(marks)
  const missing = parts.filter((part) => !pieces.some((piece, index) => index % 2 === 1 && piece === part))
  if (missing.length > 0) throw new Error(`The frame of closed pages lacks ${missing.map(shellMark).join(', ')}.`)
  return (values) => pieces.map((piece, index) => (index % 2 === 1 ? values[piece as ShellPart] : piece)).join('')
}
