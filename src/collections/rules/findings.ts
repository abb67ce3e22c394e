/** What a company's rules report, checked and turned into problems. */
import { z } from 'zod'
import type { Entry } from '../../graph/entry.ts'
import type { Graph } from '../../graph/graph.ts'
import type { Code, Severity } from '../../problems/codes.ts'
import { didYouMean, listOf, nearest } from '../../problems/nearest.ts'
import { firstLine, type Problem, problemOf, type Span } from '../../problems/problem.ts'
import type { Path } from '../../sources/yaml.ts'

/** A problem with an entry, reported by a rule. */
export interface Finding {
  /** The problem, including the value found, as one sentence. */
  message: string
  /** The smallest fix, as one sentence. */
  hint?: string | undefined
  /** The key, or the path of the value, to report; the start of the entry by default. */
  at?: string | Path | undefined
  /** By default that of the rule. */
  severity?: Severity | undefined
}

/** A problem anywhere: with an entry, or at a position in a file with entries. */
export type PlacedFinding =
  | (Finding & { entry: Pick<Entry, 'collection' | 'id' | 'file'> })
  | (Omit<Finding, 'at'> & {
      /** Path relative to the content folder. */
      file: string
      /** From 1; the first by default. */
      line?: number | undefined
      /** From 1; the first by default. */
      column?: number | undefined
    })

const findingSchema = z.strictObject({
  message: z.string().trim().min(1),
  hint: z.string().trim().min(1).optional(),
  at: z.union([z.string(), z.array(z.union([z.string(), z.number()]))]).optional(),
  severity: z.enum(['error', 'warning']).optional(),
})

const placedSchema = findingSchema.extend({
  entry: z.unknown().optional(),
  file: z.string().optional(),
  line: z.int().min(1).optional(),
  column: z.int().min(1).optional(),
})

/** Code and severity of the problems. */
interface Reported {
  code: Code
  severity: Severity
}

/** Turns what a rule returned for an entry into problems. Throws an error that says what is wrong with it. */
export function readFindings(found: unknown, entry: Entry, reported: Reported): Problem[] {
  return readList(found, findingSchema).map((finding) => toProblem(finding, entry.file, spanIn(entry, finding.at), reported))
}

/** Does the same for a rule over the whole handbook. */
export function readPlacedFindings(found: unknown, graph: Graph, reported: Reported): Problem[] {
  const entries = [...graph.entries, ...(graph.untyped ?? [])]
  const known = new Map<unknown, Entry>(entries.map((entry) => [entry, entry]))
  const texts = new Map(entries.map(({ file, text }) => [file, text]))
  return readList(found, placedSchema).map(({ entry: named, file, line, column, at, ...finding }, index) => {
    const fail = (reason: string) => new Error(`Finding ${index + 1} ${reason}`)
    const entry = known.get(named)
    if (entry && file === undefined && line === undefined && column === undefined)
      return toProblem(finding, entry.file, spanIn(entry, at), reported)
    if (named !== undefined)
      throw fail(entry ? 'has an entry, so it takes no position in a file' : 'is about an entry that the handbook does not have')
    if (file === undefined) throw fail('says neither an entry nor a file')
    const text = texts.get(file)
    if (text === undefined)
      throw fail(`is about the file "${file}", which has no entries. ${didYouMean(nearest(file, texts.keys()), '')}`.trim())
    if (at !== undefined) throw fail('is about a file, so it takes "line" and "column" instead of "at"')
    return toProblem(finding, file, positionIn(text, line, column, fail), reported)
  })
}

function readList<Schema extends z.ZodType>(found: unknown, schema: Schema): z.output<Schema>[] {
  if (!Array.isArray(found)) throw new Error('It did not return a list of findings')
  return found.map((each: unknown, index) => {
    const read = schema.safeParse(each)
    if (read.success) return read.data
    const [issue] = read.error.issues
    const place = issue && issue.path.length > 0 ? ` at "${issue.path.join('.')}"` : ''
    throw new Error(`Finding ${index + 1} is wrong${place}: ${issue?.message ?? ''}`)
  })
}

function toProblem({ message, hint, severity }: Finding, file: string, span: Span, reported: Reported): Problem {
  return problemOf({ code: reported.code, severity: severity ?? reported.severity }, file, span, message, { hint })
}

function spanIn(entry: Entry, at: string | Path | undefined): Span {
  if (at === undefined) return startOf(entry)
  const path = typeof at === 'string' ? [at] : at
  const [key] = path
  const { written, definition } = entry
  const known = [...Object.keys(definition.schema.shape), ...(typeof written === 'object' && written !== null ? Object.keys(written) : [])]
  if (key !== undefined && !known.includes(String(key)))
    throw new Error(
      `There is no key "${String(key)}" in "${definition.name}". ${didYouMean(nearest(String(key), known), `Its keys are ${listOf(known, 40)}.`)}`,
    )
  return entry.spanOf(path)
}

/** For a list the item, otherwise the first line of the file. */
export function startOf(entry: Entry): Span {
  return entry.definition.form === 'list' ? entry.spanOf([]) : firstLine
}

function positionIn(text: string, line = 1, column = 1, fail: (reason: string) => Error): Span {
  const lines = text.split(/\r\n|\n|\r/)
  const found = lines[line - 1]
  if (found === undefined) throw fail(`is about line ${line}, but the file has ${lines.length}`)
  if (column > found.length + 1) throw fail(`is about column ${column}, but line ${line} has ${found.length} characters`)
  return { line, column, endLine: line, endColumn: found.length + 1 }
}
