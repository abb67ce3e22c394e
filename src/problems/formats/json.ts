/** Formats problems as JSON, as documented for `handbook check --format json`. */
import { explainCommand } from '../codes.ts'
import { escapeControls } from '../printable.ts'
import { hasErrors, type Problem } from '../problem.ts'

export function formatJson(problems: readonly Problem[], entries: Readonly<Record<string, number>>, elapsedMs: number): string {
  const shown = problems.map(({ absent: _, standsFor: __, ...each }) => each)
  const report = { format: 1, ok: !hasErrors(problems), entries, elapsedMs, explain: explainCommand('CODE'), problems: shown }
  return escapeControls(JSON.stringify(report, null, 2))
}
