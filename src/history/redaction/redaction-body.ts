/** Redacts blocks of Markdown or MDX that hold redacted words. Pure. */
import type { ElementContent, RootContent } from 'hast'
import type { Nodes } from 'mdast'
import { parseFragment, readTree, TextTooDeep } from '../../markdown/engine.ts'
import { nodeText } from '../../markdown/parse.ts'
import { toPlainText } from '../differences/blocks.ts'
import { type TextRedaction, formatNotice } from './notice.ts'

/** Blocks that contain blocks. All others are redacted as a whole. */
const containers = new Set(['root', 'blockquote', 'list', 'listItem', 'footnoteDefinition', 'table', 'mdxJsxFlowElement'])

interface Cut {
  start: number
  end: number
  /** Number of cells in a row. */
  cells?: number
  isAtTop: boolean
}

export function redactBody(body: string, isMdx: boolean, redaction: TextRedaction): string {
  const notice = formatNotice(redaction)
  const root = parseTree(body, isMdx)
  if (!root) return `${notice}\n`
  const { isIn } = redaction.redactedText
  const leaves = findLeaves(root, body, isIn)
  const cuts = leaves.filter(({ texts }) => texts.some(isIn))
  const rest = cuts.reduceRight((text, cut) => text.slice(0, cut.start) + replaceCut(cut, notice) + text.slice(cut.end), body)
  // A match across several blocks redacts the whole body.
  const isStillIn =
    isIn(rest) ||
    isIn(
      leaves
        .filter((leaf) => !cuts.includes(leaf))
        .map(({ texts }) => texts[0])
        .join('\n'),
    )
  return isStillIn ? `${notice}\n` : rest
}

/** MDX that doesn't parse is shown as Markdown, so parse it as such. Returns undefined for a text that isn't shown at all. */
function parseTree(text: string, isMdx: boolean): Nodes | undefined {
  try {
    return readTree({ text, isMdx }).root
  } catch (error) {
    if (error instanceof TextTooDeep) return undefined
    return isMdx ? parseTree(text, false) : undefined
  }
}

/** `texts` are the readings to search: as read, as written, and in parts. */
type Leaf = Cut & { texts: readonly string[] }

function findLeaves(node: Nodes, source: string, isIn: (text: string) => boolean, isAtTop = true): Leaf[] {
  const start = node.position?.start.offset ?? 0
  const end = node.position?.end.offset ?? start
  const written = source.slice(start, end)
  if (!containers.has(node.type))
    return [
      {
        start,
        end,
        isAtTop,
        ...(node.type === 'tableRow' && { cells: node.children.length }),
        texts: [readText(node), written, ...readParts(node)],
      },
    ]
  const children = 'children' in node ? (node.children as readonly Nodes[]) : []
  // The tag of an element isn't text, but its attributes may be printed.
  const tag = node.type === 'mdxJsxFlowElement' ? source.slice(start, children[0]?.position?.start.offset ?? end) : ''
  if (isIn(tag)) return [{ start, end, isAtTop, texts: [tag] }]
  return children.flatMap((child) => findLeaves(child, source, isIn, node.type === 'root'))
}

function readText(node: Nodes): string {
  if (node.type === 'html')
    return parseFragment(node.value)
      .children.map((child: RootContent) => toPlainText(child as ElementContent))
      .join('')
  if (node.type === 'code') return node.value
  return node.type === 'tableRow' ? node.children.map(nodeText).join(' | ') : nodeText(node)
}

function readParts(node: Nodes): string[] {
  return node.type === 'tableRow' ? node.children.map(nodeText) : []
}

/** Keep a row a row, so that the table stays valid. */
function replaceCut({ cells, isAtTop }: Cut, notice: string): string {
  if (cells !== undefined) return `| ${notice} |${' |'.repeat(cells - 1)}`
  return isAtTop ? `${notice}\n` : notice
}
