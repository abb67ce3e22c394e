/** The problems that a text would have at a path, without writing it. */
import { posix } from 'node:path'
import { compile } from '../../compilation.ts'
import { type Problem, problemKey } from '../../problems/problem.ts'
import { CallError } from '../call-error.ts'
import type { OpenLibrary } from './library.ts'

export interface DraftReport {
  /** Whether it could be published: it has no errors, and causes none elsewhere. */
  ok: boolean
  /** In the text itself. */
  problems: readonly DraftProblem[]
  /** In other files, caused by the text. */
  elsewhere: readonly DraftProblem[]
}

type DraftProblem = Pick<
  Problem,
  'code' | 'severity' | 'file' | 'line' | 'column' | 'endLine' | 'endColumn' | 'message' | 'hint' | 'suggestions'
>

/** `path` is below the content folder. Throws a `CallError` for any other path. */
export function checkDraft(
  path: string,
  text: string,
  { settings, problems: before }: Pick<OpenLibrary, 'settings' | 'problems'>,
): DraftReport {
  const file = posix.normalize(path.trim().replaceAll('\\', '/'))
  if (file === '.' || file.startsWith('../') || file === '..' || file.startsWith('/') || file.endsWith('/'))
    throw new CallError(`"${path}" is not the path of a file below the content folder. Write it like "handbook/new-page.md".`)
  if (!/\.(mdx?|ya?ml|json)$/i.test(file))
    throw new CallError(`"${path}" is not a text of the handbook: its name must end with .md, .mdx, .yaml, .yml or .json.`)
  const known = new Set(before.map(problemKey))
  const found = compile(settings, new Map([[file, text]])).problems
  const own = found.filter((each) => each.file === file)
  const others = found.filter((each) => each.file !== file && !known.has(problemKey(each)))
  const isError = ({ severity }: Problem) => severity === 'error'
  return { ok: ![...own, ...others].some(isError), problems: own.map(describeProblem), elsewhere: others.map(describeProblem) }
}

function describeProblem({ code, severity, file, line, column, endLine, endColumn, message, hint, suggestions }: Problem): DraftProblem {
  return {
    code,
    severity,
    file,
    line,
    column,
    endLine,
    endColumn,
    message,
    ...(hint !== undefined && { hint }),
    ...(suggestions && { suggestions }),
  }
}
