/** The headings of a text with their anchors: the check and the page take them from here, so that they agree. */
import GithubSlugger from 'github-slugger'
import type { ElementContent, Nodes, Root, RootContent } from 'hast'
import { attributeValues } from './attributes.ts'
import type { Heading } from './document.ts'
import { isLeftOut } from './left-out.ts'
import { removeLeftovers } from './leftovers.ts'

export type Outline = ReadonlyMap<object, Heading>

type Node = RootContent | ElementContent

/** Headings by their nodes, in the order of the text. `reserved` are anchors that the page gives to sections of its own. */
export function outlineOf(root: Root, reserved: readonly string[]): Outline {
  const slugger = new GithubSlugger()
  for (const id of reserved) slugger.slug(id)
  const outline = new Map<object, Heading>()
  const visit = (node: Node): void => {
    const name = 'tagName' in node ? node.tagName : 'name' in node ? (node.name ?? '') : ''
    if (isLeftOut(node)) return
    if (/^h[1-6]$/.test(name)) {
      const text = plainText(node).replace(/\s+/g, ' ').trim()
      const given = givenId(node)
      // A heading that says nothing has no anchor.
      if (given !== undefined || text !== '') outline.set(node, { depth: Number(name.slice(1)), text, id: given ?? slugger.slug(text.normalize('NFC')) })
    } else if ('children' in node) for (const child of node.children) visit(child)
  }
  for (const child of root.children) visit(child)
  return outline
}

/** The text of a node as a reader sees it, marks of footnotes left out. */
export function plainText(node: Nodes, isCode = false): string {
  if (isLeftOut(node)) return ''
  if (node.type === 'text') return isCode ? node.value : removeLeftovers(node.value)
  if (node.type === 'element') {
    if (node.properties['dataFootnoteRef'] !== undefined) return ''
    if (node.tagName === 'img') return String(node.properties['alt'] ?? '')
    if (node.tagName === 'br') return ' '
  }
  const within = isCode || ('tagName' in node && node.tagName === 'code')
  return 'children' in node ? (node.children as Nodes[]).map((child) => plainText(child, within)).join('') : ''
}

function givenId(node: Node): string | undefined {
  if (node.type === 'element') return node.properties['id'] === undefined ? undefined : String(node.properties['id'])
  const id = 'attributes' in node ? attributeValues(node.attributes)['id'] : undefined
  return typeof id === 'string' ? id : undefined
}
