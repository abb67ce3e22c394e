/** Formats lines with changed words: `[-old-] {+new+}` for terminals, like git, ~~old~~ **new** in Markdown. */
import type { ListItem, PhrasingContent, RootContent } from 'mdast'
import type { DiffLine, Piece } from './diff-lines.ts'
import { differencesText as text } from '../../words/differences.ts'
import { phrases } from '../../markdown/mdast.ts'

const signs = { added: '+', removed: '-', changed: '~', moved: '>' } as const

export function formatLineAsText({ kind, pieces, isCode, notes }: DiffLine): string[] {
  const sign = signs[kind]
  const first = isCode
    ? [`${sign} ${text.code}`, ...prefixLines(pieces).map((line) => `    ${line}`)]
    : [`${sign} ${pieces.map((piece) => formatWordsAsText(kind, piece)).join('')}`]
  return [...first, ...notes.map((note) => `    ${note}`)]
}

export function formatLineAsMarkdown({ kind, pieces, isCode, notes }: DiffLine): ListItem {
  const label = text.kinds[kind]
  const content = phrases(
    ...(isCode ? [`${label}: ${text.code}`] : [`${label}: `, ...pieces.map(formatWordsAsMarkdown)]),
    ...notes.map((note) => ` (${note})`),
  )
  const code: RootContent[] = isCode ? [{ type: 'code', lang: 'diff', value: prefixLines(pieces).join('\n') }] : []
  return { type: 'listItem', spread: false, children: [{ type: 'paragraph', children: content }, ...(code as ListItem['children'])] }
}

/** If the whole block changed, its sign is enough. */
function formatWordsAsText(line: DiffLine['kind'], { kind, text: words }: Piece): string {
  if (kind === 'same' || line === kind) return words
  return kind === 'added' ? `{+${words}+}` : `[-${words}-]`
}

function formatWordsAsMarkdown({ kind, text: words }: Piece): string | PhrasingContent {
  if (kind === 'same') return words
  return { type: kind === 'added' ? 'strong' : 'delete', children: phrases(words) }
}

function prefixLines(pieces: readonly Piece[]): string[] {
  const prefix = { same: ' ', added: '+', removed: '-' } as const
  return pieces.flatMap(({ kind, text: lines }) => lines.split('\n').map((line) => `${prefix[kind]} ${line}`.trimEnd()))
}
