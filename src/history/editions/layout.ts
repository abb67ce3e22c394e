/** The frame that all closed pages have: a page that Astro renders with marks, and text is put in the place of each. */

/** What is put in: HTML, or text that is escaped already. */
export const layoutParts = ['title', 'description', 'address', 'nav', 'foot', 'edition', 'day', 'dayInWords', 'page'] as const
export type LayoutPart = (typeof layoutParts)[number]

/** The mark of a part, as the frame is rendered with it. */
export function layoutMark(part: LayoutPart): string {
  return `%%${part}%%`
}

export type PageLayout<P extends LayoutPart = LayoutPart> = (values: Readonly<Record<P, string>>) => string

/** The parts of frames whose pages are of today. */
export const todaysParts = ['title', 'description', 'page'] as const satisfies readonly LayoutPart[]

/** Reads a rendered frame. */
export function readLayout(html: string): PageLayout
export function readLayout<P extends LayoutPart>(html: string, parts: readonly P[]): PageLayout<P>
export function readLayout(html: string, parts: readonly LayoutPart[] = layoutParts): PageLayout {
  const marks = new RegExp(`%%(${parts.join('|')})%%`)
  // Every second piece is the name of a part.
  const pieces = html.split(marks)
  const missing = parts.filter((part) => !pieces.some((piece, index) => index % 2 === 1 && piece === part))
  if (missing.length > 0) throw new Error(`The frame of closed pages lacks ${missing.map(layoutMark).join(', ')}.`)
  return (values) => pieces.map((piece, index) => (index % 2 === 1 ? values[piece as LayoutPart] : piece)).join('')
}
