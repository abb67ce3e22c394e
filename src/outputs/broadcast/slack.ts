/**
 * A Slack message, as `chat.postMessage` and incoming webhooks take it. Slack's "mrkdwn" can't escape `*`, `_`, `~` and backticks, so
 * writers' text goes only into `plain_text` and `rich_text`, which take all characters literally.
 */
import { broadcastText as text } from '../../words/broadcast.ts'
import { valueName } from '../../words/names.ts'
import { isWithdrawnSubject } from './broadcasts.ts'
import { entriesOfRelease } from '../../collections/changelog/view.ts'
import { isBareRelease, reachText, releaseSummary } from '../feeds/body.ts'
import { mediaOf } from '../../collections/changelog/media.ts'
import { absoluteUrl } from '../../graph/paths.ts'
import { type Change, reachOf } from '../../collections/changelog/reach.ts'
import { messageUrl, correctionLine, type Message, oneLine, linkLabel, subjectLine } from './message.ts'

/** Slack's limits: blocks per message, and characters per text. */
export const slackLimits = { blocks: 50, section: 3000, header: 150, alt: 2000, context: 2000 } as const

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
/** Literal text or a link. */
export type RichPiece = { type: 'text'; text: string; style?: { bold: true } } | { type: 'link'; url: string; text: string }
export type Block =
  | { type: 'header'; text: PlainText }
  | { type: 'section'; text: MarkdownText }
  | { type: 'context'; elements: PlainText[] }
  | { type: 'rich_text'; elements: { type: 'rich_text_section'; elements: RichPiece[] }[] }
  | { type: 'image'; image_url: string; alt_text: string }

/** `text` is for notifications and clients without blocks. */
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
    ...(isWithdrawnSubject(message.subject) ? [withdrawnBlock(message)] : []),
  ]
  const { subject } = message
  const body = subject.kind === 'entry' ? entryBlocks(subject.entry, message) : releaseBlocks(message, slackLimits.blocks - head.length - 1)
  return {
    text: escapeMarks(cut(title, slackLimits.section)),
    mrkdwn: false,
    blocks: [...head, ...body, section(linkTo(linkLabel(subject), messageUrl(message)))],
  }
}

function entryBlocks(change: Change, { handbook }: Message): Block[] {
  const { type, breaking } = change.data
  const reach = reachOf(change, handbook).map((each) => reachText(change, each, handbook))
  // Slack's only image formats.
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

/** One block per change; those beyond the limit are counted. */
function releaseBlocks(message: Message, maxBlocks: number): Block[] {
  const { subject, handbook } = message
  if (subject.kind === 'release' && isBareRelease(subject.entry, handbook))
    return [richText(plain(releaseSummary(subject.entry, handbook)))]
  const changes = entriesOfRelease(handbook, subject.entry)
  const { site, base } = handbook.config
  const shown = changes.slice(0, changes.length > maxBlocks ? maxBlocks - 1 : maxBlocks)
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
  return rest > 0 ? [...blocks, section(linkTo(text.more(rest), messageUrl(message)))] : blocks
}

function withdrawnBlock({ subject }: Message): Block {
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

/** Cuts the pieces to Slack's limit. Slack rejects empty ones. */
function richText(...pieces: readonly RichPiece[]): Block {
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
