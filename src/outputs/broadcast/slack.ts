/** A message for Slack: `chat.postMessage` and incoming webhooks take it as it is. */
import { broadcastText as text } from '../../interface/broadcast.ts'
import { valueName } from '../../interface/names.ts'
import { isTakenBack } from '../../model/broadcast.ts'
import { entriesOfRelease } from '../../model/changelog.ts'
import type { Entry } from '../../model/entry.ts'
import { reachText } from '../../model/feed-body.ts'
import { mediaOf } from '../../model/media.ts'
import { absoluteUrl } from '../../model/paths.ts'
import { type Change, reachOf } from '../../model/reach.ts'
import { addressOf, correctionLine, type Message, oneLine, readOn, subjectLine } from './message.ts'

/** What Slack takes at most. */
export const slackLimits = { blocks: 50, section: 3000, header: 150, alt: 2000, context: 2000 } as const

interface PlainText {
  type: 'plain_text'
  text: string
  emoji: false
}
interface MarkdownText {
  type: 'mrkdwn'
  text: string
}
export type Block =
  | { type: 'header'; text: PlainText }
  | { type: 'section'; text: MarkdownText }
  | { type: 'context'; elements: MarkdownText[] }
  | { type: 'image'; image_url: string; alt_text: string }

/** `text` stands in notifications, and where blocks are not shown. */
export interface SlackMessage {
  text: string
  blocks: Block[]
}

export function slackMessage(message: Message): SlackMessage {
  const title = subjectLine(message)
  const correction = correctionLine(message)
  const head: Block[] = [
    { type: 'header', text: { type: 'plain_text', text: cut(title, slackLimits.header), emoji: false } },
    ...(correction === undefined ? [] : [section(escaped(correction))]),
    ...(isTakenBack(message.subject) ? [section(takenBack(message))] : []),
  ]
  const { subject } = message
  const body = subject.kind === 'entry' ? entryBlocks(subject.entry, message) : releaseBlocks(message, slackLimits.blocks - head.length - 1)
  return {
    text: escaped(cut(title, slackLimits.section)),
    blocks: [...head, ...body, section(linkTo(readOn(subject), addressOf(message)))],
  }
}

function entryBlocks(change: Change, { handbook }: Message): Block[] {
  const { type, breaking } = change.data
  const reach = reachOf(change, handbook).map((each) => reachText(change, each, handbook))
  // Slack shows no other formats.
  const picture = mediaOf(change as unknown as Entry, handbook).find(
    ({ kind, picture: { src } }) => kind === 'image' && /\.(png|jpe?g|gif)$/i.test(src),
  )
  const { site, base } = handbook.config
  return [
    {
      type: 'context',
      elements: [{ type: 'mrkdwn', text: within(escaped([valueName(type), ...reach].join(' · ')), slackLimits.context) }],
    },
    ...(change.description === undefined ? [] : [section(escaped(oneLine(change.description)))]),
    ...(breaking
      ? [
          section(`*${text.breaking}:* ${escaped(oneLine(breaking.impact))}`),
          section(`*${text.whatToDo}:* ${escaped(oneLine(breaking.action))}`),
        ]
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

/** One section for each change; what is too much for one message is counted. */
function releaseBlocks(message: Message, most: number): Block[] {
  const { subject, handbook } = message
  const changes = entriesOfRelease(handbook, subject.entry)
  const { site, base } = handbook.config
  const shown = changes.slice(0, changes.length > most ? most - 1 : most)
  const blocks = shown.map(({ title, url, description, data }) => {
    const kind = data.breaking ? text.breaking : valueName(data.type)
    const action = data.breaking ? `\n*${text.whatToDo}:* ${escaped(oneLine(data.breaking.action))}` : ''
    const said = description === undefined ? '' : `\n${escaped(oneLine(description))}`
    return section(`*${kind}:* ${linkTo(title, absoluteUrl(url ?? '/', site, base))}${said}${action}`)
  })
  const rest = changes.length - shown.length
  return rest > 0 ? [...blocks, section(linkTo(text.more(rest), addressOf(message)))] : blocks
}

function takenBack({ subject }: Message): string {
  const said = subject.kind === 'entry' ? text.isWithdrawn : text.isYanked
  const why = subject.kind === 'entry' ? subject.entry.data.revisions?.at(-1)?.note : subject.entry.data.reason
  return `*${said}* ${escaped(oneLine(why ?? ''))}`.trim()
}

function section(markdown: string): Block {
  return { type: 'section', text: { type: 'mrkdwn', text: within(markdown, slackLimits.section) } }
}

/** A link; in its label, "|" and ">" would end it. */
function linkTo(label: string, address: string): string {
  return `<${address.replaceAll('|', '%7C').replaceAll('>', '%3E').replaceAll('&', '&amp;')}|${escaped(oneLine(label)).replaceAll('|', '¦')}>`
}

/** The three characters by which Slack knows links and mentions. */
function escaped(value: string): string {
  return value.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}

/** Cuts escaped text, never within an escape or a link. */
function within(value: string, most: number): string {
  if (value.length <= most) return value
  const part = cut(value, most).slice(0, -1)
  return `${part.replace(/&[a-z]*$|<[^>]*$/, '')}…`
}

/** Not longer than so many units, and no half of a character at its end. */
function cut(value: string, most: number): string {
  return value.length <= most ? value : `${value.slice(0, most - 1).replace(/[\uD800-\uDBFF]$/, '')}…`
}
