/** The text of an email that has HTML alone, as Markdown, without quotations and signatures that email programs mark. */
import type { Element, ElementContent } from 'hast'
import { h } from 'hastscript'
import { convertElements, hasClass, printElements, readDocument } from '../html-page.ts'

export function readEmailHtml(html: string): string {
  return printElements(convertElements(readDocument(html).children, convert)).trim()
}

/** Classes and ids of quotations and signatures in Gmail, Thunderbird, Apple Mail, Yahoo and Proton. */
const cutClasses = [
  'gmail_quote',
  'gmail_signature',
  'moz-cite-prefix',
  'moz-signature',
  'yahoo_quoted',
  'protonmail_quote',
  'protonmail_signature_block',
]

function convert(element: Element): ElementContent[] | undefined {
  const { tagName, properties, children } = element
  if (cutClasses.some((name) => hasClass(element, name)) || properties['type'] === 'cite' || tagName === 'img') return []
  // Tables in emails are for the layout.
  if (/^(?:table|tbody|thead|tfoot|center|font)$/.test(tagName)) return children
  if (/^(?:tr|td|th|div)$/.test(tagName)) return [h('div', children)]
  if (tagName === 'a' && !/^https?:\/\//i.test(String(properties['href'] ?? ''))) return children
  return undefined
}

/** Deeper trees take quadratic time, and end the stack. */
const maxDepth = 500

/** Elements that need no end tag. */
const open = /^(?:p|li|tr|td|th|dt|dd|tbody|thead|tfoot|option|html|head|body|br|img|hr|meta|link|input|wbr|col|area|base|source|o|v)$/i

/** Whether more elements are open at once than in any email that someone wrote. */
export function isTooDeep(html: string): boolean {
  let depth = 0
  for (const [, end, name = ''] of html.matchAll(/<(\/?)([a-z][a-z0-9]*)/gi)) {
    if (open.test(name)) continue
    depth = Math.max(0, depth + (end === '' ? 1 : -1))
    if (depth > maxDepth) return true
  }
  return false
}
