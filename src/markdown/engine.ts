/** The one place that calls the Markdown engine. */
import type { Root as HastRoot } from 'hast'
import type { Nodes, Root as MdastRoot } from 'mdast'
import { htmlToHast, markdownToHast, markdownToMdast, mdxToHast, mdxToMdast } from 'satteri'
import type { Range } from './document.ts'
import { findLeftovers } from './leftovers.ts'

export interface Text {
  /** The whole file, front matter included. */
  text: string
  isMdx: boolean
}

/** Deeper trees are refused: walking them would exhaust the stack, and no reader could follow. */
const deepest = 120

const features = { rawHtml: true, gfm: { footnotes: { clobberPrefix: '' } } }

export interface Tree {
  root: MdastRoot
  /** Tags of other generators that had to be passed over before MDX could be read. */
  passedOver: Range[]
}

/** The tree of a text with positions; throws what the engine says of MDX that cannot be read. */
export function readTree({ text, isMdx }: Text): Tree {
  const source = ended(text)
  if (!isMdx) return { root: markdownToMdast(source) as MdastRoot, passedOver: [] }
  try {
    return { root: mdxToMdast(source) as MdastRoot, passedOver: [] }
  } catch (error) {
    const { text: blank, passedOver } = withoutLeftovers(source)
    if (passedOver.length === 0) throw error
    return { root: mdxToMdast(blank) as MdastRoot, passedOver }
  }
}

/** The tree for Markdown that is to be printed. */
export function readMarkdown(text: Text): MdastRoot {
  return readLeniently(
    text,
    (source) => mdxToMdast(source, { position: false }),
    (source) => markdownToMdast(source, { position: false }),
  ) as MdastRoot
}

/** The same as HTML, raw HTML parsed into elements. */
export function readHtml(text: Text): HastRoot {
  const options = { position: false, features }
  return readLeniently(
    text,
    (source) => mdxToHast(source, options),
    (source) => markdownToHast(source, options),
  ) as HastRoot
}

/** MDX that cannot be read is taken as Markdown: only a lenient build gets here with it. */
function readLeniently<Node>({ text, isMdx }: Text, asMdx: (source: string) => Node, asMarkdown: (source: string) => Node): Node {
  const source = ended(text)
  if (isMdx)
    for (const attempt of [() => source, () => withoutLeftovers(source).text])
      try {
        return asMdx(attempt())
      } catch {}
  return asMarkdown(source)
}

/** The text with tags of other generators blanked out, except in code and front matter; every offset stays. */
function withoutLeftovers(text: string): { text: string; passedOver: Range[] } {
  const kept: Range[] = []
  const waiting: Nodes[] = [markdownToMdast(text) as MdastRoot]
  for (let node = waiting.pop(); node; node = waiting.pop()) {
    const [start, end] = [node.position?.start.offset, node.position?.end.offset]
    if (/^(code|inlineCode|yaml)$/.test(node.type) && start !== undefined && end !== undefined) kept.push({ start, end })
    if ('children' in node) for (const child of node.children) waiting.push(child)
  }
  const passedOver = findLeftovers(text).filter(({ start, end }) => !kept.some((range) => start < range.end && end > range.start))
  let blank = text
  for (const { start, end } of passedOver)
    blank = blank.slice(0, start) + blank.slice(start, end).replace(/[^\r\n]/g, ' ') + blank.slice(end)
  return { text: blank, passedOver }
}

/** The first node that lies too deep, or undefined. */
export function findTooDeep<Node extends object>(root: Node): Node | undefined {
  const waiting: { node: Node; depth: number }[] = [{ node: root, depth: 0 }]
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    if (next.depth > deepest) return next.node
    const { children } = next.node as { children?: Node[] }
    if (children) for (const node of children) waiting.push({ node, depth: next.depth + 1 })
  }
  return undefined
}

/** A piece of HTML or SVG that a library made. */
export function readFragment(html: string): HastRoot {
  return htmlToHast(html, { fragment: true }) as HastRoot
}

/** A value of an HTML attribute with its entities resolved. */
export function decodeEntities(value: string): string {
  if (!value.includes('&')) return value
  const root = readFragment(`<i title="${value.replaceAll('"', '&quot;')}"></i>`)
  const [element] = root.children
  return element?.type === 'element' ? String(element.properties['title'] ?? value) : value
}

/** The engine aborts on MDX that ends in an open string without a line end (satteri 0.10.5), so there always is one. */
function ended(text: string): string {
  return text.endsWith('\n') ? text : `${text}\n`
}
