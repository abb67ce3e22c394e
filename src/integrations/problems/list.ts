/** The problems of the content as the browser shows them in `dev`. */
import type { Compilation } from '../../compilation.ts'
import type { ShownProblem } from '../../plain/dev-events.ts'
import { isOurCode, manualPage } from '../../problems/codes.ts'
import { formatExcerpt } from '../../problems/formats/text.ts'
import type { Problem } from '../../problems/problem.ts'
import { readDocumentationAddress } from '../documentation.ts'

/** Errors first, each kind in the order of the check. */
export function listProblems({ problems, sources }: Pick<Compilation, 'problems' | 'sources'>): ShownProblem[] {
  const texts = new Map(sources.files.map(({ path, text }) => [path, text]))
  const address = readDocumentationAddress()
  const shown = problems.map((each) => showProblem(each, texts.get(each.file), address))
  return [...shown.filter(({ severity }) => severity === 'error'), ...shown.filter(({ severity }) => severity === 'warning')]
}

function showProblem(problem: Problem, text: string | undefined, address: string | undefined): ShownProblem {
  const { severity, code, file, line, column, message, hint } = problem
  const written = text?.split(/\r\n|\n|\r/, line)[line - 1]
  return {
    severity,
    code,
    ...(address !== undefined && isOurCode(code) && { manual: address + manualPage(code) }),
    file,
    line,
    column,
    message,
    ...(hint !== undefined && { hint }),
    ...(written?.trim() && { excerpt: formatExcerpt(problem, written).join('\n') }),
  }
}
