/** What an issue, an email or a note says about a new insight. What it doesn't say stays open: nothing is invented. */
import type { Entry } from '../../graph/entry.ts'
import { listOf } from '../../problems/nearest.ts'
import { beginning, readNote } from './note.ts'
import { asMarkdown } from './plain-markdown.ts'
import { decodeText, isEmail, NoInsightError } from './source-text.ts'

export interface InsightSource {
  /** Fields of the insight. */
  values: Readonly<Record<string, unknown>>
  /** The text below them. `plain` says the same without markup, in case that `markdown` doesn't pass the check. */
  body?: { markdown: string; plain: string } | undefined
  /** Domain of the organisation that wrote it, to find out which customer that is. It isn't written anywhere. */
  domain?: string | undefined
  /** Sentences about what's left to do by hand. */
  todo: readonly string[]
}

/** Bytes that are read at most; an email with its attachments may be large. */
export const maxSourceBytes = 30_000_000

export function insightFromIssue({ id, data, title }: Entry<'backlog'>): InsightSource {
  return {
    values: {
      statement: title,
      on: data.opened,
      ...(data.tier !== undefined && { customer: { tier: data.tier } }),
      ...(data.url !== undefined && { link: data.url }),
      supports: [id],
    },
    todo: ['The statement is the title of the issue: write what the customer did or said.'],
  }
}

/** `name` is the file's, if it has one. */
export async function insightFromFile(bytes: Uint8Array, name: string | undefined): Promise<InsightSource> {
  if (bytes.length === 0) throw new NoInsightError('It is empty.')
  const isNamedEmail = /\.(?:eml|mbox|mbx)$/i.test(name ?? '')
  // Headers are ASCII, whatever the encoding of the text.
  if (isEmail(Buffer.from(bytes.subarray(0, 100_000)).toString('latin1'))) return fromEmail(bytes)
  if (isNamedEmail) throw new NoInsightError('It is not an email: it does not begin with headers such as "From:" and "Date:".')
  const text = decodeText(bytes)
  if (text.trim() === '') throw new NoInsightError('It is empty.')
  return fromNote(text, name)
}

async function fromEmail(bytes: Uint8Array): Promise<InsightSource> {
  // The parsers are loaded by nothing else.
  const { maxEmailText, readEmail } = await import('./email.ts')
  const email = await readEmail(bytes)
  const { subject, day, domain, text, markdown, attachments } = email
  if (subject === undefined && text === '') throw new NoInsightError('The email has neither a subject nor a text.')
  return {
    values: { statement: subject ?? beginning(text), ...(day !== undefined && { on: day }) },
    body: text === '' ? undefined : { markdown, plain: asMarkdown(text) },
    domain,
    todo: [
      ...(subject === undefined ? [] : ['The statement is the subject of the email: write what the customer did or said.']),
      ...(email.isForwarded ? ['The email was forwarded, and has the date of the forwarding.'] : []),
      ...(attachments > 0 ? [`Not taken over: ${attachments === 1 ? '1 attachment' : `${attachments} attachments`}.`] : []),
      ...(email.isCut ? [`The text was cut after ${maxEmailText} characters.`] : []),
      ...(text === '' ? [] : ['Check that the text names nobody.']),
    ],
  }
}

function fromNote(text: string, name: string | undefined): InsightSource {
  const note = readNote(text)
  const { date, created, on = date ?? created, customer, ...values } = note.values
  const day = dayIn(on) ?? dayIn(name?.split(/[\\/]/).at(-1))
  const body = note.text === '' ? undefined : { markdown: note.text, plain: asMarkdown(note.text) }
  // In notes, it's often a name.
  const isKept = typeof customer === 'object' && customer !== null
  const { statement = note.statement } = values
  if (statement === undefined) throw new NoInsightError('It has no text.')
  return {
    values: { ...values, statement, ...(day !== undefined && { on: day }), ...(isKept && { customer }) },
    body,
    todo: customer === undefined || isKept ? [] : ['Not taken over: "customer", which may be a name.'],
  }
}

/** The first day in a text: `2026-11-24 Call.md`, `2026-11-24T10:00:00Z`. */
function dayIn(value: unknown): string | undefined {
  return typeof value === 'string' ? /(?<!\d)\d{4}-\d{2}-\d{2}(?!\d)/.exec(value)?.[0] : undefined
}

/** Splits the values of a note into those of the collection and the names of the others. */
export function knownValues(
  { values, todo }: InsightSource,
  accepts: (key: string, value: unknown) => boolean,
): { values: Record<string, unknown>; todo: readonly string[] } {
  const entries = Object.entries(values)
  const others = entries.filter(([key, value]) => !accepts(key, value)).map(([key]) => key)
  return {
    values: Object.fromEntries(entries.filter(([key]) => !others.includes(key))),
    todo: others.length > 0 ? [...todo, `Not taken over: ${listOf(others)}.`] : todo,
  }
}
