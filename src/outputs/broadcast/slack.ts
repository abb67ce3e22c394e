/**
 * A Slack message, as `chat.postMessage` and incoming webhooks take it. Slack's "mrkdwn" can't escape `*`, `_`, `~` and backticks, so
 * writers' text goes only into `plain_text` and `rich_text`, which take all characters literally.
 */
import type { Element, ElementContent } from 'hast'
import { broadcastText as text } from '../../words/broadcast.ts'
import { elementsIn } from '../../page/read-nodes.ts'
import type { Letter } from './letter.ts'
import { oneLine, onOneLine } from './message.ts'

/** Slack's limits: blocks per message, and characters per text. */
export const slackLimits = { blocks: 50, section: 3000, header: 150, alt: 2000 } as const

interface PlainText {
  type: 'plain_text'
  text: string
  emoji: false
}
/** For our own words and URLs only, never for writers' text. */
interface MarkdownText {
  type: 'mrkdwn'
  text: string
}
const bold = { bold: true } as const
type Style = typeof bold

/** Literal text or a link. */
export type RichPiece = { type: 'text'; text: string; style?: Style } | { type: 'link'; url: string; text: string; style?: Style }
export type Block =
  | { type: 'header'; text: PlainText }
  | { type: 'section'; text: MarkdownText }
  | { type: 'rich_text'; elements: { type: 'rich_text_section'; elements: RichPiece[] }[] }
  | { type: 'image'; image_url: string; alt_text: string }

/** `text` is for notifications and clients without blocks. */
export interface SlackMessage {
  text: string
  mrkdwn: false
  blocks: Block[]
}

export function slackMessage({ title, correction, shortBlocks, pictureText, link }: Letter): SlackMessage {
  const parts = shortBlocks.flatMap((node) => blocksOf(node, pictureText))
  const before: Block[] = [
    { type: 'header', text: plainText(title, slackLimits.header) },
    ...(correction === undefined ? [] : [richText([{ type: 'text', text: correction }])]),
  ]
  const end = linkTo(link.label, link.url)
  return {
    text: escapeMarks(cut(title, slackLimits.section)),
    mrkdwn: false,
    blocks: [...before, ...fitBlocks(parts, slackLimits.blocks - before.length - 1, link.url), section(end)],
  }
}

/** The blocks that fit into one message, and a link that counts the list items that don't. */
function fitBlocks(blocks: readonly Part[], maxBlocks: number, url: string): Block[] {
  const shown = blocks.length > maxBlocks ? blocks.slice(0, maxBlocks - 1) : blocks
  const rest = blocks.slice(shown.length).filter(({ isItem }) => isItem).length
  return [
    ...shown.map(({ block }) => block),
    ...(shown.length < blocks.length ? [section(linkTo(rest > 0 ? text.more(rest) : text.cut, url))] : []),
  ]
}

/** A block, and whether it's a list item. */
interface Part {
  block: Block
  isItem: boolean
}

/** The blocks of an element of plain HTML, one per list item. Slack requires an alternative text: images without one get `title`. */
function blocksOf(node: ElementContent, title: string): Part[] {
  if (node.type !== 'element') return []
  const { tagName, children } = node
  if (tagName === 'ul' || tagName === 'ol') return elementsIn(node).flatMap((item) => partsFrom(richText(linesOf(item)), true))
  if (tagName === 'figure') return children.flatMap((child) => blocksOf(child, title))
  const image = tagName === 'img' ? imageOf(node, title) : undefined
  if (image) return partsFrom(image)
  const pieces = linesOf(node)
  return partsFrom(richText(/^h\d$/.test(tagName) ? pieces.map((piece) => ({ ...piece, style: bold })) : pieces))
}

/** Slack rejects blocks without text. */
function partsFrom(block: Block, isItem = false): Part[] {
  const isEmpty = block.type === 'rich_text' && block.elements.every(({ elements }) => elements.length === 0)
  return isEmpty ? [] : [{ block, isItem }]
}

/** Undefined for formats that Slack doesn't show. */
function imageOf({ properties: { src, alt } }: Element, title: string): Block | undefined {
  if (!/\.(png|jpe?g|gif)$/i.test(String(src))) return undefined
  return { type: 'image', image_url: String(src), alt_text: cut(oneLine(String(alt)) || title, slackLimits.alt) }
}

/** The text of an element, one line per paragraph. */
function linesOf(node: Element): RichPiece[] {
  const paragraphs = elementsIn(node).filter(({ tagName }) => tagName === 'p')
  const lines = (paragraphs.length > 0 ? paragraphs : [node]).map(({ children }) =>
    trimmed(joined(children.flatMap((child) => piecesOf(child)))),
  )
  return lines.filter((line) => line.length > 0).flatMap((line, index) => (index > 0 ? [lineBreak, ...line] : line))
}

function piecesOf(node: ElementContent, isBold = false): RichPiece[] {
  const style = isBold && { style: bold }
  if (node.type === 'text') return [{ type: 'text', text: onOneLine(node.value), ...style }]
  if (node.type !== 'element') return []
  const { tagName, properties, children } = node
  const pieces = children.flatMap((child) => piecesOf(child, isBold || tagName === 'strong'))
  if (tagName !== 'a') return pieces
  return [{ type: 'link', url: String(properties['href']), text: oneLine(pieces.map(({ text: words }) => words).join('')) }]
}

/** Joins adjacent texts of one style. */
function joined(pieces: readonly RichPiece[]): RichPiece[] {
  const kept: RichPiece[] = []
  for (const piece of pieces) {
    const last = kept.at(-1)
    if (last?.type === 'text' && piece.type === 'text' && last.style === piece.style)
      kept[kept.length - 1] = { ...last, text: last.text + piece.text }
    else kept.push(piece)
  }
  return kept
}

function trimmed(pieces: readonly RichPiece[]): RichPiece[] {
  return pieces
    .map((piece, index) => {
      const start = index === 0 ? piece.text.trimStart() : piece.text
      return { ...piece, text: index === pieces.length - 1 ? start.trimEnd() : start }
    })
    .filter(({ text: words }) => words !== '')
}

const lineBreak: RichPiece = { type: 'text', text: '\n' }

/** One or a few lines; text that's too long is cut. Slack would refuse an empty piece. */
function richText(pieces: readonly RichPiece[]): Block {
  let remaining: number = slackLimits.section
  const elements = pieces.flatMap((piece): RichPiece[] => {
    const kept = remaining > 0 ? cut(piece.text, remaining) : ''
    remaining -= kept.length
    return kept === '' ? [] : [{ ...piece, text: kept }]
  })
  return { type: 'rich_text', elements: [{ type: 'rich_text_section', elements }] }
}

function plainText(value: string, maxLength: number): PlainText {
  return { type: 'plain_text', text: cut(value, maxLength), emoji: false }
}

function section(markdown: string): Block {
  return { type: 'section', text: { type: 'mrkdwn', text: markdown } }
}

/** A link with a label of ours; "|" or ">" would end its URL. */
function linkTo(label: string, address: string): string {
  return `<${address.replaceAll('|', '%7C').replaceAll('>', '%3E').replaceAll('&', '&amp;')}|${escapeMarks(label)}>`
}

/** Escapes the characters that mark links and mentions. */
function escapeMarks(value: string): string {
  return value.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}

/** Cuts to `maxLength` UTF-16 units without splitting a surrogate pair. */
function cut(value: string, maxLength: number): string {
  return value.length <= maxLength ? value : `${value.slice(0, maxLength - 1).replace(/[\uD800-\uDBFF]$/, '')}…`
}
