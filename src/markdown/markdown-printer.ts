/** Prints a body as GitHub Flavored Markdown, from its printed HTML: it can't contain what no page shows. */
import type { Element, ElementContent, Root } from 'hast'
import { defaultHandlers, type Handle, type State, toMdast } from 'hast-util-to-mdast'
import type { FootnoteDefinition, Root as MdastRoot, Nodes, PhrasingContent, RootContent } from 'mdast'
import { cjkFriendlyToMarkdown } from 'mdast-util-to-markdown-cjk-friendly'
import { cjkFriendlyGfmStrikethroughToMarkdown } from 'mdast-util-to-markdown-cjk-friendly-gfm-strikethrough'
import remarkGfm from 'remark-gfm'
import remarkStringify from 'remark-stringify'
import { type Processor, unified } from 'unified'
import { cjkScript } from './dialects/emphasis.ts'
import { type PrintRequest, printTree } from './html-printer.ts'
import { isBlank } from './nesting.ts'

const createWriter = (emphasis: '_' | '*') =>
  unified()
    .use(remarkStringify, { bullet: '-', emphasis, fences: true, rule: '-' })
    .use(remarkGfm)
    // Without this, punctuation next to emphasized Chinese and Japanese words becomes entities.
    .data('toMarkdownExtensions', [cjkFriendlyToMarkdown()])
    .use(useCjkStrikethrough)
    .freeze()

/** Replaces remark-gfm's strikethrough handler, so it must come after remark-gfm. Its other handlers write task lists. */
function useCjkStrikethrough(this: Processor): void {
  const strike = cjkFriendlyGfmStrikethroughToMarkdown().handlers?.delete
  this.data('toMarkdownExtensions', [...(this.data('toMarkdownExtensions') ?? []), ...(strike ? [{ handlers: { delete: strike } }] : [])])
}

const writer = createWriter('_')
/** In scripts without spaces between words, `_` can't mark emphasis. */
const cjkWriter = createWriter('*')

/** Writes a tree made from fields, not from a body. */
export function writeMarkdown(children: RootContent[]): string {
  const root: MdastRoot = { type: 'root', children }
  const written = writer.stringify(root)
  return cjkScript.test(written) ? cjkWriter.stringify(root) : written
}

/** Prints a body without front matter and without an H1 that repeats the title. */
export function printMarkdown(request: PrintRequest): string {
  return writeMarkdown(toMarkdown(printTree(request, 'markdown')))
}

/** Converts an HTML tree. `more` has handlers for elements that bodies don't have, by tag name. */
export function toMarkdown({ children }: Root, more: Readonly<Record<string, Handle>> = {}): RootContent[] {
  const tree: Root = { type: 'root', children: compact(children as ElementContent[]) }
  const root = toMdast(tree, { document: true, newlines: true, handlers: { ...handlers, ...more } })
  return root.type === 'root' ? (removeInvalidNesting(root.children, new Set()) as RootContent[]) : []
}

const inlineElements = new Set(
  `a abbr b bdi bdo cite code del dfn em font i ins kbd mark q rp rt ruby s samp small span strong sub sup time tt u var`.split(' '),
)
const unprinted = new Set(['col', 'colgroup', 'source', 'track', 'wbr'])

/** Unwraps empty inline elements and joins neighbouring texts: the library's time is quadratic in them. */
function compact(nodes: readonly ElementContent[]): ElementContent[] {
  const kept: ElementContent[] = []
  const add = (node: ElementContent) => {
    const last = kept.at(-1)
    if (node.type === 'text' && last?.type === 'text') kept[kept.length - 1] = { type: 'text', value: last.value + node.value }
    else kept.push(node)
  }
  for (const node of nodes)
    if (node.type !== 'element') add(node)
    else if (!unprinted.has(node.tagName)) {
      const children = compact(node.children)
      if (inlineElements.has(node.tagName) && children.every(isBlank)) children.forEach(add)
      else add({ ...node, children })
    }
  return kept
}

const markTypes = new Set(['strong', 'emphasis', 'delete', 'link'])
const lineTypes = new Set(['paragraph', 'heading', 'tableCell', 'mdxJsxTextElement', ...markTypes])
const inlineTypes = new Set(['text', 'image', 'inlineCode', 'break', 'footnoteReference', 'mdxJsxTextElement', ...markTypes])

/**
 * Removes nesting that Markdown can't express: blocks in a line, and emphasis in emphasis of the same kind, which doubles the writer's time
 * with each level. `within` has the types of the ancestors, and `line` if one of them is a line.
 */
function removeInvalidNesting(nodes: readonly Nodes[], within: ReadonlySet<string>): Nodes[] {
  return nodes.flatMap((node, index): Nodes[] => {
    const isBlock = within.has('line') && !inlineTypes.has(node.type)
    const gap: Nodes[] = index > 0 ? [{ type: 'text', value: ' ' }] : []
    if (!('children' in node)) {
      if (!isBlock) return [node]
      return node.type === 'code' ? [...gap, { type: 'inlineCode', value: node.value }] : gap
    }
    const around = new Set([...within, ...(markTypes.has(node.type) ? [node.type] : []), ...(lineTypes.has(node.type) ? ['line'] : [])])
    const children = removeInvalidNesting(node.children, around)
    if (node.type === 'mdxJsxTextElement')
      return [{ type: 'html', value: `<${node.name}>` }, ...children, { type: 'html', value: `</${node.name}>` }]
    if (isBlock) return [...gap, ...children]
    return markTypes.has(node.type) && within.has(node.type) ? children : [{ ...node, children } as Nodes]
  })
}

/** Keeps an element that Markdown has no syntax for, without attributes. Until it's written, it's an MDX text element. */
const keepElement: Handle = (state, { tagName, ...node }) => ({
  type: 'mdxJsxTextElement',
  name: tagName,
  attributes: [],
  children: state.all({ ...node, tagName }) as PhrasingContent[],
})

const handlers: Record<string, Handle> = {
  kbd: keepElement,
  sub: keepElement,
  mark: keepElement,
  u: keepElement,
  ins: keepElement,
  sup(state, node) {
    const [mark] = node.children
    const isFootnote = mark?.type === 'element' && mark.properties['dataFootnoteRef'] !== undefined
    return isFootnote ? footnoteReference(mark) : keepElement(state, node, undefined)
  },
  section(state, node) {
    if (node.properties['dataFootnotes'] === undefined) return defaultHandlers['section']?.(state, node)
    const list = node.children.find((child) => child.type === 'element' && child.tagName === 'ol')
    return list?.type === 'element' ? list.children.flatMap((item) => footnoteDefinition(state, item)) : []
  },
  a(state, node) {
    // The back arrow of a footnote: Markdown renderers add their own.
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

/** The engine's id for a footnote is `fn-NAME`. */
function footnoteName(id: string): { identifier: string; label: string } {
  const label = decode(id.replace(/^fn-/, ''))
  return { identifier: label, label }
}

function decode(address: string): string {
  try {
    return decodeURIComponent(address)
  } catch {
    return address
  }
}
