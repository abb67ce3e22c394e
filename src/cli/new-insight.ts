/** `handbook new insight`: `--from` an issue, an email or a note, `--customer` and `--roadmap`. */
import { readFileSync, statSync } from 'node:fs'
import type { z } from 'zod'
import { customersOf } from '../answers/ranking/customers.ts'
import { insightSchema } from '../collections/insights/schema.ts'
import { type EntryIndex, indexEntries } from '../graph/entry-index.ts'
import type { Graph } from '../graph/graph.ts'
import { shortened } from '../graph/reading/new-command.ts'
import { asciiName } from '../graph/reading/places.ts'
import { insightFromFile, insightFromIssue, type InsightSource, knownValues, maxSourceBytes } from '../importing/insights/insight-source.ts'
import { NoInsightError } from '../importing/insights/source-text.ts'
import { didYouMean, nearest } from '../problems/nearest.ts'
import { quotedCommand } from '../plain/command.ts'
import { CallError } from './call-error.ts'
import type { Run } from './common.ts'
import { currentShell } from './shell.ts'

export interface InsightOptions {
  /** Reference of the customer. */
  customer?: string | undefined
  /** Roadmap items that it supports. */
  roadmap: readonly string[]
  /** The other arguments. */
  rest: string[]
}

/** Extract `--roadmap`, and a `--customer` that is a reference alone. */
export function extractInsightOptions(args: readonly string[]): InsightOptions {
  const found: InsightOptions = { roadmap: [], rest: [] }
  for (let index = 0; index < args.length; index++) {
    const arg = args[index] ?? ''
    const [, name, joined] = /^--(customer|roadmap)(?:=(.*))?$/s.exec(arg) ?? []
    const value = joined ?? (name === undefined ? undefined : args[index + 1])
    // A mapping is a value of the field.
    if (name === undefined || (name === 'customer' && /^\s*\{|:\s/.test(value ?? ''))) {
      found.rest.push(arg)
      continue
    }
    if (!value?.trim()) throw new CallError(`The option "--${name}" has no value. Write --${name} ID.`)
    if (joined === undefined) index++
    if (name === 'customer') found.customer = value.trim()
    else found.roadmap = [...found.roadmap, ...value.split(',').map((id) => id.trim())]
  }
  return found
}

export interface NewInsight {
  id: string | undefined
  given: Record<string, unknown>
  body: InsightSource['body']
  todo: readonly string[]
}

interface Asked extends Omit<InsightOptions, 'rest'> {
  from?: string | undefined
  title?: string | undefined
}

/** Combine the source with the options of the call, which win. */
export async function prepareInsight(run: Entries, asked: Asked, fields: Fields): Promise<NewInsight> {
  const { from } = asked
  return combine(run, from === undefined ? undefined : await readInsightSource(from, run.handbook.entryIndex), asked, fields)
}

/** The same for a caller who may not read files of this machine. */
export function prepareInsightOfIssue(
  run: Entries,
  { from, ...asked }: Pick<Asked, 'title'> & { from: string },
  fields: Fields,
): NewInsight {
  const { entryIndex } = run.handbook
  const id = issueId(from)
  if (id === undefined) throw new CallError(`An insight can be made from "backlog/ID", not from "${from}".`)
  const source = findIssue(id, entryIndex)
  if (!source) throw new CallError(missingIssue(id, entryIndex))
  return combine(run, source, { ...asked, roadmap: [] }, fields)
}

type Entries = Pick<Run, 'handbook' | 'untyped'>
type Fields = Readonly<Record<string, unknown>>

function combine({ handbook, untyped }: Entries, source: InsightSource | undefined, asked: Asked, fields: Fields): NewInsight {
  const { title, customer, roadmap } = asked
  const known = source && knownValues(source, accepts)
  const values: Record<string, unknown> = { ...known?.values, ...(title !== undefined && { statement: title }), ...fields }
  const supports = [...(Array.isArray(values['supports']) ? (values['supports'] as unknown[]) : []), ...roadmap]
  const given = {
    ...values,
    ...(supports.length > 0 && { supports: [...new Set(supports)] }),
    ...(customer !== undefined && { customer: describeCustomer(customer, values['customer'], handbook) }),
  }
  // Drafts have ids too.
  const id = source && title === undefined ? chooseInsightId(given, indexEntries([...handbook.entries, ...untyped])) : undefined
  const domain = customer === undefined && !('customer' in fields) ? source?.domain : undefined
  const who = domain === undefined ? [] : [`It is from someone at "${domain}": write the reference of that customer, not the name.`]
  return { id, given, body: source?.body, todo: [...who, ...(known?.todo ?? [])] }
}

/** Whether the value of a note fits the key; parts of a customer may be missing. */
function accepts(key: string, value: unknown): boolean {
  const shape: Readonly<Record<string, z.ZodType>> = insightSchema.shape
  return key === 'customer' || (shape[key]?.safeParse(value).success ?? false)
}

/** Segment and plan of a customer that other insights know. */
function describeCustomer(ref: string, given: unknown, graph: Graph): Record<string, unknown> {
  const known = customersOf(graph).get(ref)
  const plan = known?.plan
  return {
    ref,
    ...(known && { segment: known.segment }),
    ...(plan !== undefined && { tier: plan }),
    ...(typeof given === 'object' ? given : {}),
  }
}

/** Return an id that no insight has: the month and the first words of the statement. */
function chooseInsightId({ on, statement }: Readonly<Record<string, unknown>>, entryIndex: EntryIndex): string {
  const month = typeof on === 'string' && /^\d{4}-\d{2}/.test(on) ? on.slice(0, 7) : undefined
  const name = asciiName(shortened(String(statement), 50)) || (month === undefined ? 'insight' : '')
  const base = [month, name].filter(Boolean).join('-')
  const taken = new Set(entryIndex.ids('insights'))
  let id = base
  for (let count = 2; taken.has(id); count++) id = `${base}-${count}`
  return id
}

/** Read what `--from` names: an issue, a file, or `-` for standard input. */
async function readInsightSource(from: string, entryIndex: EntryIndex): Promise<InsightSource> {
  const id = issueId(from)
  const issue = id === undefined ? undefined : findIssue(id, entryIndex)
  if (issue) return issue
  const name = from === '-' ? 'Standard input' : `"${from}"`
  const bytes = from === '-' ? await readInput() : readSourceFile(from, entryIndex)
  try {
    return await insightFromFile(bytes, from === '-' ? undefined : from)
  } catch (error) {
    if (error instanceof NoInsightError) throw new CallError(`${name} can't become an insight. ${error.message}`)
    throw error
  }
}

function issueId(from: string): string | undefined {
  return /^backlog\/(.+)$/.exec(from)?.[1]
}

function findIssue(id: string, entryIndex: EntryIndex): InsightSource | undefined {
  const issue = entryIndex.find('backlog', id)
  if (!issue) return undefined
  const source = insightFromIssue(issue)
  const shared = `"${id}" is also the id of a roadmap item, which the insight names instead. Rename one of them.`
  return entryIndex.find('roadmap', id) ? { ...source, todo: [...source.todo, shared] } : source
}

function missingIssue(id: string, entryIndex: EntryIndex): string {
  const hint = didYouMean(nearest(id, entryIndex.ids('backlog')), `${quotedCommand(['ls', 'backlog'])} lists them.`)
  return `There is no backlog/${id}. ${hint}`
}

function readSourceFile(path: string, entryIndex: EntryIndex): Uint8Array {
  try {
    refuseSize(statSync(path).size, `"${path}"`)
    return readFileSync(path)
  } catch (error) {
    if (error instanceof CallError) throw error
    const { code } = error as NodeJS.ErrnoException
    if (code === 'EISDIR') throw new CallError(`"${path}" is a folder. Name one email or one note.`)
    if (code !== 'ENOENT' && code !== 'ENOTDIR') throw new CallError(`"${path}" can't be read (${code}).`)
    const id = issueId(path)
    if (id !== undefined) throw new CallError(missingIssue(id, entryIndex))
    throw new CallError(
      `There is no file "${path}". An insight can be made from backlog/ID, from an email (.eml) or a note, or from "-" for standard input.`,
    )
  }
}

async function readInput(): Promise<Uint8Array> {
  const chunks: Buffer[] = []
  let size = 0
  const { stdin } = currentShell()
  for await (const chunk of { [Symbol.asyncIterator]: () => stdin[Symbol.asyncIterator]?.() ?? noInput() }) {
    const bytes = typeof chunk === 'string' ? Buffer.from(chunk) : Buffer.from(chunk)
    size += bytes.length
    refuseSize(size, 'Standard input')
    chunks.push(bytes)
  }
  return Buffer.concat(chunks)
}

async function* noInput(): AsyncGenerator<Uint8Array> {}

function refuseSize(size: number, name: string): void {
  if (size <= maxSourceBytes) return
  throw new CallError(
    `${name} has more than ${maxSourceBytes / 1_000_000} MB. Save the email without its attachments, or name a smaller file.`,
  )
}
