/** Splits a printed text into the units a reader sees: paragraphs, items, rows, code. Pure. */
import type { Element, ElementContent, RootContent } from 'hast'
import { once } from '../../plain/once.ts'
import { countCharacters, splitLines, joinWords, type Word, splitWords } from './text-words.ts'

export type BlockKind = 'text' | 'heading' | 'item' | 'row' | 'code' | 'picture' | 'rule'

export interface Block {
  kind: BlockKind
  /** Enclosing elements, outermost first. */
  within: readonly Element[]
  element: Element
  /** Its words, for a row those of each cell. */
  parts: readonly (readonly Word[])[]
  /** Equal for blocks that look the same to a reader: words, addresses, format and position, ignoring white space. */
  key: string
}

/** Elements that are blocks or contain them. */
const blockElements = new Set(
  `blockquote dd details div dl dt figcaption figure h1 h2 h3 h4 h5 h6 handbook-tabs hr li ol p pre section summary table
   tbody td tfoot th thead tr ul`.split(/\s+/),
)
/** Elements that make one block. */
const wholeElements = new Set(['h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'hr', 'p', 'pre', 'tr', 'summary', 'dt', 'figcaption'])

export function splitBlocks(nodes: readonly (RootContent | ElementContent)[]): Block[] {
  return readAll(nodes as readonly ElementContent[], [])
}

/** Text between blocks, for instance in a list item, is a block too. */
function readAll(nodes: readonly ElementContent[], within: readonly Element[]): Block[] {
  const blocks: Block[] = []
  let line: ElementContent[] = []
  const endLine = () => {
    if (line.some((node) => node.type === 'element' || (node.type === 'text' && node.value.trim() !== '')))
      blocks.push(toBlock({ type: 'element', tagName: 'div', properties: {}, children: line }, within))
    line = []
  }
  for (const node of nodes) {
    if (node.type !== 'element' || !blockElements.has(node.tagName)) {
      line.push(node)
      continue
    }
    endLine()
    if (isDrawing(node) || wholeElements.has(node.tagName)) blocks.push(toBlock(node, within))
    else blocks.push(...readAll(node.children, [...within, node]))
  }
  endLine()
  return blocks
}

function isDrawing({ tagName, properties }: Element): boolean {
  return tagName === 'figure' && String(properties['className'] ?? '') === 'diagram'
}

function toBlock(element: Element, within: readonly Element[]): Block {
  const words = once(() => splitWords(element.children))
  const kind = findBlockKind(element, within, words)
  const parts = splitParts(element, kind, words)
  const position = [...within, ...(kind === 'heading' || kind === 'row' ? [element] : [])].map(describeElement).join(' ')
  const content = parts.map((words) => words.map((word) => word.text + describeFormat(word)).join('\u0001')).join('\u0002')
  // A `pre` of raw HTML may have no `code`.
  const code = kind === 'code' ? element.children.find((child) => child.type === 'element') : undefined
  const language = code ? describeElement(code) : ''
  return { kind, within, element, parts, key: `${kind} ${position}${language}\u0003${content}` }
}

function findBlockKind(element: Element, within: readonly Element[], words: () => Word[]): BlockKind {
  const { tagName } = element
  if (/^h\d$/.test(tagName)) return 'heading'
  if (tagName === 'tr') return 'row'
  if (tagName === 'pre') return 'code'
  if (tagName === 'hr') return 'rule'
  if (isDrawing(element) || (words().length === 1 && words()[0]?.atom)) return 'picture'
  return within.some((each) => each.tagName === 'li') ? 'item' : 'text'
}

function splitParts(element: Element, kind: BlockKind, words: () => Word[]): Word[][] {
  if (kind === 'code') return [splitLines(toPlainText(element))]
  if (kind === 'row') return listCells(element).map((cell) => splitWords(cell.children))
  if (isDrawing(element)) return [splitLines(toPlainText(element)).map((word) => ({ ...word, atom: element }))]
  return [words()]
}

export function listCells({ children }: Element): Element[] {
  return children.filter((child) => child.type === 'element')
}

export function toPlainText(node: ElementContent): string {
  if (node.type === 'text') return node.value
  return node.type === 'element' ? node.children.map(toPlainText).join('') : ''
}

export function formatBlock({ parts }: Block): string {
  return parts.map(joinWords).join(' | ')
}

/** Length of a block's text as `formatBlock` returns it. */
export function countBlockCharacters({ parts }: Block): number {
  return parts.reduce((sum, words) => sum + countCharacters(words), 3 * Math.max(0, parts.length - 1))
}

/** An element as a reader sees it. The spacing of list items doesn't matter. */
function describeElement({ tagName, properties }: Element): string {
  return `${tagName}.${String(properties['className'] ?? '')}`
}

/** Format and target of a word: its enclosing elements, and the file of a picture. */
export function describeFormat({ around, atom }: Word): string {
  return around.map(describeWrapper).join('') + (atom ? `<${shortenAddress(findPictureSource(atom))}>` : '')
}

/** Memoized per element, as all words of a link share it. */
const wrappers = new WeakMap<Element, string>()

function describeWrapper(element: Element): string {
  let wrapper = wrappers.get(element)
  if (wrapper === undefined) {
    const { tagName, properties } = element
    wrapper = `<${tagName} ${shortenAddress(String(properties['href'] ?? properties['className'] ?? ''))}>`
    wrappers.set(element, wrapper)
  }
  return wrapper
}

/** A long address repeats with every word, so use its length and two 32-bit hashes. This also runs in browsers. */
function shortenAddress(value: string): string {
  if (value.length <= 100) return value
  let [one, other] = [0x811c9dc5, 0x1b873593]
  for (let at = 0; at < value.length; at++) {
    const unit = value.charCodeAt(at)
    one = Math.imul(one ^ unit, 0x01000193)
    other = Math.imul(other + unit, 0x85ebca6b) ^ (other >>> 13)
  }
  return `${value.slice(0, 20)} ${value.length} ${one >>> 0} ${other >>> 0}`
}

/** Return the file of a picture. */
export function findPictureSource(element: Element): string {
  if (element.properties['src'] !== undefined) return String(element.properties['src'])
  return element.children.map((child) => (child.type === 'element' ? findPictureSource(child) : '')).join('')
}
