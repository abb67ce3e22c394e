/** Prints a company's components: their code may fail, and return anything. */
import type { Element, ElementContent } from 'hast'
import { findDisallowed, type Medium } from './sanitize.ts'
import type { Component, PrintContext } from './vocabulary/component.ts'

/** A component that failed. */
export interface ComponentFailure {
  name: string
  props: Readonly<Record<string, unknown>>
  /** How many uses with the same name and props come before it in the text. */
  earlier: number
  cause: unknown
}

/** Names a component in messages. */
export function nameComponent(name: string): string {
  return `The component "${name}"`
}

/** Throws what the component throws, or an error that says what is wrong with its result. */
export function printOwnComponent(
  component: Component,
  props: Record<string, unknown>,
  children: ElementContent[],
  { medium, context }: { medium: Medium; context: PrintContext },
): ElementContent[] {
  const { markdown = component.feed } = component
  const print = { web: component.web, feed: component.feed, markdown }[medium]
  const made: unknown = print({ props, children }, context)
  return readNodes(made, medium, listContent(children))
}

/** What the content of a tag consists of. A component may copy it or take it apart. */
interface Content {
  nodes: ReadonlySet<unknown>
  ids: ReadonlySet<unknown>
}

function listContent(children: readonly ElementContent[]): Content {
  const nodes = new Set<unknown>()
  const ids = new Set<unknown>()
  const stack = [...children]
  for (let node = stack.pop(); node; node = stack.pop()) {
    nodes.add(node)
    if (node.type !== 'element') continue
    if (node.properties['id'] !== undefined) ids.add(node.properties['id'])
    stack.push(...node.children)
  }
  return { nodes, ids }
}

function readNodes(made: unknown, medium: Medium, content: Content): ElementContent[] {
  if (!Array.isArray(made)) throw new Error('It did not return a list of nodes')
  return made.map((node: unknown) => {
    if (content.nodes.has(node)) return node as ElementContent
    if (!isNode(node)) throw new Error('It returned something that is not a node')
    if (node.type !== 'element') return node
    const disallowed = hasNewId(node, content) ? `the attribute "id" of "${node.tagName}"` : findDisallowed(node, medium)
    if (disallowed !== undefined) throw new Error(`It can't return ${disallowed}`)
    return { ...node, children: readNodes(node.children, medium, content) } as ElementContent
  })
}

/** The check must know which anchors exist, so a component can't make others. */
function hasNewId({ properties: { id } }: Element, { ids }: Content): boolean {
  return id !== undefined && !ids.has(id)
}

function isNode(node: unknown): node is Extract<ElementContent, { type: 'element' | 'text' }> {
  if (typeof node !== 'object' || node === null || !('type' in node)) return false
  if (node.type === 'text') return 'value' in node && typeof node.value === 'string'
  const hasParts = 'tagName' in node && 'properties' in node && 'children' in node
  return node.type === 'element' && hasParts && typeof node.tagName === 'string' && isRecord(node.properties)
}

function isRecord(value: unknown): boolean {
  return typeof value === 'object' && value !== null
}
