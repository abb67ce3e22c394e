/** Problems for programs, in the form that `handbook check --format json` promises. */
import { escapeControls } from '../printable.ts'
import { hasErrors, type Problem } from '../problem.ts'

export function formatJson(problems: readonly Problem[], entries: Readonly<Record<string, number>>, elapsedMs: number): string {
  const shown = problems.map(({ absent: _, ...each }) => each)
  return escapeControls(JSON.stringify({ format: 1, ok: !hasErrors(problems), entries, elapsedMs, problems: shown }, null, 2))
}
