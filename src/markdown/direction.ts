/** Text from right to left where no style sheet goes along: in feeds and mail. */
import type { ElementContent, Root, RootContent } from 'hast'
import { directionOf } from '../words/direction.ts'

const code = new Set(['pre', 'code', 'kbd', 'samp'])

/** The blocks of a text say its language and direction, and code in a text from right to left keeps its own. */
export function withDirection(tree: Root, lang: string): Root {
  const dir = directionOf(lang)
  return {
    ...tree,
    children: tree.children.map((node) => {
      if (node.type !== 'element') return node
      const block = dir === 'rtl' ? withLeftToRightCode(node) : node
      return { ...block, properties: { lang, dir, ...block.properties } }
    }),
  }
}

function withLeftToRightCode<Node extends RootContent | ElementContent>(node: Node): Node {
  if (node.type !== 'element') return node
  const children = node.children.map(withLeftToRightCode)
  return { ...node, children, properties: { ...(code.has(node.tagName) && { dir: 'ltr' }), ...node.properties } }
}
