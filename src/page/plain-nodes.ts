/** Page fragments as plain HTML for feeds and email, which have no style sheet, scripts or anchors. */
import type { Element, ElementContent, Properties } from 'hast'
import { h } from 'hastscript'
import { isBlank } from '../markdown/nesting.ts'
import { sanitizeHtml } from '../markdown/sanitize.ts'
import { text } from '../words/text.ts'
import { type WriteAddress, withAddresses } from './print-html.ts'
import { definitionsIn, elementsIn, hasClass, isMarkLine } from './read-nodes.ts'

/** `address` must write absolute URLs. */
export function plainNodes(nodes: readonly ElementContent[], address: WriteAddress): ElementContent[] {
  const children = plainAll(nodes.map((node) => withAddresses(node, address)))
  return sanitizeHtml({ type: 'root', children }, 'feed').children as ElementContent[]
}

function plainAll(nodes: readonly ElementContent[], isInList = false): ElementContent[] {
  return nodes.flatMap((node) => (node.type === 'element' ? plain(node, isInList) : [node]))
}

/** Elements that only matter to style sheets. */
const boxes = new Set(['div', 'section', 'span', 'time', 'picture'])

function plain(node: Element, isInList: boolean): ElementContent[] {
  const { tagName, properties } = node
  if (tagName === 'svg' || tagName === 'source' || hasClass(node, 'permalink') || properties['ariaHidden'] !== undefined) return []
  if (tagName === 'dl') return definitionsIn(node).flatMap(([term, value]) => labelled(term, value))
  if (tagName === 'video')
    return [h('p', h('a', { href: whole(properties['src']) }, text.vocabulary.film(String(properties['ariaLabel']))))]
  if (tagName === 'p' && isMarkLine(node)) return [h('p', separated(node.children))]
  if (hasClass(node, 'rows'))
    return [
      h(
        tagName,
        elementsIn(node).map((row) => h(row.tagName, separated(row.children))),
      ),
    ]
  const children = plainAll(tagName === 'li' ? titleFirst(node.children) : node.children, isInList || tagName === 'li')
  if (boxes.has(tagName)) return children
  // Headings in list items become bold lines, so that they don't end the section they're in.
  const isTitle = hasClass(node, 'callout-title') || (isInList && isHeading(node))
  return [isTitle ? h('p', h('strong', children)) : { ...node, properties: withWhole(properties), children }]
}

function isHeading(node: ElementContent): boolean {
  return node.type === 'element' && /^h[1-6]$/.test(node.tagName)
}

/** Pages set an entry's day and type next to its title; here they follow it. */
function titleFirst(nodes: readonly ElementContent[]): ElementContent[] {
  return nodes.toSorted((a, b) => Number(isHeading(b)) - Number(isHeading(a)))
}

const blocks = new Set(['ul', 'ol', 'p', 'table', 'figure'])

/** A label with its value on one line, followed by the value's blocks. */
function labelled(term: Element, value: Element): ElementContent[] {
  const parts = plainAll(value.children)
  const isLine = (part: ElementContent) => part.type !== 'element' || !blocks.has(part.tagName)
  const line = parts.filter(isLine)
  const label = h('strong', [...plainAll(term.children), { type: 'text', value: ':' }])
  return [h('p', line.every(isBlank) ? [label] : [label, ' ', ...line]), ...parts.filter((part) => !isLine(part))]
}

function separated(marks: readonly ElementContent[]): ElementContent[] {
  const shown = marks.filter((mark) => !isBlank(mark)).map((mark) => plainAll([mark]))
  return shown.flatMap((mark, index): ElementContent[] => (index > 0 ? [{ type: 'text', value: ' · ' }, ...mark] : mark))
}

function withWhole(properties: Properties): Properties {
  const { href, src } = properties
  return { ...properties, ...(href !== undefined && { href: whole(href) }), ...(src !== undefined && { src: whole(src) }) }
}

/** Feed readers have no scheme to complete `//host` with. */
function whole(address: Properties[string]): string {
  return String(address).replace(/^\/\//, 'https://')
}
