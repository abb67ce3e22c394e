/**
 * Rewrites flowchart statements for the drawing library, which wants one per line and arrows of one length between spaces. Mermaid
 * also takes several statements per line, an arrow at the end or beginning of a line, and arrows without spaces.
 */

export interface Statement {
  text: string
  /** First line of the statement within the fence, from 0. */
  line: number
}

export interface FlowFault {
  message: string
  hint: string
}

/** Quoted texts and labels of arrows and nodes, which may contain any character. */
const labels = [
  /"[^"]*"/g,
  /\|[^|]+\|/g,
  /(?<=\w)(\[\[.+?\]\]|\(\(\(.+?\)\)\)|\(\(.+?\)\)|\(\[.+?\]\)|\[\(.+?\)\]|\[[/\\].+?[/\\]\]|\[.+?\]|\(.+?\)|\{\{.+?\}\}|\{.+?\}|>[^\]|>]+?\])/g,
  /(?<=--\s*)[^\s\->|][^\->|]*?(?=\s*--+>)|(?<=-\.\s*)[^\s.>|-][^.>|]*?(?=\s*\.+->)|(?<===\s*)[^\s=>|][^=>|]*?(?=\s*==+>)/g,
]

/** While a statement is parsed, one private-use character represents each label. */
const firstMark = 0xe000
const mark = '[\uE000-\uF8FF]'
const arrow = new RegExp(
  `\\s*<?(?:--\\s*${mark}\\s*--+>|-\\.\\s*${mark}\\s*\\.+->|==\\s*${mark}\\s*==+>|--+>|---+|-\\.+->?|==+>|===+)${mark}?\\s*`,
  'g',
)
const nodes = new RegExp(`^[\\w-]+${mark}?(\\s*&\\s*[\\w-]+${mark}?)*$`)
/** Arrows that the library can't draw: invisible lines, circle and cross heads. */
const undrawable = /(?:(?<=\s|^)[xo])?(?:--+|==+|-\.+-)[xo](?=\s)|~~~+/

/** Splits lines at semicolons, and joins lines that an arrow connects. */
export function readStatements(lines: readonly Statement[]): Statement[] {
  const statements: Statement[] = []
  for (const { text, line } of lines)
    for (const part of splitAtSemicolons(text)) {
      const before = statements.at(-1)
      if (before && !isBlock(before.text) && !isBlock(part) && (endsInArrow(before.text) || beginsWithArrow(part)))
        before.text += ` ${part}`
      else statements.push({ text: part, line })
    }
  return statements
}

/** Returns the statement to draw, or why it can't be drawn. */
export function readStatement(text: string): { drawn: string } | FlowFault {
  if (/^direction\s+(TD|TB|LR|BT|RL)$/i.test(text)) return { drawn: text }
  if (/\w@\{/.test(text))
    return {
      message: `In "${text}" the form "@{ … }" can't be drawn.`,
      hint: 'Write the shape around the words, as in A[words] or A(words).',
    }
  const { masked, unmask } = maskLabels(text.replace(/:::\w+(?:-\w+)*/g, ''))
  const [odd] = undrawable.exec(masked) ?? []
  if (odd) return { message: `The arrow "${odd}" can't be drawn.`, hint: 'Write "-->", "---", "-.->" or "==>".' }
  const parts = masked.replace(arrow, '\n').split('\n')
  if (parts.every((part) => nodes.test(part))) return { drawn: unmask(masked.replace(arrow, normalizeArrow)) }
  if (parts.includes('')) return { message: `In "${text}" an arrow leads from or to nothing.`, hint: 'Write a name on both sides.' }
  if (/[[\](){}"|]/.test(masked))
    return {
      message: `In "${text}" a bracket or quote is never closed.`,
      hint: 'Put text with brackets in quotes, as in A["f(x)"].',
    }
  return {
    message: `"${text}" is not a valid line of a flowchart.`,
    hint: 'Write an arrow as "A[Draft] --> B[Published]", with a name of letters and digits before each label.',
  }
}

/** Arrows without and with a head. */
const arrows = { '-': ['---', '-->'], '.': ['-.-', '-.->'], '=': ['===', '==>'] } as const

function normalizeArrow(found: string): string {
  const [kind = '-'] = (/[=.]/.exec(found) ?? []) as ('=' | '.')[]
  const [label] = new RegExp(mark).exec(found) ?? []
  const words = label && (found.trimEnd().endsWith(label) ? label : `|${label}|`)
  return ` ${found.includes('<') ? '<' : ''}${arrows[kind][found.includes('>') ? 1 : 0]}${words ?? ''} `
}

function maskLabels(text: string): { masked: string; unmask: (text: string) => string } {
  const kept: string[] = []
  let masked = text
  for (const label of labels) masked = masked.replace(label, (found) => String.fromCharCode(firstMark + kept.push(found) - 1))
  const unmask = (part: string): string =>
    part.replace(new RegExp(mark, 'g'), (character) => unmask(kept[character.charCodeAt(0) - firstMark] ?? ''))
  return { masked, unmask }
}

function splitAtSemicolons(text: string): string[] {
  const { masked, unmask } = maskLabels(text)
  return masked
    .split(';')
    .map((part) => unmask(part).trim())
    .filter(Boolean)
}

function isBlock(text: string): boolean {
  return /^(subgraph|end|direction)\b/.test(text)
}

function endsInArrow(text: string): boolean {
  return /(--+>|---+|-\.+->?|==+>|===+)(\|[^|]+\|)?$/.test(text)
}

function beginsWithArrow(text: string): boolean {
  return /^<?(--|-\.|==)/.test(text)
}
