/** An email in two parts with inline styles, to send with the company's own tools. */
import type { ElementContent } from 'hast'
import { toHtml } from 'hast-util-to-html'
import { h } from 'hastscript'
import { broadcastText as text } from '../../words/broadcast.ts'
import { directionOf } from '../../words/direction.ts'
import { releaseSummary } from '../../collections/releases/page-summary.ts'
import { sentBlocks } from '../sent-entry.ts'
import { cutBlocks, withStyles } from './mail-html.ts'
import { messageUrl, correctionLine, hash, type Message, oneLine, linkLabel, messageId, subjectLine } from './message.ts'
import { cutMarkdown, makeNotes } from './notes.ts'

/** Gmail clips messages at about 102 KB. */
export const mailLimit = 100_000

export interface Mail {
  /** A single line; the mailing tool encodes it. */
  subject: string
  /** Preview text that mailboxes show next to the subject. */
  preview: string
  /** The mailing tool fills in placeholders in double braces. */
  headers: Record<string, string>
  html: string
  text: string
}

export function makeMail(message: Message): Mail {
  const { handbook } = message
  const notes = makeNotes(message)
  const footer = `${text.because(handbook.config.organisation)} ${text.unsubscribe}: {{unsubscribe_url}}\n`
  const title = `${subjectLine(message)}\n\n`
  return {
    subject: subjectLine(message),
    preview: oneLine(previewText(message)),
    headers: makeHeaders(message, notes),
    html: makeHtml(message),
    text: `${title}${toPlainText(cutMarkdown(notes, mailLimit - Buffer.byteLength(title + footer) - 5, message))}\n-- \n${footer}`,
  }
}

function previewText({ subject, handbook }: Message): string {
  return subject.kind === 'release' ? releaseSummary(subject.entry, handbook) : (subject.entry.description ?? subject.entry.title)
}

/** A message and its corrections have different ids, and mailboxes show them as one thread. */
function makeHeaders(message: Message, notes: string): Record<string, string> {
  const domain = new URL(message.handbook.config.site).hostname
  const first = `<${messageId(message)}@${domain}>`
  const own = message.earlier ? `<${messageId(message)}.${hash(notes).slice(0, 16)}@${domain}>` : first
  return checkHeaders({
    'Message-ID': own,
    ...(message.earlier && { 'In-Reply-To': first, References: first }),
    'List-Unsubscribe': '<{{unsubscribe_url}}>',
    'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
  })
}

/** ASCII headers only: a line break or another character would need folding or encoding, and none belongs here. */
function checkHeaders(headers: Record<string, string>): Record<string, string> {
  for (const [name, value] of Object.entries(headers))
    if (!/^[\x21-\x39\x3b-\x7e]+$/.test(name) || !/^[\x21-\x7e]+( [\x21-\x7e]+)*$/.test(value))
      throw new Error(`${JSON.stringify(`${name}: ${value}`)} cannot be in an email header.`)
  return headers
}

function makeHtml(message: Message): string {
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

/** An email with these blocks. */
function documentOf(blocks: readonly ElementContent[], message: Message): string {
  const { lang, organisation } = message.handbook.config
  const title = subjectLine(message)
  const correction = correctionLine(message)
  const before = [h('h1', title), ...(correction === undefined ? [] : [h('p', h('strong', correction))])]
  const after = [
    h('p', h('a', { href: messageUrl(message) }, linkLabel(message.subject))),
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
 * Markdown for people: without the backslashes and entities that only parsers need, and that would break words and URLs. Code stays as it
 * is; an escaped backtick starts none.
 */
function toPlainText(markdown: string): string {
  const fence = /^[ \t>]*(?<fence>`{3,}|~{3,})[^\n]*\n[\s\S]*?^[ \t>]*\k<fence>/
  const code = /(?<ticks>`+)[^`\n](?:[^\n]*?[^`\n])?\k<ticks>(?!`)/
  const escaped = /\\(?<letter>[!-/:-@[-`{-~\n])|&#x(?<entity>[\dA-F]+);/
  const pattern = new RegExp([fence, code, escaped].map(({ source }) => source).join('|'), 'gm')
  return markdown.replace(pattern, (whole: string, ...rest: unknown[]) => {
    const { letter, entity } = rest.at(-1) as { letter?: string; entity?: string }
    return letter ?? (entity === undefined ? whole : String.fromCodePoint(Number.parseInt(entity, 16)))
  })
}
