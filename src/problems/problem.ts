/** A problem: something wrong at one position in one source file, with the smallest fix. */
import { compare } from '../plain/compare.ts'
import { type Code, type ProblemCode, problemCodes, type Severity } from './codes.ts'

/** A range of text. Lines and columns count from 1; the end is exclusive. Columns count UTF-16 units. */
export interface Span {
  line: number
  column: number
  endLine: number
  endColumn: number
}

export interface Problem extends Span {
  code: Code
  severity: Severity
  /** Path relative to the content folder, with `/`. */
  file: string
  /** The problem, including the value found, as one sentence. */
  message: string
  /** The smallest fix, as one sentence. */
  hint?: string
  /** Valid values, nearest first. */
  suggestions?: string[]
  /** A fix that `check --fix` can apply: the text that replaces the span. */
  fix?: { replace: string }
  /** Related positions, for example where an id was first given. */
  related?: Related[]
  /** Number of problems caused by it. Those are left out unless all are requested. */
  causes?: number
  /** For something missing: where it could be. If that couldn't be read, this problem follows from it. No format prints it. */
  absent?: Absence
  /** The problems that it sums up, one per place. No format prints them; `related` has the first places. */
  standsFor?: readonly Problem[]
}

/** A related position, with a few words on what's there: "first given here". */
export interface Related {
  file: string
  line: number
  column: number
  message: string
}

/** Something a problem reports as missing. It could be in a file that couldn't be read. */
export interface Absence {
  /** Collections that could have it. */
  in: readonly string[]
  /** Id of the missing entry; left out if something about entries is missing instead. */
  id?: string
  /** What such an entry would name: an id, an address. */
  names?: string
}

export interface ProblemDetails {
  hint?: string | undefined
  suggestions?: readonly string[] | undefined
  fix?: string | undefined
  related?: readonly Related[] | undefined
  absent?: Absence | undefined
  /** Overrides the severity in the table of codes. */
  severity?: Severity | undefined
}

export const firstLine: Span = { line: 1, column: 1, endLine: 1, endColumn: 1 }

/** Creates a problem. The severity comes from the table of codes, unless the details override it. */
export function problem(code: ProblemCode, file: string, span: Span, message: string, details: ProblemDetails = {}): Problem {
  return problemOf({ code, severity: problemCodes[code].severity }, file, span, message, details)
}

/** Creates a problem whose code may be a company's. */
export function problemOf(
  { code, severity: usual }: Pick<Problem, 'code' | 'severity'>,
  file: string,
  span: Span,
  message: string,
  details: ProblemDetails = {},
): Problem {
  const { hint, suggestions, fix, related, absent, severity = usual } = details
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

/** Creates a related position. */
export function relatedTo(file: string, { line, column }: Pick<Span, 'line' | 'column'>, message = 'first given here'): Related {
  return { file, line, column, message }
}

/** Sorts causes first, then by file, line, column, code and message. Removes duplicates. */
export function sortProblems(problems: readonly Problem[]): Problem[] {
  const sorted = [...problems].sort(
    (a, b) =>
      Number(a.causes === undefined) - Number(b.causes === undefined) ||
      compare(a.file, b.file) ||
      a.line - b.line ||
      a.column - b.column ||
      compare(a.code, b.code) ||
      compare(a.message, b.message),
  )
  return sorted.filter((each, index) => {
    const before = sorted[index - 1]
    return !before || problemKey(before) !== problemKey(each)
  })
}

/** Returns a key that's equal for two reports of the same problem. */
export function problemKey({ file, line, column, code, message }: Problem): string {
  return JSON.stringify([file, line, column, code, message])
}

export function hasErrors(problems: readonly Problem[]): boolean {
  return problems.some((each) => each.severity === 'error')
}
