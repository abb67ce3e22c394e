/** A problem: something wrong at one place of one source file, with the smallest repair. */
import { type ProblemCode, problemCodes, type Severity } from './codes.ts'

/** A range of text. Lines and columns count from 1; the end is exclusive. Columns count UTF-16 units. */
export interface Span {
  line: number
  column: number
  endLine: number
  endColumn: number
}

export interface Problem extends Span {
  code: ProblemCode
  severity: Severity
  /** Path relative to the content folder, with `/`. */
  file: string
  /** What is wrong, with the value found, as one sentence. */
  message: string
  /** The smallest repair, as one sentence. */
  hint?: string
  /** Valid values, nearest first. */
  suggestions?: string[]
  /** A repair that `check --fix` can make: the text that replaces the span. */
  fix?: { replace: string }
  /** Other places that have to do with it, for example where an id was first given. */
  related?: Related[]
  /** How many problems follow from it; those are left out unless somebody asks for all. */
  causes?: number
  /** For what cannot be found: where it may be, so that the problem follows from what could not be read there. No format prints it. */
  absent?: Absence
}

/** A second place, with a few words on what stands there: "first given here". */
export interface Related {
  file: string
  line: number
  column: number
  message: string
}

/** What a problem says is not there. It may be, in a file that could not be read. */
export interface Absence {
  /** Collections that might have it. */
  in: readonly string[]
  /** The id that no entry has; left out where something about entries is missing, not an entry. */
  id?: string
  /** What an entry would name that had it: an id, an address. */
  names?: string
}

export interface ProblemDetails {
  hint?: string | undefined
  suggestions?: readonly string[] | undefined
  fix?: string | undefined
  related?: readonly Related[] | undefined
  absent?: Absence | undefined
  /** Where one code weighs less in some places; else the table of codes says it. */
  severity?: Severity | undefined
}

export const firstLine: Span = { line: 1, column: 1, endLine: 1, endColumn: 1 }

/** Builds a problem; the severity comes from the table of codes, unless the details say another. */
export function problem(code: ProblemCode, file: string, span: Span, message: string, details: ProblemDetails = {}): Problem {
  const { hint, suggestions, fix, related, absent, severity = problemCodes[code].severity } = details
  return {
    code,
    severity,
    file,
    line: span.line,
    column: span.column,
    endLine: span.endLine,
    endColumn: span.endColumn,
    message,
    ...(hint !== undefined && { hint }),
    ...(suggestions?.length && { suggestions: [...suggestions] }),
    ...(fix !== undefined && { fix: { replace: fix } }),
    ...(related?.length && { related: [...related] }),
    ...(absent && { absent }),
  }
}

/** A second place, by where something stands. */
export function relatedTo(file: string, { line, column }: Pick<Span, 'line' | 'column'>, message = 'first given here'): Related {
  return { file, line, column, message }
}

/** What others follow from comes first; then sorted by file, line, column and code. The same problem is kept once. */
export function sortProblems(problems: readonly Problem[]): Problem[] {
  const sorted = [...problems].sort(
    (a, b) =>
      Number(a.causes === undefined) - Number(b.causes === undefined) ||
      compareText(a.file, b.file) ||
      a.line - b.line ||
      a.column - b.column ||
      compareText(a.code, b.code) ||
      compareText(a.message, b.message),
  )
  return sorted.filter((each, index) => {
    const before = sorted[index - 1]
    return !before || problemName(before) !== problemName(each)
  })
}

/** What two reports of the same problem share. */
export function problemName({ file, line, column, code, message }: Problem): string {
  return JSON.stringify([file, line, column, code, message])
}

export function hasErrors(problems: readonly Problem[]): boolean {
  return problems.some((each) => each.severity === 'error')
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
