/** A two-part email with inline styles, for the company's mailing tool. */
import { toHtml } from 'hast-util-to-html'
import { h } from 'hastscript'
import { broadcastText as text } from '../../words/broadcast.ts'
import { directionOf } from '../../words/direction.ts'
import { changeBody, hasWords, releaseBody, releaseSummary } from '../feeds/body.ts'
import { escapeXml } from '../xml.ts'
import { cutHtml, withStyles } from './mail-html.ts'
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
      throw new Error(`${JSON.stringify(`${name}: ${value}`)} is no header of a mail.`)
  return headers
}

function makeHtml(message: Message): string {
  const { subject, handbook } = message
  const { lang, organisation } = handbook.config
  const body = subject.kind === 'entry' ? changeBody(subject.entry, handbook) : releaseBody(subject.entry, handbook)
  const styled = withStyles(body)
  const whole = wrapBody(styled, false)
  if (Buffer.byteLength(whole) <= mailLimit) return whole
  return wrapBody(cutHtml(styled, mailLimit - Buffer.byteLength(wrapBody('', true))), true)

  function wrapBody(inside: string, isCut: boolean): string {
    const correction = correctionLine(message)
    const html = (...children: Parameters<typeof h>[2][]) => withStyles(toHtml(h(null, ...children)))
    const { description } = subject.entry
    const before = html(
      h('h1', subjectLine(message)),
      correction === undefined ? '' : h('p', h('strong', correction)),
      subject.kind === 'release' || description === undefined || !hasWords(subject.entry, handbook) ? '' : h('p', description),
    )
    const after = html(
      isCut ? h('p', text.cut) : '',
      h('p', h('a', { href: messageUrl(message) }, linkLabel(subject))),
      h('hr'),
      h('p', [`${text.because(organisation)} `, h('a', { href: '{{unsubscribe_url}}' }, text.unsubscribe)]),
    )
    const title = toHtml({ type: 'text', value: subjectLine(message) })
    return `<!doctype html>
<html lang="${escapeXml(lang)}"${directionOf(lang) === 'rtl' ? ' dir="rtl"' : ''}>
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
</head>
<body style="margin:0;padding:24px;background:#ffffff">
<div style="max-width:640px;margin:0 auto;font:16px/1.5 Helvetica,Arial,sans-serif;color:#1a1a1a">
${before}
${inside}
${after}
</div>
</body>
</html>
`
  }
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
