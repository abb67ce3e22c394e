/** HTML for email programs: inline styles, and cut if it's too long. */
import type { ElementContent } from 'hast'
import { toHtml } from 'hast-util-to-html'

const styles: Readonly<Record<string, string>> = {
  h1: 'font-size:24px;line-height:1.25;margin:0 0 16px',
  h2: 'font-size:20px;line-height:1.3;margin:24px 0 8px',
  h3: 'font-size:17px;line-height:1.3;margin:20px 0 8px',
  p: 'margin:0 0 14px',
  ul: 'margin:0 0 14px;padding-left:24px',
  ol: 'margin:0 0 14px;padding-left:24px',
  li: 'margin:0 0 6px',
  a: 'color:#0b57a4',
  img: 'max-width:100%;height:auto',
  figure: 'margin:0 0 14px',
  figcaption: 'font-size:14px;color:#555555',
  blockquote: 'margin:0 0 14px;padding:2px 0 2px 14px;border-left:3px solid #cccccc',
  code: 'font-family:Menlo,Consolas,monospace;font-size:14px',
  pre: 'margin:0 0 14px;padding:12px;background:#f4f4f4;overflow:auto',
  table: 'border-collapse:collapse;margin:0 0 14px',
  th: 'border:1px solid #cccccc;padding:4px 8px;text-align:left;text-align:start',
  td: 'border:1px solid #cccccc;padding:4px 8px',
  hr: 'border:0;border-top:1px solid #cccccc;margin:24px 0',
}

export function withStyles(nodes: readonly ElementContent[]): ElementContent[] {
  return nodes.map((node) => {
    if (node.type !== 'element') return node
    const style = styles[node.tagName]
    const properties = style === undefined ? node.properties : { style, ...node.properties }
    return { ...node, properties, children: withStyles(node.children) }
  })
}

/** The blocks that fit into a number of bytes, from the first; a block is included completely or not at all. */
export function cutBlocks(blocks: readonly ElementContent[], most: number): ElementContent[] {
  let size = 0
  const end = blocks.findIndex((block) => {
    size += Buffer.byteLength(toHtml(block))
    return size > most
  })
  return end < 0 ? [...blocks] : blocks.slice(0, end)
}
