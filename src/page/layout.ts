/** Layouts for repeated pages: Astro renders each layout once with placeholders, which are then replaced with text. */

/** Parts of the layout of edition pages. Values are HTML, or escaped text. */
export const layoutParts = ['title', 'description', 'address', 'nav', 'foot', 'edition', 'day', 'dayInWords', 'page'] as const

/**
 * Parts of a collection's entry layout: metadata of the page, whether the link to the collection is the current one (if there is such a
 * link), and its content.
 */
export const entryParts = ['head', 'current', 'page'] as const
const optional: ReadonlySet<LayoutPart> = new Set(['current'])

export type LayoutPart = (typeof layoutParts)[number] | (typeof entryParts)[number]

/** Return the placeholder of a part in the rendered layout. */
export function layoutMark(part: LayoutPart): string {
  return `%%${part}%%`
}

export type PageLayout<P extends LayoutPart = (typeof layoutParts)[number]> = (values: Readonly<Record<P, string>>) => string

/** Parts of layouts for current pages. */
export const todaysParts = ['title', 'description', 'page'] as const satisfies readonly LayoutPart[]

/** Parts of the layouts of edition pages that show differences, or the same text as in the previous edition. */
export const leanParts = ['title', 'edition', 'day', 'dayInWords', 'page'] as const satisfies readonly LayoutPart[]

/** Parse a rendered layout. */
export function readLayout(html: string): PageLayout<(typeof layoutParts)[number]>
export function readLayout<P extends LayoutPart>(html: string, parts: readonly P[]): PageLayout<P>
export function readLayout(html: string, parts: readonly LayoutPart[] = layoutParts): PageLayout<LayoutPart> {
  const marks = new RegExp(`%%(${parts.join('|')})%%`)
  // Every second piece is the name of a part.
  const pieces = html.split(marks)
  const missing = parts.filter((part) => !optional.has(part) && !pieces.some((piece, index) => index % 2 === 1 && piece === part))
  if (missing.length > 0) throw new Error(`The layout lacks ${missing.map(layoutMark).join(', ')}.`)
  return (values) => pieces.map((piece, index) => (index % 2 === 1 ? values[piece as LayoutPart] : piece)).join('')
}
