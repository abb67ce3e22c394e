/**
 * A message for Slack: `chat.postMessage` and incoming webhooks take it as it is. Slack's "mrkdwn" knows no escape for `*`, `_`, `~` and
 * backticks, so what a writer wrote stands in `plain_text` and `rich_text` alone, which take every character as it is.
 */
import { broadcastText as text } from '../../words/broadcast.ts'
import { valueName } from '../../words/names.ts'
import { isTakenBack } from './broadcasts.ts'
import { entriesOfRelease } from '../../collections/changelog/view.ts'
import { isBareRelease, reachText, releaseSummary } from '../feeds/body.ts'
import { mediaOf } from '../../collections/changelog/media.ts'
import { absoluteUrl } from '../../graph/paths.ts'
import { type Change, reachOf } from '../../collections/changelog/reach.ts'
import { addressOf, correctionLine, type Message, oneLine, readOn, subjectLine } from './message.ts'

/** What Slack takes at most. */
export const slackLimits = { blocks: 50, section: 3000, header: 150, alt: 2000, context: 2000 } as const

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
/** A piece of a line, as it is. */
export type RichPiece = { type: 'text'; text: string; style?: { bold: true } } | { type: 'link'; url: string; text: string }
export type Block =
  | { type: 'header'; text: PlainText }
  | { type: 'section'; text: MarkdownText }
  | { type: 'context'; elements: PlainText[] }
  | { type: 'rich_text'; elements: { type: 'rich_text_section'; elements: RichPiece[] }[] }
  | { type: 'image'; image_url: string; alt_text: string }

/** `text` stands in notifications, and where blocks are not shown. */
export interface SlackMessage {
  text: string
  mrkdwn: false
  blocks: Block[]
}

export function slackMessage(message: Message): SlackMessage {
  const title = subjectLine(message)
  const correction = correctionLine(message)
  const head: Block[] = [
    { type: 'header', text: plainText(title, slackLimits.header) },
    ...(correction === undefined ? [] : [richText(plain(correction))]),
    ...(isTakenBack(message.subject) ? [takenBack(message)] : []),
  ]
  const { subject } = message
  const body = subject.kind === 'entry' ? entryBlocks(subject.entry, message) : releaseBlocks(message, slackLimits.blocks - head.length - 1)
  return {
    text: escaped(cut(title, slackLimits.section)),
    mrkdwn: false,
    blocks: [...head, ...body, section(linkTo(readOn(subject), addressOf(message)))],
  }
}

function entryBlocks(change: Change, { handbook }: Message): Block[] {
  const { type, breaking } = change.data
  const reach = reachOf(change, handbook).map((each) => reachText(change, each, handbook))
  // Slack shows no other formats.
  const picture = mediaOf(change, handbook).find(({ kind, picture: { src } }) => kind === 'image' && /\.(png|jpe?g|gif)$/i.test(src))
  const { site, base } = handbook.config
  return [
    { type: 'context', elements: [plainText([valueName(type), ...reach].join(' · '), slackLimits.context)] },
    ...(change.description === undefined ? [] : [richText(plain(change.description))]),
    ...(breaking
      ? [richText(bold(`${text.breaking}: `), plain(breaking.impact)), richText(bold(`${text.whatToDo}: `), plain(breaking.action))]
      : []),
    ...(picture
      ? [
          {
            type: 'image' as const,
            image_url: picture.picture.src.startsWith('/') ? absoluteUrl(picture.picture.src, site, base) : picture.picture.src,
            alt_text: cut(oneLine(picture.alt) || change.title, slackLimits.alt),
          },
        ]
      : []),
  ]
}

/** One block for each change; what is too much for one message is counted. */
function releaseBlocks(message: Message, most: number): Block[] {
  const { subject, handbook } = message
  if (subject.kind === 'release' && isBareRelease(subject.entry, handbook))
    return [richText(plain(releaseSummary(subject.entry, handbook)))]
  const changes = entriesOfRelease(handbook, subject.entry)
  const { site, base } = handbook.config
  const shown = changes.slice(0, changes.length > most ? most - 1 : most)
  const blocks = shown.map(({ title, url, description, data }) => {
    const kind = data.breaking ? text.breaking : valueName(data.type)
    return richText(
      bold(`${kind}: `),
      { type: 'link', url: absoluteUrl(url ?? '/', site, base), text: oneLine(title) },
      ...(description === undefined ? [] : [lineBreak, plain(description)]),
      ...(data.breaking ? [lineBreak, bold(`${text.whatToDo}: `), plain(data.breaking.action)] : []),
    )
  })
  const rest = changes.length - shown.length
  return rest > 0 ? [...blocks, section(linkTo(text.more(rest), addressOf(message)))] : blocks
}

function takenBack({ subject }: Message): Block {
  const why = subject.kind === 'entry' ? subject.entry.data.revisions?.at(-1)?.note : subject.entry.data.reason
  return richText(bold(`${subject.kind === 'entry' ? text.isWithdrawn : text.isYanked} `), plain(why ?? ''))
}

const lineBreak: RichPiece = { type: 'text', text: '\n' }

function plain(value: string): RichPiece {
  return { type: 'text', text: oneLine(value) }
}

function bold(value: string): RichPiece {
  return { type: 'text', text: value, style: { bold: true } }
}

/** One line or a few; what is too long is cut. An empty piece would be refused. */
function richText(...pieces: readonly RichPiece[]): Block {
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
