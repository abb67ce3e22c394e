/** Quick fixes: what a problem suggests at its place. */
import { type CodeAction, CodeActionKind, type Range } from 'vscode-languageserver'
import type { ProblemCode } from '../problems/codes.ts'
import type { Problem } from '../problems/problem.ts'
import { ungroupRepeatedKeys } from '../problems/repeated-keys.ts'
import { findFrontMatter } from '../sources/front-matter.ts'
import { formatScalar } from '../sources/yaml.ts'
import { toDiagnostic } from './diagnostics.ts'
import { toRange, touches } from './ranges.ts'
import type { Session } from './session.ts'

/** Problems whose suggestions replace the text at fault. Others suggest a file or an address elsewhere. */
const inPlace: ReadonlySet<string> = new Set<ProblemCode>([
  'reference-missing',
  'tier-name-as-id',
  'anchor-missing',
  'link-missing',
  'image-missing',
  'key-unknown',
  'value-invalid',
  'date-invalid',
  'instant-without-offset',
  'version-not-text',
  'text-ambiguous',
  'callout-invalid',
])

/** The fixes of all problems that touch a range of a file. A certain fix comes first, and is preferred. */
export function listQuickFixes(session: Session, path: string, range: Range, documentation?: string): CodeAction[] {
  const { problems, sources } = session.compile()
  const text = sources.files.find((file) => file.path === path)?.text
  if (text === undefined) return []
  return ungroupRepeatedKeys(problems)
    .filter((problem) => problem.file === path && touches(toRange(problem), range))
    .flatMap((problem) =>
      replacementsFor(problem, text).map((newText) => ({
        title: newText === '' ? 'Remove it' : `Write ${/^".*"$/.test(newText) ? newText : `"${newText}"`}`,
        kind: CodeActionKind.QuickFix,
        diagnostics: [toDiagnostic(problem, session, documentation)],
        ...(newText === problem.fix?.replace && { isPreferred: true }),
        edit: { changes: { [session.uriOf(path)]: [{ range: toRange(problem), newText }] } },
      })),
    )
}

function replacementsFor(problem: Problem, text: string): string[] {
  const { code, fix, suggestions = [] } = problem
  // The first suggestion is what the fix writes.
  const others = inPlace.has(code) ? suggestions.slice(fix ? 1 : 0) : []
  return [...new Set([...(fix ? [fix.replace] : []), ...others.map((each) => writeAt(problem, each, text))])]
}

/** In YAML, some values need quotes, and those that have some keep them. */
function writeAt({ code, file, line, column }: Problem, suggestion: string, text: string): string {
  const head = findFrontMatter(text)
  const lines = text.split(/\r\n|\n|\r/)
  const isInHead = head.kind === 'present' && line <= text.slice(0, head.yaml.end).split(/\r\n|\n|\r/).length
  if (code === 'anchor-missing' || /^["']/.test(suggestion) || !(isInHead || /\.ya?ml$/i.test(file))) return suggestion
  return formatScalar(suggestion, /^["']/.test((lines[line - 1] ?? '').slice(column - 1)))
}
