/** Turns Pagefind's excerpts, with `<mark>` around matches, into plain pieces. */

export interface Piece {
  text: string
  isFound: boolean
}

/** The pieces of an excerpt without its leading heading, which the result shows already. Ellipses mark a cut sentence. */
export function splitExcerpt(excerpt: string, heading: string): Piece[] {
  let isFound = false
  const pieces = excerpt.split(/(<\/?mark>)/).flatMap((part): Piece[] => {
    if (part === '<mark>' || part === '</mark>') {
      isFound = part === '<mark>'
      return []
    }
    return part === '' ? [] : [{ text: decode(part), isFound }]
  })
  return withEllipses(withoutHeading(pieces, heading))
}

function withEllipses(pieces: readonly Piece[]): Piece[] {
  const [first, last] = [pieces[0], pieces.at(-1)]
  if (!first || !last) return []
  const isCutBefore = /^\p{Ll}/u.test(first.text)
  const isCutAfter = /[\p{L}\p{N},]\s*$/u.test(last.text)
  return [
    ...(isCutBefore ? [{ text: '…\u00a0', isFound: false }] : []),
    ...pieces,
    ...(isCutAfter ? [{ text: '\u00a0…', isFound: false }] : []),
  ]
}

const entities: Readonly<Record<string, string>> = { '&amp;': '&', '&lt;': '<', '&gt;': '>', '&quot;': '"', '&#39;': "'", '&#x27;': "'" }

function decode(text: string): string {
  return text.replace(/&(?:amp|lt|gt|quot|#39|#x27);/g, (entity) => entities[entity] ?? entity)
}

/** An excerpt may start in the middle of the heading. */
function withoutHeading(pieces: readonly Piece[], heading: string): Piece[] {
  const whole = pieces.map(({ text }) => text).join('')
  const start = whole.startsWith(heading) ? heading : longestEnd(heading, whole)
  if (start === undefined) return [...pieces]
  let left = start.length + (/^[.:]?\s*/.exec(whole.slice(start.length))?.[0].length ?? 0)
  return pieces.flatMap((piece) => {
    const cut = Math.min(left, piece.text.length)
    left -= cut
    return cut === piece.text.length ? [] : [{ ...piece, text: piece.text.slice(cut) }]
  })
}

/** The longest end of a heading, in whole words, that a text starts with as a sentence of its own. */
function longestEnd(heading: string, text: string): string | undefined {
  const words = heading.split(' ')
  return words.map((_, index) => words.slice(index).join(' ')).find((end) => text.startsWith(`${end}. `))
}
