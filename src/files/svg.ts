/**
 * Sanitises an SVG: parses it, keeps drawing elements, and prints it again. None of the source text is published, so no other parser can
 * read it differently.
 */
import { XMLParser } from 'fast-xml-parser'
import { escapeXml } from '../plain/escape.ts'
import { cleanImage } from './image.ts'
import { attributes, elements, ignoredElements } from './svg-vocabulary.ts'

export interface SvgFault {
  /** From 1. */
  line: number
  /** As the object of a sentence: `a script`, `the element "foreignObject"`. */
  what: string
  /** Whether it would run code. Anything else is only removed. */
  isActive: boolean
}

export interface CleanSvg {
  /** Undefined if it can't be parsed. */
  text: string | undefined
  faults: readonly SvgFault[]
}

const namespace = 'http://www.w3.org/2000/svg'
/** Maximum depth of the tree. */
const maxDepth = 200

/** A node as the parser returns it: one key with the children, `:@` with the attributes. Text is `#text`. */
type Node = Record<string | symbol, unknown>

interface CleanState {
  source: string
  /** Prefix of the SVG namespace, with its colon; usually empty. */
  prefix: string
  faults: SvgFault[]
}

export function cleanSvg(source: string): CleanSvg {
  const unreadable = { text: undefined, faults: [] }
  let nodes: Node[]
  try {
    nodes = createParser().parse(source) as Node[]
  } catch {
    return unreadable
  }
  const root = nodes.find((node) => getLocalName(getName(node)) === 'svg')
  if (!root || measureDepth(root) > maxDepth) return unreadable
  const state: CleanState = { source, prefix: getPrefix(getName(root)), faults: [] }
  for (const node of nodes)
    if (node !== root && /script|stylesheet/i.test(getName(node))) addFault(state, node, 'code outside of the drawing', true)
  return { text: `${print(root, state, true)}\n`, faults: state.faults }
}

function createParser(): XMLParser {
  return new XMLParser({
    preserveOrder: true,
    ignoreAttributes: false,
    attributeNamePrefix: '',
    trimValues: false,
    parseTagValue: false,
    processEntities: true,
    htmlEntities: true,
    captureMetaData: true,
    allowBooleanAttributes: true,
    maxNestedTags: 10 * maxDepth,
  })
}

function print(node: Node, state: CleanState, isRoot = false): string {
  const text = node['#text']
  if (text !== undefined) return escapeXml(String(text))
  const name = getName(node)
  const isDrawing = getPrefix(name) === state.prefix
  const local = getLocalName(name)
  if (/^(script|handler|listener)$/i.test(local)) {
    addFault(state, node, 'a script', true)
    return ''
  }
  for (const attribute of Object.keys(getAttributes(node)))
    if (/^on/i.test(getLocalName(attribute))) addFault(state, node, `the attribute "${attribute}"`, true)
  // Other namespaces, comments and processing instructions are removed without a fault.
  if (!isDrawing || ignoredElements.has(local)) return ''
  if (!elements.has(local)) {
    addFault(state, node, `the element "${local}"`, false)
    return ''
  }
  if (/^(animate|set)/.test(local) && /(^|:)(href|on.*)$/i.test(String(getAttributes(node)['attributeName'] ?? ''))) {
    addFault(state, node, 'an address or an event that moves', true)
    return ''
  }
  const children = node[name] as Node[]
  const inside = local === 'style' ? cleanStyle(node, children, state) : children.map((child) => print(child, state)).join('')
  if (local === 'style' && inside === '') return ''
  const tag = `<${local}${isRoot ? ` xmlns="${namespace}"` : ''}${printAttributes(node, local, state)}`
  return inside === '' ? `${tag}/>` : `${tag}>${inside}</${local}>`
}

function printAttributes(node: Node, element: string, state: CleanState): string {
  return Object.entries(getAttributes(node))
    .flatMap(([name, raw]) => {
      const value = raw === true ? '' : String(raw)
      const local = getLocalName(name)
      if (local === 'href') return cleanHref(node, element, value, state)
      const isKnown = name === 'xml:space' || name === 'xml:lang' || (name === local && attributes.has(name))
      if (!isKnown) return []
      if (refersOutside(value)) {
        addFault(state, node, `"${name}" with an address`, false)
        return []
      }
      return [[name, value] as const]
    })
    .map(([name, value]) => ` ${name}="${escapeXml(value)}"`)
    .join('')
}

/** Keeps addresses within the drawing, and images in data URLs. Links are removed: they don't work in an image. */
function cleanHref(node: Node, element: string, value: string, state: CleanState): (readonly [string, string])[] {
  const plain = value.replace(/[\s\p{Cc}]/gu, '')
  if (/^(javascript|vbscript):|^data:(?!image\/)/i.test(plain)) {
    addFault(state, node, 'an address that runs code', true)
    return []
  }
  if (/^#[^\s"'()<>\\]+$/.test(value)) return [['href', value]]
  const isImage = element === 'image' || element === 'feImage'
  const embedded = isImage ? cleanEmbeddedImage(plain) : undefined
  if (embedded !== undefined) return [['href', embedded]]
  if (element !== 'a') addFault(state, node, `"${element}" with an address elsewhere`, false)
  return []
}

/** Removes metadata from an image in a data URL. */
function cleanEmbeddedImage(address: string): string | undefined {
  const [, type, data] = /^data:(image\/(?:png|jpeg|jpg|gif|webp|avif));base64,([a-z0-9+/=]+)$/i.exec(address) ?? []
  const bytes = data === undefined ? undefined : cleanImage(Buffer.from(data, 'base64'))
  return bytes && `data:${type};base64,${bytes.toString('base64')}`
}

/** Keeps or removes a style as a whole: there are too many ways to load something. */
function cleanStyle(node: Node, children: readonly Node[], state: CleanState): string {
  const css = children.map((child) => String(child['#text'] ?? '')).join('')
  if (refersOutside(css) || /@import|@font-face|\/\/|expression\s*\(|behavior\s*:|-moz-binding/i.test(css)) {
    addFault(state, node, 'a style that loads something', false)
    return ''
  }
  return escapeXml(css.replace(/\/\*[\s\S]*?\*\//g, '')).trim()
}

/** Whether a value or style refers to something outside the drawing, or could with an escape. */
function refersOutside(value: string): boolean {
  return /\\|url\s*\((?!\s*["']?#)|(image|image-set|src|cross-fade|element|attr)\s*\(|(javascript|vbscript|data)\s*:/i.test(value)
}

function addFault({ faults, source }: CleanState, node: Node, what: string, isActive: boolean): void {
  // The parser stores the position of a node under a private symbol.
  const [positionKey] = Object.getOwnPropertySymbols(node)
  const start = positionKey === undefined ? 0 : ((node[positionKey] as { startIndex?: number }).startIndex ?? 0)
  faults.push({ line: source.slice(0, start).split('\n').length, what, isActive })
}

function getName(node: Node): string {
  return Object.keys(node).find((key) => key !== ':@') ?? ''
}

function getAttributes(node: Node): Record<string, unknown> {
  return (node[':@'] as Record<string, unknown> | undefined) ?? {}
}

function getLocalName(name: string): string {
  return name.slice(name.indexOf(':') + 1)
}

function getPrefix(name: string): string {
  return name.slice(0, name.indexOf(':') + 1)
}

/** Measures the depth level by level, since recursion could exhaust the stack. */
function measureDepth(root: Node): number {
  let depth = 0
  for (let level: Node[] = [root]; level.length > 0 && depth <= maxDepth; depth++)
    level = level.flatMap((node) => {
      const children = node[getName(node)]
      return Array.isArray(children) ? (children as Node[]) : []
    })
  return depth
}
