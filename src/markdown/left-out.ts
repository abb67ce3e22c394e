/** Elements that are never printed: those that could run code, and those that browsers don't show. */
import type { Element, ElementContent, Nodes, RootContent } from 'hast'
import { h } from 'hastscript'
import { attributeValues, isAttributeValue } from './attributes.ts'
import { isHidden } from './hidden.ts'
import { unsafeElements, allowedElements } from './html.ts'

export type Tag = Extract<RootContent, { type: 'mdxJsxFlowElement' | 'mdxJsxTextElement' }>

export function isLeftOut(node: Nodes): boolean {
  if (node.type === 'element') return isNeverPrinted(node.tagName, { ...node.properties, class: node.properties['className'] })
  return isTag(node) && isNeverPrinted(node.name ?? '', toHtmlAttributes(node.attributes))
}

function isNeverPrinted(name: string, attributes: Record<string, unknown>): boolean {
  return unsafeElements.has(name) || isHidden(name, attributes)
}

/** Returns the attributes of an MDX tag by their HTML names. */
export function toHtmlAttributes(attributes: Parameters<typeof attributeValues>[0]): Record<string, unknown> {
  const entries = Object.entries(attributeValues(attributes)).map(([name, value]): [string, unknown] => [name.toLowerCase(), value])
  const values = Object.fromEntries(entries)
  return { ...values, class: values['class'] ?? values['classname'] }
}

/** Converts an MDX tag to an HTML element; undefined for components and names that HTML doesn't have. */
export function toHtmlElement({ name, attributes, children }: Tag): Element | undefined {
  if (name === null || !(allowedElements.has(name) || unsafeElements.has(name))) return undefined
  // hastscript looks names up in a plain object, where it would find "constructor" and other inherited names.
  const isSafeName = (key: string) => !(key.toLowerCase() in Object.prototype)
  const values = Object.entries(attributeValues(attributes)).filter(([key, value]) => isSafeName(key) && isAttributeValue(value))
  // hastscript takes names of attributes and of properties.
  return h(name, Object.fromEntries(values) as Record<string, string | number | boolean>, children as ElementContent[])
}

function isTag(node: Nodes): node is Tag {
  return node.type === 'mdxJsxFlowElement' || node.type === 'mdxJsxTextElement'
}
