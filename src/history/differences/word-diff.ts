/** Formats lines with changed words: `[-old-] {+new+}` for terminals, like git, ~~old~~ **new** in Markdown. */
import type { ListItem, PhrasingContent, RootContent } from 'mdast'
import type { DiffLine, Piece } from './diff-lines.ts'
import { differencesText as text } from '../../words/differences.ts'
import { phrases } from '../../markdown/mdast.ts'

const signs = { added: '+', removed: '-', changed: '~', moved: '>' } as const

export function lineAsText({ kind, pieces, isCode, notes }: DiffLine): string[] {
  const sign = signs[kind]
  const first = isCode
    ? [`${sign} ${text.code}`, ...codeLines(pieces).map((line) => `    ${line}`)]
    : [`${sign} ${pieces.map((piece) => wordsAsText(kind, piece)).join('')}`]
  return [...first, ...notes.map((note) => `    ${note}`)]
}

export function lineAsMarkdown({ kind, pieces, isCode, notes }: DiffLine): ListItem {
  const label = text.kinds[kind]
  const told = phrases(
    ...(isCode ? [`${label}: ${text.code}`] : [`${label}: `, ...pieces.map(wordsAsMarkdown)]),
    ...notes.map((note) => ` (${note})`),
  )
  const code: RootContent[] = isCode ? [{ type: 'code', lang: 'diff', value: codeLines(pieces).join('\n') }] : []
  return { type: 'listItem', spread: false, children: [{ type: 'paragraph', children: told }, ...(code as ListItem['children'])] }
}

/** If the whole block changed, its sign is enough. */
function wordsAsText(line: DiffLine['kind'], { kind, text: words }: Piece): string {
  if (kind === 'same' || line === kind) return words
  return kind === 'added' ? `{+${words}+}` : `[-${words}-]`
}

function wordsAsMarkdown({ kind, text: words }: Piece): string | PhrasingContent {
  if (kind === 'same') return words
  return { type: kind === 'added' ? 'strong' : 'delete', children: phrases(words) }
}

function codeLines(pieces: readonly Piece[]): string[] {
  const prefix = { same: ' ', added: '+', removed: '-' } as const
  return pieces.flatMap(({ kind, text: lines }) => lines.split('\n').map((line) => `${prefix[kind]} ${line}`.trimEnd()))
}
