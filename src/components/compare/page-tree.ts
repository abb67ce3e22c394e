/** The text of a page as a tree, and back. Addresses lose what names the edition: two that lead to the same page are the same. */
import type { Element as TreeElement, ElementContent } from 'hast'

/** What the addresses of a state begin with, and the address of a page in it. */
export type PagePlace = readonly [prefix: string, path: string]

/** What is not compared: anchors, and the lighter forms of a picture. */
const leftOut = '.permalink, source, script, style, button'
const nameless = new Set(['id', 'name', 'aria-describedby', 'aria-labelledby', 'srcset', 'sizes', 'width', 'height'])

export function treeOfPage(page: Document, place: PagePlace): TreeElement[] {
  return [...page.querySelectorAll('main .fact-row, main .page-body > *')].map((part) => treeOf(part, place))
}

function treeOf(element: Element, place: PagePlace): TreeElement {
  const properties: Record<string, string | string[]> = {}
  for (const { name, value } of element.attributes) {
    if (name === 'class') properties['className'] = value.split(/\s+/)
    else if (name === 'href') properties['href'] = withoutPrefix(value, place)
    // A picture is told by its name: the same file lies elsewhere in each edition.
    else if (name === 'src') Object.assign(properties, { src: pictureName(value), 'data-src': value })
    else if (!nameless.has(name)) properties[name] = value
  }
  const children = [...element.childNodes].flatMap((child): ElementContent[] => {
    if (child instanceof Text) return [{ type: 'text', value: child.data }]
    return child instanceof Element && !child.matches(leftOut) ? [treeOf(child, place)] : []
  })
  return { type: 'element', tagName: element.localName, properties, children }
}

function withoutPrefix(href: string, [prefix, path]: PagePlace): string {
  if (href.startsWith('#')) return path + href
  return prefix !== '' && href.startsWith(`${prefix}/`) ? href.slice(prefix.length) : href
}

function pictureName(src: string): string {
  return (src.split('/').at(-1) ?? src).replace(/\.\d+\.webp$/, '')
}

const svg = 'http://www.w3.org/2000/svg'

/** Links lead to the pages of the state at that place. */
export function elementFor(node: ElementContent, place: PagePlace, isDrawing = false): Node {
  if (node.type === 'text') return document.createTextNode(node.value)
  if (node.type !== 'element') return document.createTextNode('')
  const isSvg = isDrawing || node.tagName === 'svg'
  const element = isSvg ? document.createElementNS(svg, node.tagName) : document.createElement(node.tagName)
  for (const [name, value] of Object.entries(node.properties)) {
    if (value === undefined || value === null || value === false) continue
    const written = value === true ? '' : Array.isArray(value) ? value.join(' ') : String(value)
    const attribute = name === 'className' ? 'class' : isSvg ? name : attributeOf(name)
    if (attribute === 'data-src' || (attribute === 'src' && node.properties['data-src'] !== undefined)) continue
    element.setAttribute(attribute, attribute === 'href' && /^\/(?!\/)/.test(written) ? place[0] + written : written)
  }
  if (node.properties['data-src'] !== undefined) element.setAttribute('src', String(node.properties['data-src']))
  element.append(...node.children.map((child) => elementFor(child, place, isSvg)))
  return element
}

/** `dataPagefindIgnore`: data-pagefind-ignore; `tabIndex`: tabindex. */
function attributeOf(name: string): string {
  return /^(data|aria)[A-Z]/.test(name) ? name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`) : name.toLowerCase()
}
