/** Makes the repairs that problems offer. */
import type { Problem } from './problem.ts'

/** The text with all fixes made; of two that overlap, the first is made. */
export function applyFixes(text: string, problems: readonly Problem[]): { text: string; count: number } {
  const lines = [0, ...Array.from(text.matchAll(/\r\n|\n|\r/g), (match) => match.index + match[0].length)]
  const offset = (line: number, column: number) => (lines[line - 1] ?? text.length) + column - 1
  let end = 0
  let result = ''
  let count = 0
  const edits = problems
    .flatMap((problem) =>
      problem.fix
        ? [{ start: offset(problem.line, problem.column), end: offset(problem.endLine, problem.endColumn), replace: problem.fix.replace }]
        : [],
    )
    .sort((a, b) => a.start - b.start)
  for (const edit of edits) {
    if (edit.start < end) continue
    result += text.slice(end, edit.start) + edit.replace
    end = edit.end
    count++
  }
  return { text: result + text.slice(end), count }
}
