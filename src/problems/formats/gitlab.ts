/** Formats problems as a report of GitLab's code quality, which marks the changed lines of a merge request. */
import { createHash } from 'node:crypto'
import { explainCommand } from '../codes.ts'
import type { Problem } from '../problem.ts'

/** `prefix` is the path from the repository root to the content folder, with a trailing slash. */
export function formatGitlab(problems: readonly Problem[], prefix: string): string {
  const seen = new Map<string, number>()
  const issues = problems.map(({ severity, file, line, endLine, code, message, hint }) => {
    // A line above may change without making it another problem, so lines don't count. Two equal problems do.
    const key = JSON.stringify([code, file, message])
    const count = (seen.get(key) ?? 0) + 1
    seen.set(key, count)
    return {
      description: [message, hint, `To read more: ${explainCommand(code)}`].filter(Boolean).join(' '),
      check_name: code,
      fingerprint: createHash('sha256').update(`${key} ${count}`).digest('hex'),
      severity: severity === 'error' ? 'major' : 'minor',
      location: { path: (prefix + file).replace(/\/$/, '') || '.', lines: { begin: line, end: endLine } },
    }
  })
  return JSON.stringify(issues, null, 2)
}
