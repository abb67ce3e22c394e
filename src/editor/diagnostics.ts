/** Problems as an editor shows them. */
import { type Diagnostic, DiagnosticSeverity, DiagnosticTag } from 'vscode-languageserver'
import { isOurCode, manualPage, type ProblemCode } from '../problems/codes.ts'
import type { Problem } from '../problems/problem.ts'
import { ungroupRepeatedKeys } from '../problems/repeated-keys.ts'
import { toRange, toStart } from './ranges.ts'
import type { Session } from './session.ts'

/** Text that has no effect, which editors print pale. */
const withoutEffect: ReadonlySet<string> = new Set<ProblemCode>(['key-foreign', 'html-hidden', 'triage-unreachable'])

/**
 * All problems, by the address of their file; undefined if something changed meanwhile. `documentation` is the address of the manual, with a
 * trailing slash.
 */
export async function listDiagnostics(session: Session, documentation?: string): Promise<Map<string, Diagnostic[]> | undefined> {
  const compilation = await session.compileInSteps()
  if (!compilation) return undefined
  const { problems } = compilation
  const byFile = Map.groupBy(ungroupRepeatedKeys(problems), ({ file }) => session.uriOf(file))
  return new Map([...byFile].map(([uri, here]) => [uri, here.map((each) => toDiagnostic(each, session, documentation))]))
}

export function toDiagnostic(problem: Problem, { uriOf }: Session, documentation?: string): Diagnostic {
  const { code, severity, message, hint, related } = problem
  return {
    range: toRange(problem),
    severity: severity === 'error' ? DiagnosticSeverity.Error : DiagnosticSeverity.Warning,
    code,
    ...(documentation !== undefined && isOurCode(code) && { codeDescription: { href: documentation + manualPage(code) } }),
    source: 'handbook',
    message: [message, hint].filter(Boolean).join(' '),
    ...(withoutEffect.has(code) && { tags: [DiagnosticTag.Unnecessary] }),
    ...(related && {
      relatedInformation: related.map((each) => ({ location: { uri: uriOf(each.file), range: toStart(each) }, message: each.message })),
    }),
  }
}
