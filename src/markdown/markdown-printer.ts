/** Prints a body as plain Markdown (GitHub's), components and all. */
import type { Blockquote, Nodes, PhrasingContent, RootContent } from 'mdast'
import remarkGfm from 'remark-gfm'
import remarkStringify from 'remark-stringify'
import { unified } from 'unified'
import { attributeValue } from './attributes.ts'
import type { PrintRequest } from './html-printer.ts'
import { findTooDeep, readMarkdown } from './engine.ts'
import { findRawLinks, findUnsafe, isCodeAddress, unsafeElements } from './html.ts'
import { removeLeftovers } from './leftovers.ts'
import { readLiteral } from './literal.ts'
import { withoutMarkdownLinks } from './nesting.ts'
import { textOf } from './parse.ts'
import { callout, type CalloutType, calloutTypes } from './vocabulary/callout.ts'
import { vocabulary } from './vocabulary/index.ts'

const writer = unified().use(remarkStringify, { bullet: '-', emphasis: '_', fences: true, rule: '-' }).use(remarkGfm).freeze()

/** Markdown of what is not written in a text but made from fields. */
export function writeMarkdown(children: RootContent[]): string {
  return writer.stringify({ type: 'root', children })
}

/** Markdown of the body, without front matter and without the H1 that repeats the title. */
export function printMarkdown(request: PrintRequest): string {
  const root = readMarkdown(request)
  if (findTooDeep<Nodes>(root)) return request.text
  const first = root.children.findIndex((node) => (node.type === 'heading' && node.depth === 1) || isRawTitle(node))
  const title = root.children[first]
  const repeats =
    title &&
    (title.type === 'html' ? title.value.replace(/<[^>]*>/g, '') : textOf(title)).trim().toLowerCase() ===
      request.title.trim().toLowerCase()
  const children = root.children.filter((_, index) => !(repeats && index === first)).flatMap((node) => printNode(node, request))
  return writer.stringify({ type: 'root', children: children as RootContent[] })
}

function printNode(node: Nodes, request: PrintRequest): Nodes[] {
  const { context } = request
  switch (node.type) {
    case 'yaml':
    case 'toml':
    case 'mdxjsEsm':
    case 'definition':
      return node.type === 'definition' ? [{ ...node, url: (isCodeAddress(node.url) ? undefined : context.link(node.url)) ?? '#' }] : []
    case 'text':
      return [{ ...node, value: removeLeftovers(node.value) }]
    case 'html':
      return isComment(node.value) || findUnsafe(node.value).length > 0 ? [] : [{ ...node, value: withAddresses(node.value, request) }]
    case 'blockquote': {
      const alert = readAlert(node)
      const quote = alert ?? node
      const children = printAll(quote.children, request) as RootContent[]
      return alert ? callout.markdown({ props: { type: alert.type }, children }, context) : [{ ...node, children } as Nodes]
    }
    case 'mdxTextExpression':
    case 'mdxFlowExpression': {
      const literal = readLiteral(node.value)
      return literal && typeof literal.value !== 'object' ? [{ type: 'text', value: String(literal.value) }] : []
    }
    case 'image': {
      const url = context.image(node.url)
      return url === undefined ? [{ type: 'text', value: node.alt ?? '' }] : [{ ...node, url }]
    }
    case 'link': {
      const children = withoutMarkdownLinks(printAll(node.children, request)) as PhrasingContent[]
      const url = isCodeAddress(node.url) ? undefined : context.link(node.url)
      return url === undefined ? children : [{ ...node, url, children }]
    }
    case 'mdxJsxFlowElement':
    case 'mdxJsxTextElement':
      return printTag(node, request)
    default:
      return 'children' in node ? [{ ...node, children: printAll(node.children, request) } as Nodes] : [node]
  }
}

function printAll(nodes: readonly Nodes[], request: PrintRequest): Nodes[] {
  return nodes.flatMap((node) => printNode(node, request))
}

type Tag = Extract<Nodes, { type: 'mdxJsxFlowElement' | 'mdxJsxTextElement' }>

function printTag(node: Tag, request: PrintRequest): Nodes[] {
  const children = printAll(node.children as Nodes[], request)
  const name = node.name ?? ''
  if (unsafeElements.has(name)) return []
  const component = vocabulary.get(name)
  const values: Record<string, unknown> = {}
  for (const attribute of node.attributes)
    if (attribute.type === 'mdxJsxAttribute') values[attribute.name] = attributeValue(attribute.value)?.value
  if (!component) return printElement(node, values, children, request)
  if (component.place === 'blocks' && node.type === 'mdxJsxTextElement') return children
  const props = component.props.safeParse(values)
  if (!props.success) return children
  const isText = component.place === 'blocks' && children.length > 0 && children.every(isPhrasing)
  const inside = component.place === 'inline' ? withoutMarkdownLinks(children) : children
  const content = isText ? [{ type: 'paragraph', children: children as PhrasingContent[] } as const] : (inside as RootContent[])
  const printed = component.markdown({ props: props.data, children: content }, request.context) as Nodes[]
  return node.type === 'mdxJsxFlowElement' && component.place === 'inline'
    ? [{ type: 'paragraph', children: printed as PhrasingContent[] }]
    : printed
}

/** Raw HTML with the addresses of its links and images as the medium writes them. */
function withAddresses(html: string, { context }: PrintRequest): string {
  let end = 0
  let written = ''
  for (const link of findRawLinks(html)) {
    const address = link.kind === 'image' ? context.image(link.url) : context.link(link.url)
    written += html.slice(end, link.start) + (address ?? link.url)
    end = link.end
  }
  return written + html.slice(end)
}

function isRawTitle(node: Nodes): boolean {
  return node.type === 'html' && /^<h1[\s>][\s\S]*<\/h1>\s*$/i.test(node.value)
}

function isComment(html: string): boolean {
  return html.startsWith('<!--')
}

/** An element of HTML as what it means: an image, a link, paragraphs, or its text. */
function printElement(node: Tag, values: Record<string, unknown>, children: Nodes[], { context }: PrintRequest): Nodes[] {
  const text = (name: string) => (typeof values[name] === 'string' ? values[name] : '')
  switch (node.name) {
    case 'br':
      return [{ type: 'break' }]
    case 'hr':
      return [{ type: 'thematicBreak' }]
    case 'img': {
      const url = context.image(text('src'))
      return inPlace(node, [url === undefined ? { type: 'text', value: text('alt') } : { type: 'image', url, alt: text('alt') }])
    }
    case 'a': {
      const url = values['href'] === undefined || isCodeAddress(text('href')) ? undefined : context.link(text('href'))
      return inPlace(
        node,
        url === undefined ? children : [{ type: 'link', url, children: withoutMarkdownLinks(children) as PhrasingContent[] }],
      )
    }
    default:
      return inPlace(node, children)
  }
}

/** What stands between paragraphs is a paragraph itself. */
function inPlace(node: Tag, children: Nodes[]): Nodes[] {
  const isLine = node.type === 'mdxJsxFlowElement' && children.length > 0 && children.every((child) => isPhrasing(child))
  return isLine ? [{ type: 'paragraph', children: children as PhrasingContent[] }] : children
}

function isPhrasing({ type }: Nodes): boolean {
  return /^(text|emphasis|strong|link|image|inlineCode|break|delete|footnoteReference)$/.test(type)
}

/** A blockquote whose first line is `[!NOTE]` or its like. */
function readAlert(node: Blockquote): { type: CalloutType; children: Blockquote['children'] } | undefined {
  const [first, ...others] = node.children
  const text = first?.type === 'paragraph' ? first.children[0] : undefined
  if (first?.type !== 'paragraph' || text?.type !== 'text') return undefined
  const match = /^\[!(\w+)\][ \t]*(?:\n|$)/.exec(text.value)
  const type = calloutTypes.find((each) => each === match?.[1]?.toLowerCase())
  if (!match || !type) return undefined
  const rest = text.value.slice(match[0].length)
  const children = [...(rest ? [{ ...text, value: rest }] : []), ...first.children.slice(1)]
  return { type, children: [...(children.length > 0 ? [{ ...first, children }] : []), ...others] }
}
