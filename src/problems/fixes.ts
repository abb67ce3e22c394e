import type { Problem, Span } from './problem.ts'

/** A text to replace, such as a problem with its fix. */
export type Fixable = Span & Pick<Problem, 'fix'>

/** Returns the fixed text and the fixed problems. Of fixes that overlap or start at the same offset, only the first is applied. */
export function applyFixes<P extends Fixable>(text: string, problems: readonly P[]): { text: string; made: P[] } {
  const lines = [0, ...Array.from(text.matchAll(/\r\n|\n|\r/g), (match) => match.index + match[0].length)]
  const offset = (line: number, column: number) => (lines[line - 1] ?? text.length) + column - 1
  const edits = problems
    .flatMap((problem) =>
      problem.fix
        ? [
            {
              problem,
              start: offset(problem.line, problem.column),
              end: offset(problem.endLine, problem.endColumn),
              replace: problem.fix.replace,
            },
          ]
        : [],
    )
    .sort((a, b) => a.start - b.start)
  let [start, end] = [-1, 0]
  let result = ''
  const made: P[] = []
  for (const edit of edits) {
    if (edit.start < end || edit.start === start) continue
    result += text.slice(end, edit.start) + edit.replace
    start = edit.start
    end = edit.end
    made.push(edit.problem)
  }
  return { text: result + text.slice(end), made }
}
