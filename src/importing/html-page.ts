/** Reads a page that another program exported as HTML, and prints it as Markdown. */
import type { Element, ElementContent, Root, RootContent } from 'hast'
import { h } from 'hastscript'
import { parseFragment } from '../markdown/engine.ts'
import { toMarkdown, writeMarkdown } from '../markdown/markdown-printer.ts'

/** Returns the content of a whole document. */
export function readDocument(html: string): Root {
  const head = /<body\b[^>]*>/i.exec(html)
  const end = html.toLowerCase().lastIndexOf('</body>')
  return parseFragment(head ? html.slice(head.index + head[0].length, end < 0 ? undefined : end) : html)
}

type Parent = Root | Element

/** Finds the first element that a test accepts, from the top. */
export function findElement(parent: Parent, test: (element: Element) => boolean): Element | undefined {
  for (const child of parent.children) {
    if (child.type !== 'element') continue
    const found = test(child) ? child : findElement(child, test)
    if (found) return found
  }
  return undefined
}

export function hasClass({ properties }: Element, name: string): boolean {
  return String(properties['className'] ?? '')
    .split(/[\s,]+/)
    .includes(name)
}

export function textOf(node: RootContent | ElementContent | Root): string {
  if (node.type === 'text') return node.value
  return 'children' in node ? node.children.map(textOf).join('') : ''
}

/** What an element of the other program becomes: other elements, or undefined if it stays. */
export type Conversion = (element: Element) => ElementContent[] | undefined

/** Converts elements from the inside out, and leaves out those that browsers don't show. */
export function convertElements(children: readonly (RootContent | ElementContent)[], convert: Conversion): ElementContent[] {
  return children.flatMap((child): ElementContent[] => {
    if (child.type === 'text') return [child]
    if (child.type !== 'element' || /^(?:script|style|svg|template|noscript|meta|link|title)$/.test(child.tagName)) return []
    const element = { ...child, children: convertElements(child.children, convert) }
    return convert(element) ?? [element]
  })
}

export function printElements(children: ElementContent[]): string {
  return unescapeAlerts(writeMarkdown(toMarkdown({ type: 'root', children })))
}

/** A callout, as a quotation that begins with its kind. */
export function callout(kind: string, children: ElementContent[], title?: string): ElementContent {
  return h('blockquote', [h('p', [`[!${kind.toUpperCase()}]`, ...(title ? [` ${title}`] : [])]), ...children])
}

/** The printer escapes the kind of a callout, which is text to it. */
function unescapeAlerts(markdown: string): string {
  return markdown.replace(/^(> )\\\[!(NOTE|TIP|IMPORTANT|WARNING|CAUTION)\\?\]/gm, '$1[!$2]')
}

/** A block of code in a language. */
export function code(text: string, language: string): ElementContent {
  return h('pre', [h('code', language === '' ? {} : { class: `language-${language}` }, text)])
}
