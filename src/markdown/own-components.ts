/** Prints a company's components: their code may fail, and return anything. */
import type { ElementContent } from 'hast'
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
  return readNodes(made, medium, new Set<unknown>(children))
}

/** Children are nodes of ours. */
function readNodes(made: unknown, medium: Medium, children: ReadonlySet<unknown>): ElementContent[] {
  if (!Array.isArray(made)) throw new Error('It did not return a list of nodes')
  return made.map((node: unknown) => {
    if (children.has(node)) return node as ElementContent
    if (!isNode(node)) throw new Error('It returned something that is not a node')
    if (node.type !== 'element') return node
    const disallowed = findDisallowed(node, medium)
    if (disallowed !== undefined) throw new Error(`It returned ${disallowed}, which pages can't contain`)
    return { ...node, children: readNodes(node.children, medium, children) } as ElementContent
  })
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
