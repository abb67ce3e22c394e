/** Prints a body as plain Markdown (GitHub's), from the HTML that is shown: what no page shows cannot stand in it. */
import type { Element, Root } from 'hast'
import { defaultHandlers, type Handle, type State, toMdast } from 'hast-util-to-mdast'
import type { FootnoteDefinition, Html, Nodes, RootContent } from 'mdast'
import remarkGfm from 'remark-gfm'
import remarkStringify from 'remark-stringify'
import { unified } from 'unified'
import { type PrintRequest, printTree } from './html-printer.ts'

const writer = unified().use(remarkStringify, { bullet: '-', emphasis: '_', fences: true, rule: '-' }).use(remarkGfm).freeze()

/** Markdown of what is not written in a text but made from fields. */
export function writeMarkdown(children: RootContent[]): string {
  return writer.stringify({ type: 'root', children })
}

/** Markdown of the body, without front matter and without the H1 that repeats the title. */
export function printMarkdown(request: PrintRequest): string {
  return writeMarkdown(toMarkdown(printTree(request, 'markdown')))
}

function toMarkdown(tree: Root): RootContent[] {
  const root = toMdast(tree, { document: true, newlines: true, handlers })
  return root.type === 'root' ? root.children : []
}

/** A mark that Markdown has no sign for stays an element, without attributes. */
const asElement: Handle = (state, { tagName, ...node }) => {
  const html = (value: string): Html => ({ type: 'html', value })
  return [html(`<${tagName}>`), ...state.all({ ...node, tagName }), html(`</${tagName}>`)] as RootContent[]
}

const handlers: Record<string, Handle> = {
  kbd: asElement,
  sub: asElement,
  mark: asElement,
  u: asElement,
  ins: asElement,
  sup(state, node) {
    const [mark] = node.children
    const isFootnote = mark?.type === 'element' && mark.properties['dataFootnoteRef'] !== undefined
    return isFootnote ? footnoteReference(mark) : asElement(state, node, undefined)
  },
  section(state, node) {
    if (node.properties['dataFootnotes'] === undefined) return defaultHandlers['section']?.(state, node)
    const list = node.children.find((child) => child.type === 'element' && child.tagName === 'ol')
    return list?.type === 'element' ? list.children.flatMap((item) => footnoteDefinition(state, item)) : []
  },
  a(state, node) {
    // The arrow of a footnote leads back to its mark.
    if (node.properties['dataFootnoteBackref'] !== undefined) return []
    return node.properties['href'] === undefined ? state.all(node) : defaultHandlers['a']?.(state, node)
  },
  pre(state, node) {
    const code = defaultHandlers['pre']?.(state, node)
    const meta = node.properties['dataMeta']
    return code && !Array.isArray(code) && code.type === 'code' && typeof meta === 'string' && meta !== '' ? { ...code, meta } : code
  },
}

function footnoteReference({ properties }: Element): Nodes {
  return { type: 'footnoteReference', ...footnoteName(String(properties['href']).replace(/^.*#/, '')) }
}

function footnoteDefinition(state: State, item: Element['children'][number]): FootnoteDefinition[] {
  if (item.type !== 'element') return []
  const children = state.toFlow(state.all(item)) as FootnoteDefinition['children']
  return [{ type: 'footnoteDefinition', ...footnoteName(String(item.properties['id'])), children }]
}

/** The engine names a note `fn-NAME`. */
function footnoteName(id: string): { identifier: string; label: string } {
  const label = readable(id.replace(/^fn-/, ''))
  return { identifier: label, label }
}

function readable(address: string): string {
  try {
    return decodeURIComponent(address)
  } catch {
    return address
  }
}
