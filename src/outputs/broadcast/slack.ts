/**
 * A message for Slack: `chat.postMessage` and incoming webhooks take it as it is. Slack's "mrkdwn" knows no escape for `*`, `_`, `~` and
 * backticks, so what a writer wrote stands in `plain_text` and `rich_text` alone, which take every character as it is.
 */
import type { Element, ElementContent } from 'hast'
import { broadcastText as text } from '../../words/broadcast.ts'
import { pageOf } from '../../collections/pages.ts'
import { plainNodes } from '../../page/plain-nodes.ts'
import { elementsIn } from '../../page/read-nodes.ts'
import { sentEntry } from '../../page/sent-entry.ts'
import { wholeAddress } from '../markdown/entry.ts'
import { addressOf, correctionLine, type Message, oneLine, onOneLine, readOn, subjectLine } from './message.ts'

/** What Slack takes at most. */
export const slackLimits = { blocks: 50, section: 3000, header: 150, alt: 2000 } as const

interface PlainText {
  type: 'plain_text'
  text: string
  emoji: false
}
/** Holds words and addresses of ours, and nothing that a writer wrote. */
interface MarkdownText {
  type: 'mrkdwn'
  text: string
}
const bold = { bold: true } as const
type Style = typeof bold

/** A piece of a line, as it is. */
export type RichPiece = { type: 'text'; text: string; style?: Style } | { type: 'link'; url: string; text: string; style?: Style }
export type Block =
  | { type: 'header'; text: PlainText }
  | { type: 'section'; text: MarkdownText }
  | { type: 'rich_text'; elements: { type: 'rich_text_section'; elements: RichPiece[] }[] }
  | { type: 'image'; image_url: string; alt_text: string }

/** `text` stands in notifications, and where blocks are not shown. */
export interface SlackMessage {
  text: string
  mrkdwn: false
  blocks: Block[]
}

export function slackMessage(message: Message): SlackMessage {
  const { subject, handbook } = message
  const title = subjectLine(message)
  const correction = correctionLine(message)
  const { head, sections } = sentEntry({ entry: subject.entry, parts: pageOf(subject.entry, handbook) })
  const parts = plainNodes([...head, ...sections], wholeAddress(handbook)).flatMap((node) => blocksOf(node, subject.entry.title))
  const before: Block[] = [
    { type: 'header', text: plainText(title, slackLimits.header) },
    ...(correction === undefined ? [] : [richText([{ type: 'text', text: correction }])]),
  ]
  const end = linkTo(readOn(subject), addressOf(message))
  return {
    text: escaped(cut(title, slackLimits.section)),
    mrkdwn: false,
    blocks: [...before, ...firstOf(parts, slackLimits.blocks - before.length - 1, message), section(end)],
  }
}

/** Those that fit into one message; of a list that is too long, how much more there is. */
function firstOf(blocks: readonly Part[], most: number, message: Message): Block[] {
  const shown = blocks.length > most ? blocks.slice(0, most - 1) : blocks
  const rest = blocks.slice(shown.length).filter(({ isItem }) => isItem).length
  return [
    ...shown.map(({ block }) => block),
    ...(shown.length < blocks.length ? [section(linkTo(rest > 0 ? text.more(rest) : text.cut, addressOf(message)))] : []),
  ]
}

/** A block, and whether it's one of a list. */
interface Part {
  block: Block
  isItem: boolean
}

/** A block of plain HTML; what is in a list is a block each. A picture that nobody has described has the title of the message. */
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

/** An empty line would be refused. */
function partsFrom(block: Block, isItem = false): Part[] {
  const isEmpty = block.type === 'rich_text' && block.elements.every(({ elements }) => elements.length === 0)
  return isEmpty ? [] : [{ block, isItem }]
}

/** Slack shows no other formats. */
function imageOf({ properties: { src, alt } }: Element, title: string): Block | undefined {
  if (!/\.(png|jpe?g|gif)$/i.test(String(src))) return undefined
  return { type: 'image', image_url: String(src), alt_text: cut(oneLine(String(alt)) || title, slackLimits.alt) }
}

/** The paragraphs of an element, each on a line of its own. */
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

/** Texts of one style that follow each other are one piece. */
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

/** One line or a few; what is too long is cut. An empty piece would be refused. */
function richText(pieces: readonly RichPiece[]): Block {
  let room: number = slackLimits.section
  const elements = pieces.flatMap((piece): RichPiece[] => {
    const kept = room > 0 ? cut(piece.text, room) : ''
    room -= kept.length
    return kept === '' ? [] : [{ ...piece, text: kept }]
  })
  return { type: 'rich_text', elements: [{ type: 'rich_text_section', elements }] }
}

function plainText(value: string, most: number): PlainText {
  return { type: 'plain_text', text: cut(value, most), emoji: false }
}

function section(markdown: string): Block {
  return { type: 'section', text: { type: 'mrkdwn', text: markdown } }
}

/** A link with a label of ours; in its address, "|" and ">" would end it. */
function linkTo(label: string, address: string): string {
  return `<${address.replaceAll('|', '%7C').replaceAll('>', '%3E').replaceAll('&', '&amp;')}|${escaped(label)}>`
}

/** The three characters by which Slack knows links and mentions. */
function escaped(value: string): string {
  return value.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}

/** Not longer than so many units, and no half of a character at its end. */
function cut(value: string, most: number): string {
  return value.length <= most ? value : `${value.slice(0, most - 1).replace(/[\uD800-\uDBFF]$/, '')}…`
}
