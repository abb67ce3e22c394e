/** Formats problems as GitHub workflow annotations. */
import { explainCommand } from '../codes.ts'
import { escapeControls } from '../printable.ts'
import type { Problem } from '../problem.ts'

/** `prefix` is the path from the repository root to the content folder, with a trailing slash. */
export function formatGithub(problems: readonly Problem[], prefix: string): string {
  return problems
    .map(({ severity, file, line, column, endLine, endColumn, code, message, hint, related = [] }) => {
      const place = [
        `file=${property(prefix + file)}`,
        `line=${line}`,
        `endLine=${endLine}`,
        `col=${column}`,
        `endColumn=${endColumn}`,
        `title=${property(code)}`,
      ]
      const seconds = related.map((each) => `${each.message}: ${prefix}${each.file}:${each.line}`)
      const said = [message, hint, seconds.length > 0 ? `(${seconds.join('; ')})` : '']
      return `::${severity} ${place.join(',')}::${data(`${said.filter(Boolean).join(' ')}\nTo read more: ${explainCommand(code)}`)}`
    })
    .join('\n')
}

function data(text: string): string {
  return escapeControls(text).replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A')
}

function property(text: string): string {
  return data(text).replaceAll(':', '%3A').replaceAll(',', '%2C')
}
