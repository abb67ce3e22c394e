/** The layout of all edition pages: Astro renders it with marks, which are replaced with text. */

/** Values are HTML, or escaped text. */
export const layoutParts = ['title', 'description', 'address', 'nav', 'foot', 'edition', 'day', 'dayInWords', 'page'] as const
export type LayoutPart = (typeof layoutParts)[number]

/** Return the mark of a part in the rendered layout. */
export function layoutMark(part: LayoutPart): string {
  return `%%${part}%%`
}

export type PageLayout<P extends LayoutPart = LayoutPart> = (values: Readonly<Record<P, string>>) => string

/** Parts of layouts for current pages. */
export const todaysParts = ['title', 'description', 'page'] as const satisfies readonly LayoutPart[]

/** Parse a rendered layout. */
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
