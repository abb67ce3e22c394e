/** Markers for unfinished text. `handbook new` writes them, and the check finds every remaining one. */

/** The start of a marker; a description may follow: `TODO: One sentence for lists and feeds.` */
export const standInMark = 'TODO'

/** What people type instead. */
const marks = 'TODO|TBD|FIXME'

/** Starts a note to the writer: "TODO ask Mia". "TODO lists" is ordinary text. */
const orders =
  'add|ask|change|check|clarify|complete|confirm|decide|define|delete|describe|discuss|document|explain|fill|find|finish|fix|insert|link|' +
  'mention|move|remove|rename|replace|review|rewrite|say|test|translate|update|verify|write'
const order = `\\s+(?:${orders})\\b`

/** `TODO`, `TODO: …`, `TODO(name): …`, `TODO – …` and `TODO ask …`. */
const mark = new RegExp(`^\\s*(?:${marks})(?:\\s*:|\\(|\\s+[–—-]\\s|${order}|[^\\p{L}\\p{N}]*$)`, 'u')

/** What `new` writes into a text, without its marker. */
const unwritten = 'Write the text (?:of the \\p{L}+ )?here\\.'

/** Whether a value in front matter or a data file is unfinished. */
export function isStandIn(value: unknown): boolean {
  return typeof value === 'string' && mark.test(value)
}

/** Positions of markers in some values, in written order, at any depth. */
export function findStandIns(values: unknown, path: readonly (string | number)[] = []): (readonly (string | number)[])[] {
  if (isStandIn(values)) return [path]
  if (Array.isArray(values)) return values.flatMap((item: unknown, index) => findStandIns(item, [...path, index]))
  if (typeof values !== 'object' || values === null) return []
  return Object.entries(values).flatMap(([key, value]) => findStandIns(value, [...path, key]))
}

/** Where a marker may start in prose: a line, a sentence, a bracket. The word alone counts at the start of its line. */
const markInProse = new RegExp(
  [
    `(?:^|\\n[ \\t>]*|[.!?…]["”’)]?\\s+|[([]\\s*)(${marks})(?:\\s*:|\\(|\\s+[–—-]\\s)`,
    `(?:^|\\n[ \\t>]*)(${marks})(?:[ \\t]+(?:${orders})\\b|[^\\p{L}\\p{N}\\n]*(?=\\n|$))`,
    `(?:^|\\n[ \\t>]*)(${unwritten})(?=\\s*$)`,
  ].join('|'),
  'gu',
)

/** Quick check whether a text may contain a marker. */
export function mayHoldMark(text: string): boolean {
  return /TODO|TBD|FIXME|Write the text /.test(text)
}

/** Offsets of markers in the plain text of a paragraph, heading or cell, without code. */
export function findMarksInProse(text: string): number[] {
  return [...text.matchAll(markInProse)].map((match) => match.index + match[0].indexOf(match[1] ?? match[2] ?? match[3] ?? ''))
}
