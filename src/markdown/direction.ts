/** Writing direction for feeds and mail, which have no style sheet. */
import type { ElementContent, Root, RootContent } from 'hast'
import { directionOf } from '../words/direction.ts'

const code = new Set(['pre', 'code', 'kbd', 'samp'])

/** Sets language and direction on each block. Code in a right-to-left text stays left-to-right. */
export function addDirection(tree: Root, lang: string): Root {
  const dir = directionOf(lang)
  return {
    ...tree,
    children: tree.children.map((node) => {
      if (node.type !== 'element') return node
      const block = dir === 'rtl' ? keepCodeLeftToRight(node) : node
      return { ...block, properties: { lang, dir, ...block.properties } }
    }),
  }
}

function keepCodeLeftToRight<Node extends RootContent | ElementContent>(node: Node): Node {
  if (node.type !== 'element') return node
  const children = node.children.map(keepCodeLeftToRight)
  return { ...node, children, properties: { ...(code.has(node.tagName) && { dir: 'ltr' }), ...node.properties } }
}
