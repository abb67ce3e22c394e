/** Formats problems as SARIF 2.1.0, for code hosts and editors. */
import { type Code, isOurCode, manualPage, type ProblemCode, problemCodes } from '../codes.ts'
import { escapeControls } from '../printable.ts'
import type { Problem } from '../problem.ts'

export interface Manual {
  /** Returns the manual's page for a code, as plain text and as Markdown. */
  helpFor(code: ProblemCode): { text: string; markdown: string }
  /** What a company says about its own codes. */
  own?: ReadonlyMap<string, { summary: string; help?: { text: string; markdown: string } }>
  /** Address of the documentation, with a trailing slash; undefined if it isn't published. */
  address?: string | undefined
}

/** `prefix` is the path from the repository root to the content folder, with a trailing slash. */
export function formatSarif(problems: readonly Problem[], prefix: string, manual: Manual): string {
  const { address } = manual
  const codes = [...new Set(problems.map((each) => each.code))].sort()
  const log = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: 'handbook',
            ...(address !== undefined && { informationUri: address }),
            rules: codes.map((id) => formatRule(id, manual)),
          },
        },
        columnKind: 'utf16CodeUnits',
        results: problems.map((problem) => ({
          ruleId: problem.code,
          ruleIndex: codes.indexOf(problem.code),
          level: problem.severity,
          message: { text: [problem.message, problem.hint].filter(Boolean).join(' ') },
          locations: [{ physicalLocation: { artifactLocation: { uri: toUri(prefix + problem.file) }, region: formatRegion(problem) } }],
          ...(problem.related && {
            relatedLocations: problem.related.map(({ file, line, column, message }) => ({
              message: { text: message },
              physicalLocation: { artifactLocation: { uri: toUri(prefix + file) }, region: { startLine: line, startColumn: column } },
            })),
          }),
          ...(problem.fix && { fixes: [formatFix(problem, prefix, problem.fix.replace)] }),
        })),
      },
    ],
  }
  return escapeControls(JSON.stringify(log, null, 2))
}

function formatRule(id: Code, { helpFor, own, address }: Manual): object {
  if (isOurCode(id))
    return {
      id,
      shortDescription: { text: problemCodes[id].summary },
      help: helpFor(id),
      ...(address !== undefined && { helpUri: address + manualPage(id) }),
    }
  const { summary = id, help } = own?.get(id) ?? {}
  return { id, shortDescription: { text: summary }, ...(help && { help }) }
}

function formatFix(problem: Problem, prefix: string, text: string): object {
  return {
    description: { text: problem.hint ?? `Write "${text}".` },
    artifactChanges: [
      {
        artifactLocation: { uri: toUri(prefix + problem.file) },
        replacements: [{ deletedRegion: formatRegion(problem), insertedContent: { text } }],
      },
    ],
  }
}

function formatRegion({ line, column, endLine, endColumn }: Problem): object {
  return { startLine: line, startColumn: column, endLine, endColumn }
}

function toUri(path: string): string {
  return path.split('/').map(encodeURIComponent).join('/')
}
