/**
 * Raw HTML tags in Markdown that would swallow what follows: elements mentioned in a sentence and never closed, placeholders such as
 * `<User>`, and elements that HTML doesn't have.
 */
import type { Nodes, Root } from 'mdast'
import type { Range } from '../document.ts'
import { isHidden } from '../hidden.ts'
import { findHidden, unsafeElements, allowedElements } from '../html.ts'
import type { Vocabulary } from '../vocabulary/index.ts'
import type { Edit } from './edits.ts'

export interface RawTags {
  /** Offsets of `<` that are text. */
  asText: number[]
  edits: Edit[]
  /** Opening tags of HTML elements that are never closed. */
  unclosed: (Range & { name: string })[]
  /** Elements that HTML doesn't have. `isText` if their tags are printed as text. */
  unknown: (Range & { name: string; isText: boolean })[]
}

interface Tag extends Range {
  name: string
  isClosing: boolean
  closesItself: boolean
  hasAttributes: boolean
  /** Whether its attributes hide it. */
  isHidden: boolean
}

const voidElements = new Set('area base br col embed frame hr img input link meta param source track wbr'.split(' '))
/** Elements whose end tag may be omitted. */
const optionalEndTags = new Set('p li dt dd tr td th thead tbody tfoot colgroup caption option rt rp html body head'.split(' '))

/** Whether a text may hold a tag that needs a closer look. */
export function hasRawTags(text: string): boolean {
  for (const [, name = ''] of text.matchAll(/<([A-Za-z][\w.:-]*)(?=[\s/>])/g)) if (!voidElements.has(name.toLowerCase())) return true
  return false
}

export function findRawTags(root: Root, text: string, vocabulary: Vocabulary): RawTags {
  const isKnownElement = (name: string) => isKnown(name, vocabulary)
  const getList = (map: Map<string, Tag[]>, name: string): Tag[] => {
    const key = isKnownElement(name) ? name.toLowerCase() : name
    const list = map.get(key) ?? []
    map.set(key, list)
    return list
  }
  const found: RawTags = { asText: [], edits: [], unclosed: [], unknown: [] }
  const open = new Map<string, Tag[]>()
  const closings = new Map<string, Tag[]>()
  for (const tag of findTags(root, text)) {
    if (voidElements.has(tag.name.toLowerCase())) continue
    if (!tag.isClosing) {
      if (tag.closesItself && isKnownElement(tag.name)) found.edits.push({ start: tag.end, end: tag.end, text: `</${tag.name}>` })
      else if (tag.closesItself) addUnknown(tag, found)
      else getList(open, tag.name).push(tag)
      continue
    }
    const opening = getList(open, tag.name).pop()
    if (!opening) getList(closings, tag.name).push(tag)
    else if (!isKnownElement(tag.name)) {
      addUnknown(opening, found)
      addUnknown(tag, found, opening)
    }
  }
  for (const [key, tags] of open)
    for (const tag of tags)
      if (!isKnownElement(key)) addPlaceholder(tag, found)
      else if (!optionalEndTags.has(key)) addUnclosed(tag, text, found)
  for (const [key, tags] of closings) for (const tag of tags) if (!isKnownElement(key)) found.asText.push(tag.start)
  return found
}

function isKnown(name: string, vocabulary: Vocabulary): boolean {
  // A hidden element is removed as a whole.
  if (isHidden(name.toLowerCase(), {})) return true
  // A component gets its own problem: components work in MDX only.
  if (/^[A-Z]/.test(name) && vocabulary.has(name)) return true
  const plain = name.toLowerCase()
  return allowedElements.has(plain) || unsafeElements.has(plain) || optionalEndTags.has(plain) || voidElements.has(plain)
}

/** `<name>` is a placeholder for a name. With attributes it's an element from elsewhere. */
function addPlaceholder(tag: Tag, found: RawTags): void {
  if (tag.hasAttributes) addUnknown(tag, found)
  else found.asText.push(tag.start)
}

/** For a closing tag, `opening` decides how both are treated. */
function addUnknown(tag: Tag, found: RawTags, opening?: Tag): void {
  const first = opening ?? tag
  // It's removed together with its content.
  if (first.isHidden) return
  const isText = !(first.hasAttributes || first.closesItself || first.name.includes('-') || /^[A-Z]/.test(first.name))
  if (isText) found.asText.push(tag.start)
  else found.edits.push({ start: tag.start, end: tag.end, text: '' })
  if (!opening) found.unknown.push({ start: tag.start, end: tag.end, name: tag.name, isText })
}

function addUnclosed(tag: Tag, text: string, found: RawTags): void {
  const name = tag.name.toLowerCase()
  const isAnchor = name === 'a' && !/\shref\b/i.test(text.slice(tag.start, tag.end))
  // An element that could run code is removed together with its content.
  if (unsafeElements.has(name) && tag.hasAttributes) return
  if (isAnchor && tag.hasAttributes) found.edits.push({ start: tag.end, end: tag.end, text: '</a>' })
  else found.asText.push(tag.start)
  found.unclosed.push({ start: tag.start, end: tag.end, name: tag.name })
}

const tagPattern = /<!--[\s\S]*?(?:-->|$)|<(\/?)([A-Za-z][\w.:-]*)((?:\s+|\/)(?:"[^"]*"|'[^']*'|[^"'>])*)?>/g

/** In text order. */
function findTags(root: Root, text: string): Tag[] {
  const tags: Tag[] = []
  const stack: Nodes[] = [root]
  for (let node = stack.pop(); node; node = stack.pop()) {
    if ('children' in node) for (let index = node.children.length - 1; index >= 0; index--) stack.push(node.children[index] as Nodes)
    if (node.type !== 'html') continue
    const start = node.position?.start.offset ?? 0
    for (const { 0: tag, 1: slash, 2: name, 3: rest = '', index } of text.slice(start, node.position?.end.offset).matchAll(tagPattern))
      if (name !== undefined) {
        const closesItself = /\/\s*$/.test(rest)
        const range = { start: start + index, end: start + index + tag.length }
        tags.push({
          ...range,
          name,
          isClosing: slash === '/',
          closesItself,
          hasAttributes: rest.replace(/\/?\s*$/, '').trim() !== '',
          isHidden: rest !== '' && findHidden(tag).length > 0,
        })
      }
  }
  return tags
}
