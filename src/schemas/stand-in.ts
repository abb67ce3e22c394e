/** Stand-ins: marks that say "still to be written". `handbook new` writes them, and a check finds every one that is left. */

/** How a stand-in begins; what it stands for may follow: `TODO: One sentence for lists and feeds.` */
export const standInMark = 'TODO'

/** `TODO`, `TODO: …`, `TODO(name): …` and `TODO – …`; "TODO lists" are what they say. */
const mark = /^\s*TODO(?:\s*:|\(|\s+[–—-]\s|[^\p{L}\p{N}]*$)/u

/** Whether a value of front matter or of a data file is still to be written. */
export function isStandIn(value: unknown): boolean {
  return typeof value === 'string' && mark.test(value)
}

/** Where the stand-ins among some values are, in the order in which they are written, at any depth. */
export function findStandIns(values: unknown, path: readonly (string | number)[] = []): (readonly (string | number)[])[] {
  if (isStandIn(values)) return [path]
  if (Array.isArray(values)) return values.flatMap((item: unknown, index) => findStandIns(item, [...path, index]))
  if (typeof values !== 'object' || values === null) return []
  return Object.entries(values).flatMap(([key, value]) => findStandIns(value, [...path, key]))
}

/** Where a mark may begin in prose: a line, a sentence, a bracket. The lone word is one at the beginning of its line. */
const markInProse = /(?:^|\n[ \t>]*|[.!?…]["”’)]?\s+|[([]\s*)(TODO)(?:\s*:|\(|\s+[–—-]\s)|(?:^|\n[ \t>]*)(TODO)[^\p{L}\p{N}\n]*(?=\n|$)/gu

/** Offsets at which marks begin in the plain text of a paragraph, a heading or a cell, code left out. */
export function findMarksInProse(text: string): number[] {
  return [...text.matchAll(markInProse)].map((match) => match.index + match[0].indexOf(standInMark))
}
