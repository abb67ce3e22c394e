/** An email in two parts with inline styles. */
import type { ElementContent } from 'hast'
import { toHtml } from 'hast-util-to-html'
import { h } from 'hastscript'
import { broadcastText as text } from '../../words/broadcast.ts'
import { directionOf } from '../../words/direction.ts'
import type { Letter } from './letter.ts'
import { cutBlocks, withStyles } from './mail-html.ts'
import { joinBlocks, textOf, textsOf } from './mail-text.ts'

/** Gmail clips messages at about 102 KB. */
export const mailLimit = 100_000

/** Placeholder for the address to unsubscribe at, which only the sender knows. */
export const unsubscribePlaceholder = '{{unsubscribe_url}}'

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

export function makeMail(letter: Letter): Mail {
  const { title, preview } = letter
  return { subject: title, preview, headers: makeHeaders(letter), html: makeHtml(letter), text: makeText(letter) }
}

function makeHeaders({ id, follows, canUnsubscribe, config }: Letter): Record<string, string> {
  const domain = new URL(config.site).hostname
  const first = follows === undefined ? undefined : `<${follows}@${domain}>`
  return checkHeaders({
    'Message-ID': `<${id}@${domain}>`,
    ...(first !== undefined && { 'In-Reply-To': first, References: first }),
    ...(canUnsubscribe && {
      'List-Unsubscribe': `<${unsubscribePlaceholder}>`,
      'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
    }),
  })
}

/** ASCII headers only: a line break or another character would need folding or encoding, and none belongs here. */
export function checkHeaders(headers: Record<string, string>): Record<string, string> {
  for (const [name, value] of Object.entries(headers))
    if (!/^[\x21-\x39\x3b-\x7e]+$/.test(name) || !/^[\x21-\x7e]+( [\x21-\x7e]+)*$/.test(value))
      throw new Error(`${JSON.stringify(`${name}: ${value}`)} cannot be in an email header.`)
  return headers
}

function makeText(letter: Letter): string {
  const { title, correction, link, because, canUnsubscribe } = letter
  const end = `${joinBlocks([textOf([h('p', h('a', { href: link.url }, link.label))])])}\n\n-- \n${textOf([h('p', because)])}\n${canUnsubscribe ? `${text.unsubscribe}: ${unsubscribePlaceholder}\n` : ''}`
  const head = [title, ...textsOf(correction === undefined ? [] : [h('p', correction)])]
  const whole = joinBlocks([...head, ...textsOf(letter.blocks), end])
  if (Buffer.byteLength(whole) <= mailLimit) return whole
  const frame = joinBlocks([...head, text.cut, end])
  return joinBlocks([...head, ...cutTexts(textsOf(letter.blocks), mailLimit - Buffer.byteLength(frame)), text.cut, end])
}

/** The first blocks that fit into a number of bytes, each with the blank line after it. */
function cutTexts(texts: readonly string[], most: number): string[] {
  let size = 0
  const end = texts.findIndex((each) => {
    size += Buffer.byteLength(each) + 2
    return size > most
  })
  return end < 0 ? [...texts] : texts.slice(0, end)
}

function makeHtml(letter: Letter): string {
  const blocks = withStyles(letter.blocks)
  const whole = documentOf(blocks, letter)
  if (Buffer.byteLength(whole) <= mailLimit) return whole
  const cut = [h('p', text.cut)]
  const frame = documentOf(withStyles(cut), letter)
  return documentOf([...cutBlocks(blocks, mailLimit - Buffer.byteLength(frame)), ...withStyles(cut)], letter)
}

const bodyStyle = 'margin:0;padding:24px;background:#ffffff'
const columnStyle = 'max-width:640px;margin:0 auto;font:16px/1.5 Helvetica,Arial,sans-serif;color:#1a1a1a'

/** An email with these blocks. */
function documentOf(
  blocks: readonly ElementContent[],
  { title, correction, link, because, canUnsubscribe, config: { lang } }: Letter,
): string {
  const before = [h('h1', title), ...(correction === undefined ? [] : [h('p', h('strong', correction))])]
  const unsubscribe = [' ', h('a', { href: unsubscribePlaceholder }, text.unsubscribe)]
  const after = [h('p', h('a', { href: link.url }, link.label)), h('hr'), h('p', [because, ...(canUnsubscribe ? unsubscribe : [])])]
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
