/** Reads a note: its first line is the statement, and the rest the text. */
import { parseDocument } from 'yaml'
import { findFrontMatter } from '../../sources/front-matter.ts'
import { shortened } from '../../graph/reading/new-command.ts'
import { NoInsightError } from './source-text.ts'

export interface Note {
  /** Its first line or heading, without Markdown. */
  statement: string | undefined
  /** The rest, as written. */
  text: string
  /** Values of its front matter. */
  values: Readonly<Record<string, unknown>>
}

/** A longer first line is a text, and the statement its beginning. */
const maxStatement = 300

export function readNote(text: string): Note {
  const { body, values } = splitNote(text)
  const lines = body.replaceAll('\r\n', '\n').trim().split('\n')
  const [first = ''] = lines
  const plain = withoutMarks(first)
  const rest = lines.slice(1).join('\n').trim()
  if (plain.length > maxStatement) return { statement: beginning(plain), text: lines.join('\n'), values }
  return { statement: plain || undefined, text: rest, values }
}

function splitNote(text: string): { body: string; values: Record<string, unknown> } {
  const found = findFrontMatter(text)
  if (found.kind !== 'present') return { body: text, values: {} }
  const document = parseDocument(text.slice(found.yaml.start, found.yaml.end), { logLevel: 'error' })
  const [error] = document.errors
  if (error) throw new NoInsightError(`Its front matter is not valid YAML: ${error.message.split('\n')[0]}`)
  const values: unknown = document.toJS()
  const isRecord = typeof values === 'object' && values !== null && !Array.isArray(values)
  return { body: text.slice(found.bodyStart), values: isRecord ? (values as Record<string, unknown>) : {} }
}

/** A line of Markdown as a sentence. */
function withoutMarks(line: string): string {
  return line
    .replace(/^\s*(?:#{1,6}|[-*+>])\s+/, '')
    .replaceAll(/!?\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replaceAll(/(\*\*|__|`)(.+?)\1/g, '$2')
    .trim()
}

/** The first sentence, or as many words as fit. */
export function beginning(text: string): string {
  const line = text
    .slice(0, 2 * maxStatement)
    .replaceAll(/\s+/g, ' ')
    .trim()
  const [sentence = ''] = /^.{10,}?[.!?。！？](?=\s|$)/su.exec(line) ?? []
  return sentence !== '' && sentence.length <= maxStatement ? sentence : shortened(line, maxStatement)
}
