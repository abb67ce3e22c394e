/** Formats problems as GitHub workflow annotations. */
import { explainCommand } from '../codes.ts'
import { escapeControls } from '../printable.ts'
import type { Problem } from '../problem.ts'

/** `prefix` is the path from the repository root to the content folder, with a trailing slash. */
export function formatGithub(problems: readonly Problem[], prefix: string): string {
  return problems
    .map(({ severity, file, line, column, endLine, endColumn, code, message, hint, related = [] }) => {
      const properties = [
        `file=${escapeProperty(prefix + file)}`,
        `line=${line}`,
        `endLine=${endLine}`,
        `col=${column}`,
        `endColumn=${endColumn}`,
        `title=${escapeProperty(code)}`,
      ]
      const seconds = related.map((each) => `${each.message}: ${prefix}${each.file}:${each.line}`)
      const texts = [message, hint, seconds.length > 0 ? `(${seconds.join('; ')})` : '']
      return `::${severity} ${properties.join(',')}::${escapeData(`${texts.filter(Boolean).join(' ')}\nTo read more: ${explainCommand(code)}`)}`
    })
    .join('\n')
}

function escapeData(text: string): string {
  return escapeControls(text).replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A')
}

function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(':', '%3A').replaceAll(',', '%2C')
}
