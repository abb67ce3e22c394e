/**
 * Parses `mermaid` fences and finds what can't be drawn. The drawing library skips lines it doesn't understand and is slow to load,
 * so the check reads the lines itself.
 */
import { readStatement, readStatements, type Statement } from './flowchart.ts'

export const diagramKinds = ['flowchart', 'stateDiagram-v2', 'sequenceDiagram', 'classDiagram', 'erDiagram'] as const
type Kind = 'flow' | 'state' | 'sequence' | 'class' | 'er'

export interface Diagram {
  /** The lines to draw, without front matter, titles and colours: the handbook's own colours apply. */
  drawn: string
  /** From `title` or `accTitle`. */
  title?: string
}

export interface DiagramFault {
  /** Line within the fence, from 0. */
  line: number
  message: string
  hint: string
}

/** Returns the diagram, or the first fault in it. */
export function readDiagram(source: string): Diagram | DiagramFault {
  const lines = source.split(/\r\n|\n|\r/).flatMap((text, line) => splitHeader(text.trim()).map((part) => ({ text: part, line })))
  const { title, rest } = splitTitle(lines)
  const [header, ...statements] = rest
  if (!header) return { line: 0, message: 'The diagram is empty.', hint: `Begin with its kind, for example "flowchart LR".` }
  const kind = readKind(header.text)
  if (!kind) {
    const isFlow = /^(graph|flowchart)\b/i.test(header.text)
    const message = isFlow ? `"${header.text}" has an unsupported direction.` : `"${header.text}" is not a supported kind of diagram.`
    const hint = isFlow ? 'Write "flowchart LR", or TB, TD, BT or RL instead of LR.' : `Supported kinds: ${diagramKinds.join(', ')}.`
    return { line: header.line, message, hint }
  }
  if (statements.length === 0) return { line: header.line, message: 'The diagram is empty.', hint: 'Write its content below this line.' }
  const parts = kind === 'flow' ? readStatements(statements) : statements
  const fault = findStatementFault(kind, parts) ?? findSizeFault(parts)
  if (fault) return fault
  const drawn = [header.text.replace(/;$/, ''), ...parts.map(({ text }) => rewriteStatement(kind, text))]
  return { drawn: drawn.join('\n'), ...(title && { title }) }
}

/** Relations between classes and between entities. The drawing library skips a line without spaces around them. */
const relations: Partial<Record<Kind, RegExp>> = {
  class: /(?<=[\w"~])\s*((?:<\||[*o<](?=[-.]))?(?:--|\.\.)(?:\|>|[*>]|o(?=[\s"]))?)\s*(?=[\w"])/,
  er: /\s*([|}][|o](?:--|\.\.)[|o][|{])\s*/,
}

/** Rewrites a valid statement for the drawing library. Block openings and closings stay as they are. */
function rewriteStatement(kind: Kind, text: string): string {
  const read = kind === 'flow' ? readStatement(text) : undefined
  if (read) return 'drawn' in read ? read.drawn : text
  const relation = relations[kind]
  const plain = text.replace(/;$/, '').replace(/:::[\w-]+/g, '')
  return relation ? plain.replace(relation, ' $1 ') : plain
}

/** A flowchart's header may share a line with its first statement, and the direction is optional. */
function splitHeader(text: string): string[] {
  const [, kind, direction = 'TD', rest = ''] = /^(graph|flowchart)(?:\s+([A-Z]{2}))?\s*(?:;\s*(.*))?$/i.exec(text) ?? []
  return kind === undefined ? [text] : [`${kind} ${direction}`, ...(rest === '' ? [] : [rest])]
}

/** The drawing library is at least quadratic in arrows, and larger diagrams are unreadable. */
const maxSize = { arrows: 300, characters: 20_000 } as const

function findSizeFault(statements: readonly Statement[]): DiagramFault | undefined {
  let arrows = 0
  let characters = 0
  for (const { text, line } of statements) {
    // "A & B --> C & D" are four arrows.
    const joined = text.split(/\s&\s/).length
    arrows += Math.max(1, text.match(/--+|==+|-\.+|\.\.+/g)?.length ?? 0) * joined * joined
    characters += text.length
    if (arrows > maxSize.arrows || characters > maxSize.characters)
      return {
        line,
        message: 'The diagram is too large to be drawn.',
        hint: `Use at most ${maxSize.arrows} arrows; split it, or leave out details.`,
      }
  }
  return undefined
}

/** Separates the title; drops front matter, comments and colours. */
function splitTitle(lines: readonly Statement[]): { title: string | undefined; rest: Statement[] } {
  const opening = lines.findIndex(({ text }) => text !== '')
  const closing = lines[opening]?.text === '---' ? lines.findIndex(({ text }, index) => index > opening && text === '---') : -1
  const head = lines.slice(0, closing + 1)
  const body = lines.slice(closing + 1).filter(({ text }) => text !== '' && !text.startsWith('%%'))
  const titleLine = /^(?:accTitle\s*:|title\s*:?)\s*["']?(.+?)["']?$/
  const title = [...head, ...body].map(({ text }) => titleLine.exec(text)?.[1]).find((each) => each !== undefined)
  const ignored = /^(accTitle|accDescr|title)\b(?!\s*(--|==|\[|\())|^(classDef|linkStyle|style|click)\s|^class\s+[\w,-]+\s+\w+;?$/
  return { title, rest: body.filter(({ text }, index) => index === 0 || !ignored.test(text)) }
}

function readKind(header: string): Kind | undefined {
  const text = header.replace(/;$/, '')
  if (/^(graph|flowchart)\s+(TD|TB|LR|BT|RL)$/i.test(text)) return 'flow'
  if (/^stateDiagram(-v2)?$/i.test(text)) return 'state'
  if (/^sequenceDiagram$/i.test(text)) return 'sequence'
  if (/^classDiagram$/i.test(text)) return 'class'
  return /^erDiagram$/i.test(text) ? 'er' : undefined
}

/** How each kind opens and closes a block. */
const blocks: Record<Kind, { opens: RegExp; closes: RegExp; end: string }> = {
  flow: { opens: /^subgraph\b/, closes: /^end$/, end: 'end' },
  sequence: { opens: /^(loop|alt|opt|par|critical|break|rect|box)\b/, closes: /^end$/, end: 'end' },
  state: { opens: /\{$/, closes: /^\}$/, end: '}' },
  class: { opens: /\{$/, closes: /^\}$/, end: '}' },
  er: { opens: /(?<![|o}{])\{$/, closes: /^\}$/, end: '}' },
}

const sequenceLine =
  /^(participant|actor|create|destroy|activate|deactivate|autonumber|loop|alt|opt|par|critical|option|break|rect|box|else|and|end)\b|^note\s+(left of|right of|over)\s+[^:]+:|^[^:]+?-{1,2}(>>|>|x|\))[+-]?[^:]+:/i

function findStatementFault(kind: Kind, statements: readonly Statement[]): DiagramFault | undefined {
  const { opens, closes, end } = blocks[kind]
  const open: Statement[] = []
  for (const { text, line } of statements) {
    if (closes.test(text)) {
      if (!open.pop()) return { line, message: `"${end}" closes nothing that is open.`, hint: 'Remove it.' }
    } else if (opens.test(text)) open.push({ text, line })
    else if (kind === 'flow') {
      const read = readStatement(text)
      if ('message' in read) return { line, ...read }
    } else if (kind === 'sequence' && !sequenceLine.test(text))
      return {
        line,
        message: `"${text}" is not a valid line of a sequence diagram.`,
        hint: 'Write a message as "Ada->>Bob: What she says".',
      }
    else if (kind === 'state' && open.length === 0 && !/-->|:|^(state|direction|note|end note|\[\*\])/.test(text) && !/^[\w-]+$/.test(text))
      return {
        line,
        message: `"${text}" is not a valid line of a state diagram.`,
        hint: 'Write a transition as "Draft --> Published : approve".',
      }
  }
  const unclosed = open.at(-1)
  return unclosed && { line: unclosed.line, message: `"${unclosed.text}" is never closed.`, hint: `Add a line "${end}".` }
}
