/** A mail in two parts, with all styles in its elements, for whatever sends the mails of the company. */
import type { ElementContent } from 'hast'
import { toHtml } from 'hast-util-to-html'
import { h } from 'hastscript'
import { broadcastText as text } from '../../words/broadcast.ts'
import { directionOf } from '../../words/direction.ts'
import { releaseSummary } from '../../collections/releases/page-summary.ts'
import { sentBlocks } from '../sent-entry.ts'
import { cutBlocks, withStyles } from './mail-html.ts'
import { addressOf, correctionLine, digestOf, type Message, oneLine, readOn, seedOf, subjectLine } from './message.ts'
import { cutMarkdown, notesOf } from './notes.ts'

/** Gmail hides what is beyond some 102 KB. */
export const mailLimit = 100_000

export interface Mail {
  /** One line of text; what sends the mail encodes it. */
  subject: string
  /** What mailboxes show beside the subject. */
  preview: string
  /** Placeholders in double braces are for the sender to fill in. */
  headers: Record<string, string>
  html: string
  text: string
}

export function mailOf(message: Message): Mail {
  const { handbook } = message
  const notes = notesOf(message)
  const footer = `${text.because(handbook.config.organisation)} ${text.unsubscribe}: {{unsubscribe_url}}\n`
  const title = `${subjectLine(message)}\n\n`
  return {
    subject: subjectLine(message),
    preview: oneLine(previewOf(message)),
    headers: headersOf(message, notes),
    html: htmlOf(message),
    text: `${title}${asPlainText(cutMarkdown(notes, mailLimit - Buffer.byteLength(title + footer) - 5, message))}\n-- \n${footer}`,
  }
}

function previewOf({ subject, handbook }: Message): string {
  return subject.kind === 'release' ? releaseSummary(subject.entry, handbook) : (subject.entry.description ?? subject.entry.title)
}

/** A message and its corrections have names of their own, and a mailbox shows them together. */
function headersOf(message: Message, notes: string): Record<string, string> {
  const domain = new URL(message.handbook.config.site).hostname
  const first = `<${seedOf(message)}@${domain}>`
  const own = message.earlier ? `<${seedOf(message)}.${digestOf(notes).slice(0, 16)}@${domain}>` : first
  return mailHeaders({
    'Message-ID': own,
    ...(message.earlier && { 'In-Reply-To': first, References: first }),
    'List-Unsubscribe': '<{{unsubscribe_url}}>',
    'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
  })
}

/** Headers of words alone: a line break or a letter outside ASCII would have to be folded or encoded, and none belongs here. */
function mailHeaders(headers: Record<string, string>): Record<string, string> {
  for (const [name, value] of Object.entries(headers))
    if (!/^[\x21-\x39\x3b-\x7e]+$/.test(name) || !/^[\x21-\x7e]+( [\x21-\x7e]+)*$/.test(value))
      throw new Error(`${JSON.stringify(`${name}: ${value}`)} is no header of a mail.`)
  return headers
}

function htmlOf(message: Message): string {
  const { subject, handbook } = message
  const blocks = withStyles(sentBlocks(subject.entry, handbook))
  const whole = documentOf(blocks, message)
  if (Buffer.byteLength(whole) <= mailLimit) return whole
  const cut = [h('p', text.cut)]
  const frame = documentOf(withStyles(cut), message)
  return documentOf([...cutBlocks(blocks, mailLimit - Buffer.byteLength(frame)), ...withStyles(cut)], message)
}

const bodyStyle = 'margin:0;padding:24px;background:#ffffff'
const columnStyle = 'max-width:640px;margin:0 auto;font:16px/1.5 Helvetica,Arial,sans-serif;color:#1a1a1a'

/** A mail around blocks. */
function documentOf(blocks: readonly ElementContent[], message: Message): string {
  const { lang, organisation } = message.handbook.config
  const title = subjectLine(message)
  const correction = correctionLine(message)
  const before = [h('h1', title), ...(correction === undefined ? [] : [h('p', h('strong', correction))])]
  const after = [
    h('p', h('a', { href: addressOf(message) }, readOn(message.subject))),
    h('hr'),
    h('p', [`${text.because(organisation)} `, h('a', { href: '{{unsubscribe_url}}' }, text.unsubscribe)]),
  ]
  const head = h('head', [
    h('meta', { charSet: 'utf-8' }),
    h('meta', { name: 'viewport', content: 'width=device-width, initial-scale=1' }),
    h('title', title),
  ])
  const column = h('div', { style: columnStyle }, [...withStyles(before), '\n', ...blocks, '\n', ...withStyles(after)])
  const dir = directionOf(lang) === 'rtl' ? 'rtl' : undefined
  const html = h('html', { lang, dir }, [head, '\n', h('body', { style: bodyStyle }, column)])
  return `${toHtml({ type: 'root', children: [{ type: 'doctype' }, html] })}\n`
}

/**
 * Markdown for people alone: without the backslashes and entities that only programs need, which would break words and addresses. Code
 * stays as it is; a backtick with a backslash begins none.
 */
function asPlainText(markdown: string): string {
  const fence = /^[ \t>]*(?<fence>`{3,}|~{3,})[^\n]*\n[\s\S]*?^[ \t>]*\k<fence>/
  const code = /(?<ticks>`+)[^`\n](?:[^\n]*?[^`\n])?\k<ticks>(?!`)/
  const escaped = /\\(?<letter>[!-/:-@[-`{-~\n])|&#x(?<entity>[\dA-F]+);/
  const pattern = new RegExp([fence, code, escaped].map(({ source }) => source).join('|'), 'gm')
  return markdown.replace(pattern, (whole: string, ...rest: unknown[]) => {
    const { letter, entity } = rest.at(-1) as { letter?: string; entity?: string }
    return letter ?? (entity === undefined ? whole : String.fromCodePoint(Number.parseInt(entity, 16)))
  })
}
