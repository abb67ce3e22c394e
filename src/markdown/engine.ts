/** The one place that calls the Markdown engine. */
import type { Root as HastRoot } from 'hast'
import type { Root as MdastRoot } from 'mdast'
import { markdownToHast, markdownToMdast, mdxToHast, mdxToMdast } from 'satteri'

export interface Text {
  /** The whole file, front matter included. */
  text: string
  isMdx: boolean
}

/** Deeper trees are refused: walking them would exhaust the stack, and no reader could follow. */
const deepest = 120

const features = { rawHtml: true, gfm: { footnotes: { clobberPrefix: '' } } }

/** The tree of a text with positions; throws what the engine says of MDX that cannot be read. */
export function readTree({ text, isMdx }: Text): MdastRoot {
  const source = ended(text)
  return (isMdx ? mdxToMdast(source) : markdownToMdast(source)) as MdastRoot
}

/** The tree for Markdown that is to be printed. MDX that cannot be read is taken as Markdown: only a lenient build gets here with it. */
export function readMarkdown({ text, isMdx }: Text): MdastRoot {
  const source = ended(text)
  if (isMdx)
    try {
      return mdxToMdast(source, { position: false }) as MdastRoot
    } catch {}
  return markdownToMdast(source, { position: false }) as MdastRoot
}

/** The same as HTML, raw HTML parsed into elements. */
export function readHtml({ text, isMdx }: Text): HastRoot {
  const source = ended(text)
  if (isMdx)
    try {
      return mdxToHast(source, { position: false, features }) as HastRoot
    } catch {}
  return markdownToHast(source, { position: false, features }) as HastRoot
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

/** The engine aborts on MDX that ends in an open string without a line end (satteri 0.10.5), so there always is one. */
function ended(text: string): string {
  return text.endsWith('\n') ? text : `${text}\n`
}
