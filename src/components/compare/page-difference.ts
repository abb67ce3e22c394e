/** Diffs two pages of the built site block by block, as the pages of changes do. */
import type { Element as TreeElement, ElementContent } from 'hast'
import { diffBlocks, hasChanged } from '../../history/differences/block-diff.ts'
import { printDiffTree } from '../../history/differences/diff-printer.ts'

/** Undefined if the content is the same. */
export async function diffPages(from: PageLocation, to: PageLocation): Promise<Element | undefined> {
  const [before, after] = await Promise.all([load(from), load(to)])
  const changes = diffBlocks(pageToTrees(before, from), pageToTrees(after, to))
  return hasChanged(changes) ? (toNode(printDiffTree(changes, { below: 3 }), to) as Element) : undefined
}

async function load([prefix, path]: PageLocation): Promise<Document> {
  const response = await fetch(prefix + path)
  if (!response.ok) throw new Error(response.statusText)
  return new DOMParser().parseFromString(await response.text(), 'text/html')
}

/** URL prefix of an edition, and the page's path in it. */
type PageLocation = readonly [prefix: string, path: string]

/** Not compared: anchors, and smaller versions of an image. */
const ignoredElements = '.permalink, source, script, style, button'
const ignoredAttributes = new Set(['id', 'name', 'aria-describedby', 'aria-labelledby', 'srcset', 'sizes', 'width', 'height'])

/** URLs lose their edition prefix, so that links to the same page compare as equal. */
function pageToTrees(page: Document, location: PageLocation): TreeElement[] {
  return [...page.querySelectorAll('main .fact-row, main .page-body > *')].map((part) => toTree(part, location))
}

function toTree(element: Element, location: PageLocation): TreeElement {
  const properties: Record<string, string | string[]> = {}
  for (const { name, value } of element.attributes) {
    if (name === 'class') properties['className'] = value.split(/\s+/)
    else if (name === 'href') properties['href'] = withoutPrefix(value, location)
    // Compare images by name, because each edition has its own path to the same file.
    else if (name === 'src') Object.assign(properties, { src: pictureName(value), 'data-src': value })
    else if (!ignoredAttributes.has(name)) properties[name] = value
  }
  const children = [...element.childNodes].flatMap((child): ElementContent[] => {
    if (child instanceof Text) return [{ type: 'text', value: child.data }]
    return child instanceof Element && !child.matches(ignoredElements) ? [toTree(child, location)] : []
  })
  return { type: 'element', tagName: element.localName, properties, children }
}

function withoutPrefix(href: string, [prefix, path]: PageLocation): string {
  if (href.startsWith('#')) return path + href
  return prefix !== '' && href.startsWith(`${prefix}/`) ? href.slice(prefix.length) : href
}

function pictureName(src: string): string {
  return (src.split('/').at(-1) ?? src).replace(/\.\d+\.avif$/, '')
}

const svg = 'http://www.w3.org/2000/svg'

/** Links point to pages of the location's edition. */
function toNode(node: ElementContent, location: PageLocation, isDrawing = false): Node {
  if (node.type === 'text') return document.createTextNode(node.value)
  if (node.type !== 'element') return document.createTextNode('')
  const isSvg = isDrawing || node.tagName === 'svg'
  const element = isSvg ? document.createElementNS(svg, node.tagName) : document.createElement(node.tagName)
  for (const [name, value] of Object.entries(node.properties)) {
    if (value === undefined || value === null || value === false) continue
    const written = value === true ? '' : Array.isArray(value) ? value.join(' ') : String(value)
    const attribute = name === 'className' ? 'class' : isSvg ? name : attributeName(name)
    if (attribute === 'data-src' || (attribute === 'src' && node.properties['data-src'] !== undefined)) continue
    element.setAttribute(attribute, attribute === 'href' && /^\/(?!\/)/.test(written) ? location[0] + written : written)
  }
  if (node.properties['data-src'] !== undefined) element.setAttribute('src', String(node.properties['data-src']))
  element.append(...node.children.map((child) => toNode(child, location, isSvg)))
  return element
}

/** `dataPagefindIgnore` becomes `data-pagefind-ignore`, `tabIndex` becomes `tabindex`. */
function attributeName(name: string): string {
  return /^(data|aria)[A-Z]/.test(name) ? name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`) : name.toLowerCase()
}
