/** Reads page fragments, for printers. */
import type { Element } from 'hast'

export function hasClass({ properties: { className } }: Element, name: string): boolean {
  return Array.isArray(className) && className.includes(name)
}

export function elementsIn(node: Element): Element[] {
  return node.children.filter((child) => child.type === 'element')
}

/** The pairs of a `dl`, wrapped in `div`s or not. */
export function definitionsIn(list: Element): [term: Element, value: Element][] {
  const parts = elementsIn(list).flatMap((child) => (child.tagName === 'div' ? elementsIn(child) : [child]))
  return parts.flatMap((part, index): [Element, Element][] => {
    const value = parts[index + 1]
    return part.tagName === 'dt' && value?.tagName === 'dd' ? [[part, value]] : []
  })
}

/** Whether a line lists values that only style sheets separate. */
export function isMarkLine(node: Element): boolean {
  return hasClass(node, 'entry-meta') || hasClass(node, 'change-reach')
}
