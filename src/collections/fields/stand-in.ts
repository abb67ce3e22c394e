/** Stand-ins: marks that say "still to be written". `handbook new` writes them, and a check finds every one that is left. */

/** How a stand-in begins; what it stands for may follow: `TODO: One sentence for lists and feeds.` */
export const standInMark = 'TODO'

/** What people write for it by hand. */
const marks = 'TODO|TBD|FIXME'

/** Begins a line to whoever writes: "TODO ask Mia". "TODO lists" are what they say. */
const orders =
  'add|ask|change|check|clarify|complete|confirm|decide|define|delete|describe|discuss|document|explain|fill|find|finish|fix|insert|link|' +
  'mention|move|remove|rename|replace|review|rewrite|say|test|translate|update|verify|write'
const order = `\\s+(?:${orders})\\b`

/** `TODO`, `TODO: …`, `TODO(name): …`, `TODO – …` and `TODO ask …`. */
const mark = new RegExp(`^\\s*(?:${marks})(?:\\s*:|\\(|\\s+[–—-]\\s|${order}|[^\\p{L}\\p{N}]*$)`, 'u')

/** What `new` writes into a text, without its mark. */
const unwritten = 'Write the text (?:of the \\p{L}+ )?here\\.'

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
const markInProse = new RegExp(
  [
    `(?:^|\\n[ \\t>]*|[.!?…]["”’)]?\\s+|[([]\\s*)(${marks})(?:\\s*:|\\(|\\s+[–—-]\\s)`,
    `(?:^|\\n[ \\t>]*)(${marks})(?:[ \\t]+(?:${orders})\\b|[^\\p{L}\\p{N}\\n]*(?=\\n|$))`,
    `(?:^|\\n[ \\t>]*)(${unwritten})(?=\\s*$)`,
  ].join('|'),
  'gu',
)

/** Whether a text may hold one: a look that costs next to nothing. */
export function mayHoldMark(text: string): boolean {
  return /TODO|TBD|FIXME|Write the text /.test(text)
}

/** Offsets at which marks begin in the plain text of a paragraph, a heading or a cell, code left out. */
export function findMarksInProse(text: string): number[] {
  return [...text.matchAll(markInProse)].map((match) => match.index + match[0].indexOf(match[1] ?? match[2] ?? match[3] ?? ''))
}
