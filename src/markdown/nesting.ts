/** Fixes nesting: text directly in a block becomes a paragraph, a link in a link becomes its text. */
import type { ElementContent } from 'hast'
import { h } from 'hastscript'

/** Wraps text directly in a block component in a paragraph. */
export function wrapInParagraph(children: ElementContent[]): ElementContent[] {
  const isText = children.some(isPhrasing) && children.every((child) => isPhrasing(child) || isBlank(child))
  return isText ? [h('p', children)] : children
}

export function isBlank(node: ElementContent): boolean {
  return node.type === 'text' && node.value.trim() === ''
}

function isPhrasing(node: ElementContent): boolean {
  if (node.type === 'text') return !isBlank(node)
  return node.type === 'element' && /^(a|abbr|b|code|del|em|i|img|kbd|mark|picture|s|small|span|strong|sub|sup|time|u)$/.test(node.tagName)
}

/** Replaces links with their content. */
export function unwrapLinks(children: readonly ElementContent[]): ElementContent[] {
  return children.flatMap((child): ElementContent[] => {
    if (child.type !== 'element') return [child]
    const inside = unwrapLinks(child.children)
    return child.tagName === 'a' && child.properties['href'] !== undefined ? inside : [{ ...child, children: inside }]
  })
}
