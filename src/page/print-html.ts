/** Prints page fragments as HTML. */
import type { ElementContent, Properties, Root } from 'hast'
import { toHtml } from 'hast-util-to-html'

/** How an output format writes a path relative to the site's root. */
export type WriteAddress = (path: string) => string

/** HTML of nodes; raw HTML is kept as it is. */
export function printHtml(nodes: readonly ElementContent[], address: WriteAddress): string {
  return writeHtml(nodes.map((node) => withAddresses(node, address)))
}

/** The same for nodes whose addresses are already written. */
export function writeHtml(nodes: readonly ElementContent[]): string {
  const root: Root = { type: 'root', children: [...nodes] }
  return toHtml(root, { allowDangerousHtml: true, characterReferences: { useNamedReferences: true } })
}

/** The same nodes, with addresses written by `address`. */
export function withAddresses(node: ElementContent, address: WriteAddress): ElementContent {
  if (node.type !== 'element') return node
  return {
    ...node,
    properties: addressed(node.properties, address),
    children: node.children.map((child) => withAddresses(child, address)),
  }
}

/** Allowed link targets. */
const safeAddress = /^(https?:|mailto:|tel:|[/#?.])/i

function addressed(properties: Properties, address: WriteAddress): Properties {
  const write = (path: string) => (path.startsWith('/') && !path.startsWith('//') ? address(path) : path)
  const written = { ...properties }
  if (typeof properties['href'] === 'string' && !safeAddress.test(properties['href'])) delete written['href']
  for (const name of ['href', 'src', 'dataMarkdown'] as const) {
    const value = written[name]
    if (typeof value === 'string') written[name] = write(value)
  }
  const forms = properties['srcSet']
  if (Array.isArray(forms) || typeof forms === 'string')
    written['srcSet'] = [forms]
      .flat()
      .join(', ')
      .split(', ')
      .map((form) => form.replace(/^\S+/, write))
      .join(', ')
  return written
}
