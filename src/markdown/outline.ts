/** Assigns the ids of a page. The check and the printer both use it, so that they agree. */
import GithubSlugger, { slug } from 'github-slugger'
import type { ElementContent, Nodes, Root, RootContent } from 'hast'
import { attributeValues } from './attributes.ts'
import type { Heading } from './document.ts'
import { isLeftOut } from './left-out.ts'
import { removeTemplateTags } from './template-tags.ts'

export interface Outline {
  /** Headings by node, in text order. */
  headings: ReadonlyMap<object, Heading>
  /** Other elements whose id or name is taken. They're printed without it. */
  duplicates: ReadonlySet<object>
}

type Node = RootContent | ElementContent

/** Id of headings without a letter or digit. */
const fallbackId = 'section'

/** Whether an id is reserved for the page around the text. */
export function isPagePartId(id: string): boolean {
  return /^_[^_]/.test(id)
}

/**
 * Makes ids unique. First come the ids of the page's own sections, `reserved`; then explicit ids, in text order; then slugs of
 * headings.
 */
export function buildOutline(root: Root, reserved: readonly string[]): Outline {
  const used = new Set(reserved)
  const found: { node: Node; depth: number; text: string; id?: string }[] = []
  const duplicates = new Set<object>()
  const visit = (node: Node): void => {
    if (isLeftOut(node)) return
    const name = getTagName(node)
    const isHeading = /^h[1-6]$/.test(name)
    const ids = readIds(node)
    const isFree = ids.every((id) => !used.has(id) && !isPagePartId(id))
    for (const id of ids) used.add(id)
    if (isHeading) {
      const text = plainText(node).replace(/\s+/g, ' ').trim()
      const [given] = isFree ? ids : []
      // An empty heading gets no anchor.
      if (given !== undefined || text !== '')
        found.push({ node, depth: Number(name.slice(1)), text, ...(given !== undefined && { id: given }) })
    } else if (!isFree) duplicates.add(node)
    if ('children' in node) for (const child of node.children) visit(child)
  }
  for (const child of root.children) visit(child)
  const slugger = new GithubSlugger()
  for (const id of used) slugger.occurrences[id] = 0
  const makeId = (text: string) => {
    const words = slug(text.normalize('NFC'))
    return slugger.slug(!/[^-]/.test(words) ? fallbackId : isPagePartId(words) ? words.slice(1) : text.normalize('NFC'))
  }
  return { headings: new Map(found.map(({ node, depth, text, id }) => [node, { depth, text, id: id ?? makeId(text) }])), duplicates }
}

/** Returns a node's text as readers see it, without footnote references. */
export function plainText(node: Nodes, isCode = false): string {
  if (isLeftOut(node)) return ''
  if (node.type === 'text') return isCode ? node.value : removeTemplateTags(node.value)
  if (node.type === 'element') {
    if (node.properties['dataFootnoteRef'] !== undefined) return ''
    if (node.tagName === 'img') return String(node.properties['alt'] ?? '')
    if (node.tagName === 'br') return ' '
  }
  const within = isCode || ('tagName' in node && node.tagName === 'code')
  return 'children' in node ? (node.children as Nodes[]).map((child) => plainText(child, within)).join('') : ''
}

function getTagName(node: Node): string {
  return 'tagName' in node ? node.tagName : 'name' in node ? (node.name ?? '') : ''
}

/** Returns an element's id; the name of an `a` counts as one too. */
function readIds(node: Node): string[] {
  const values = node.type === 'element' ? node.properties : 'attributes' in node ? attributeValues(node.attributes) : {}
  const ids = [values['id'], getTagName(node) === 'a' ? values['name'] : undefined].filter((id) => typeof id === 'string' && id !== '')
  return [...new Set(ids as string[])]
}
