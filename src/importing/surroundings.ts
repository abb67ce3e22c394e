/** Finds the markup around a problem's place: links, components, elements. */
import type { Nodes } from 'mdast'
import { readTree } from '../markdown/engine.ts'
import { findAttributes } from '../markdown/tag.ts'
import type { Problem } from '../problems/problem.ts'

/** A problem's place in a body. */
export interface Place {
  body: string
  isMdx: boolean
  start: number
  end: number
  problem: Problem
}

/** Undefined for invalid MDX. */
export function parse({ body, isMdx }: Place): Nodes | undefined {
  try {
    return readTree({ text: body, isMdx }).root
  } catch {
    return undefined
  }
}

export function innermost(place: Place, types: readonly Nodes['type'][]): Nodes | undefined {
  const root = parse(place)
  let found: Nodes | undefined
  const visit = (node: Nodes) => {
    const { from, to } = rangeOf(node)
    if (node.type !== 'root' && (from > place.start || to < place.start)) return
    if (types.includes(node.type)) found = node
    if ('children' in node) for (const child of node.children) visit(child)
  }
  if (root) visit(root)
  return found
}

export function nodesOf(node: Nodes, type: Nodes['type']): Nodes[] {
  return [...(node.type === type ? [node] : []), ...('children' in node ? node.children.flatMap((child) => nodesOf(child, type)) : [])]
}

export function rangeOf(node: Nodes): { from: number; to: number } {
  const from = node.position?.start.offset ?? 0
  return { from, to: node.position?.end.offset ?? from }
}

/** The words of a link, as written. */
export function wordsOf(body: string, node: Nodes): string {
  const children = 'children' in node ? node.children : []
  const [first, last] = [children[0], children.at(-1)]
  return first && last ? body.slice(rangeOf(first).from, rangeOf(last).to) : ''
}

/** Whether a place is in a link's address, not in its words. */
export function isInAddress(place: Place): boolean {
  const node = innermost(place, ['link', 'image', 'definition'])
  if (node?.type !== 'link') return node !== undefined
  const last = node.children.at(-1)
  return last === undefined || rangeOf(last).to <= place.start
}

export function isAttribute(place: Place): boolean {
  const node = innermost(place, ['mdxJsxFlowElement', 'mdxJsxTextElement'])
  return node !== undefined && place.start > rangeOf(node).from && place.start < tagClose(place.body, rangeOf(node).from)
}

/** Returns the offset after an opening tag. */
export function tagClose(text: string, start: number): number {
  const last = Math.max(start, ...[...findAttributes(text, start).values()].map(({ name, value }) => (value ?? name).end))
  const end = text.indexOf('>', last)
  return end < 0 ? text.length : end + 1
}

/** Returns the offset after an element: after its closing tag, if it has one. */
export function elementEnd(text: string, start: number): number {
  const name = /^<([\w-]+)/.exec(text.slice(start))?.[1] ?? ''
  const open = tagClose(text, start)
  if (text.slice(start, open).endsWith('/>')) return open
  let depth = 1
  const tags = new RegExp(`<(/?)${name}\\b[^>]*>`, 'gi')
  tags.lastIndex = open
  for (let match = tags.exec(text); match; match = tags.exec(text)) {
    if (match[1] === '') depth++
    else if (--depth === 0) return match.index + match[0].length
  }
  return open
}

/** Returns where the HTML tag around an offset begins; undefined outside tags. */
export function tagAround(text: string, offset: number): number | undefined {
  const line = text.slice(Math.max(0, offset - 2000), offset)
  const found = /<[a-z][\w-]*(?:\s+[\w:-]+(?:=(?:"[^"]*"|'[^']*'|[^\s"'>]+))?)*\s+[\w:-]+=(?:"[^"]*|'[^']*)?$/i.exec(line)
  return found ? offset - (line.length - found.index) : undefined
}
