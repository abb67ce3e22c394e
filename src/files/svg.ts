/**
 * An SVG as it may be published: read as a tree, cut to what drawings are made of, and written anew. Nothing of the file itself
 * goes out, so that no other reader can take a piece of it for something else.
 */
import { XMLParser } from 'fast-xml-parser'
import { escapeXml } from '../plain/escape.ts'
import { cleanImage } from './image.ts'
import { attributes, elements, unseen } from './svg-vocabulary.ts'

export interface SvgFault {
  /** From 1. */
  line: number
  /** What stands there, as the object of a sentence: `a script`, `the element "foreignObject"`. */
  what: string
  /** It would run code; anything else is only left out. */
  isActive: boolean
}

export interface CleanSvg {
  /** Undefined if it cannot be read. */
  text: string | undefined
  faults: readonly SvgFault[]
}

const namespace = 'http://www.w3.org/2000/svg'
/** Nobody draws so deep. */
const mostLevels = 200

/** A node as the parser gives it: one key with the children, `:@` with the attributes; text is `#text`. */
type Node = Record<string | symbol, unknown>

interface Cleaning {
  source: string
  /** Of the names that are meant for drawings, with its colon; mostly none. */
  prefix: string
  faults: SvgFault[]
}

export function cleanSvg(source: string): CleanSvg {
  const unreadable = { text: undefined, faults: [] }
  let nodes: Node[]
  try {
    nodes = parserOf().parse(source) as Node[]
  } catch {
    return unreadable
  }
  const root = nodes.find((node) => localName(nameOf(node)) === 'svg')
  if (!root || levelsOf(root) > mostLevels) return unreadable
  const cleaning: Cleaning = { source, prefix: prefixOf(nameOf(root)), faults: [] }
  for (const node of nodes)
    if (node !== root && /script|stylesheet/i.test(nameOf(node))) fault(cleaning, node, 'code outside of the drawing', true)
  return { text: `${print(root, cleaning, true)}\n`, faults: cleaning.faults }
}

function parserOf(): XMLParser {
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
    maxNestedTags: 10 * mostLevels,
  })
}

function print(node: Node, cleaning: Cleaning, isRoot = false): string {
  const text = node['#text']
  if (text !== undefined) return escapeXml(String(text))
  const name = nameOf(node)
  const isDrawing = prefixOf(name) === cleaning.prefix
  const local = localName(name)
  if (/^(script|handler|listener)$/i.test(local)) {
    fault(cleaning, node, 'a script', true)
    return ''
  }
  for (const attribute of Object.keys(attributesOf(node)))
    if (/^on/i.test(localName(attribute))) fault(cleaning, node, `the attribute "${attribute}"`, true)
  // What other programs keep for themselves, comments and instructions are left out without a word.
  if (!isDrawing || unseen.has(local)) return ''
  if (!elements.has(local)) {
    fault(cleaning, node, `the element "${local}"`, false)
    return ''
  }
  if (/^(animate|set)/.test(local) && /(^|:)(href|on.*)$/i.test(String(attributesOf(node)['attributeName'] ?? ''))) {
    fault(cleaning, node, 'an address or an event that moves', true)
    return ''
  }
  const children = node[name] as Node[]
  const inside = local === 'style' ? style(node, children, cleaning) : children.map((child) => print(child, cleaning)).join('')
  if (local === 'style' && inside === '') return ''
  const tag = `<${local}${isRoot ? ` xmlns="${namespace}"` : ''}${printAttributes(node, local, cleaning)}`
  return inside === '' ? `${tag}/>` : `${tag}>${inside}</${local}>`
}

function printAttributes(node: Node, element: string, cleaning: Cleaning): string {
  return Object.entries(attributesOf(node))
    .flatMap(([name, raw]) => {
      const value = raw === true ? '' : String(raw)
      const local = localName(name)
      if (local === 'href') return href(node, element, value, cleaning)
      const isKnown = name === 'xml:space' || name === 'xml:lang' || (name === local && attributes.has(name))
      if (!isKnown) return []
      if (leadsElsewhere(value)) {
        fault(cleaning, node, `"${name}" with an address`, false)
        return []
      }
      return [[name, value] as const]
    })
    .map(([name, value]) => ` ${name}="${escapeXml(value)}"`)
    .join('')
}

/** Within the drawing, or an image that the address itself holds. Links are for pages: in an image nobody can follow them. */
function href(node: Node, element: string, value: string, cleaning: Cleaning): (readonly [string, string])[] {
  const plain = value.replace(/[\s\p{Cc}]/gu, '')
  if (/^(javascript|vbscript):|^data:(?!image\/)/i.test(plain)) {
    fault(cleaning, node, 'an address that runs code', true)
    return []
  }
  if (/^#[^\s"'()<>\\]+$/.test(value)) return [['href', value]]
  const isImage = element === 'image' || element === 'feImage'
  const embedded = isImage ? embeddedImage(plain) : undefined
  if (embedded !== undefined) return [['href', embedded]]
  if (element !== 'a') fault(cleaning, node, `"${element}" with an address elsewhere`, false)
  return []
}

/** The same image without its metadata. */
function embeddedImage(address: string): string | undefined {
  const [, type, data] = /^data:(image\/(?:png|jpeg|jpg|gif|webp|avif));base64,([a-z0-9+/=]+)$/i.exec(address) ?? []
  const bytes = data === undefined ? undefined : cleanImage(Buffer.from(data, 'base64'))
  return bytes && `data:${type};base64,${bytes.toString('base64')}`
}

/** A style as a whole or not at all: what it loads from elsewhere has many spellings. */
function style(node: Node, children: readonly Node[], cleaning: Cleaning): string {
  const css = children.map((child) => String(child['#text'] ?? '')).join('')
  if (leadsElsewhere(css) || /@import|@font-face|\/\/|expression\s*\(|behavior\s*:|-moz-binding/i.test(css)) {
    fault(cleaning, node, 'a style that loads something', false)
    return ''
  }
  return escapeXml(css.replace(/\/\*[\s\S]*?\*\//g, '')).trim()
}

/** Whether a value or a style names something outside of the drawing, or may do so behind an escape. */
function leadsElsewhere(value: string): boolean {
  return /\\|url\s*\((?!\s*["']?#)|(image|image-set|src|cross-fade|element|attr)\s*\(|(javascript|vbscript|data)\s*:/i.test(value)
}

function fault({ faults, source }: Cleaning, node: Node, what: string, isActive: boolean): void {
  // The parser keeps the place of a node under a symbol of its own.
  const [place] = Object.getOwnPropertySymbols(node)
  const start = place === undefined ? 0 : ((node[place] as { startIndex?: number }).startIndex ?? 0)
  faults.push({ line: source.slice(0, start).split('\n').length, what, isActive })
}

function nameOf(node: Node): string {
  return Object.keys(node).find((key) => key !== ':@') ?? ''
}

function attributesOf(node: Node): Record<string, unknown> {
  return (node[':@'] as Record<string, unknown> | undefined) ?? {}
}

function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1)
}

function prefixOf(name: string): string {
  return name.slice(0, name.indexOf(':') + 1)
}

/** How deep a tree is, found without going deep. */
function levelsOf(root: Node): number {
  let levels = 0
  for (let row: Node[] = [root]; row.length > 0 && levels <= mostLevels; levels++)
    row = row.flatMap((node) => {
      const children = node[nameOf(node)]
      return Array.isArray(children) ? (children as Node[]) : []
    })
  return levels
}
