/** A text as the engine gets it, and how to map the engine's tree back to the text as written. */
import type { Root as HastRoot, Properties } from 'hast'
import type { Root as MdastRoot, Nodes } from 'mdast'
import type { Range } from '../document.ts'
import { applyEdits } from './edits.ts'
import { isValidId } from './heading-ids.ts'
import { findRawTags, hasRawTags, type RawTags } from './raw-tags.ts'
import { type Translation, translate } from './translation.ts'
import type { Vocabulary } from '../vocabulary/index.ts'

export interface Prepared extends Pick<Translation, 'ids' | 'foreign' | 'unpaired'> {
  text: string
  offsetOf(offset: number): number
  /** Ranges refer to the text as written. */
  unclosed: RawTags['unclosed']
  unknown: RawTags['unknown']
  /** Restores text, positions and heading ids of a tree in place. */
  restore<Root extends MdastRoot | HastRoot>(root: Root): Root
}

interface Preparation {
  vocabulary: Vocabulary
  /** Reads Markdown. It's called only if raw HTML tags need a closer look. */
  parse(text: string): MdastRoot | undefined
}

export function prepare(text: string, isMdx: boolean, { vocabulary, parse }: Preparation): Prepared {
  const translation = translate(text, isMdx)
  const { mask, ids, foreign, unpaired } = translation
  const root = !isMdx && hasRawTags(translation.text) ? parse(translation.text) : undefined
  const tags = root && findRawTags(root, translation.text, vocabulary)
  const substitute = tags && tags.asText.length > 0 ? mask.substitute('<', 'letter') : undefined
  const edited = applyEdits(
    substitute === undefined ? translation.text : maskCharacters(translation.text, tags?.asText ?? [], substitute),
    tags?.edits ?? [],
  )
  const offsetOf = (offset: number) => translation.offsetOf(edited.offsetOf(offset))
  const toOriginal = <Item extends Range>(range: Item): Item => ({
    ...range,
    start: translation.offsetOf(range.start),
    end: translation.offsetOf(range.end),
  })
  const isChanged = translation.isChanged || edited.text !== translation.text
  return {
    text: edited.text,
    offsetOf,
    ids,
    foreign,
    unpaired,
    unclosed: tags?.unclosed.map(toOriginal) ?? [],
    unknown: tags?.unknown.map(toOriginal) ?? [],
    restore: (root) => (isChanged ? restoreTree(root, translation, offsetOf) : root),
  }
}

function maskCharacters(text: string, offsets: readonly number[], substitute: string): string {
  const pieces: string[] = []
  let end = 0
  for (const offset of offsets.toSorted((a, b) => a - b)) {
    pieces.push(text.slice(end, offset), substitute)
    end = offset + 1
  }
  return pieces.join('') + text.slice(end)
}

type Node = Nodes | HastRoot['children'][number] | HastRoot

function restoreTree<Root extends MdastRoot | HastRoot>(root: Root, translation: Translation, offsetOf: (offset: number) => number): Root {
  const { mask, marks, ids } = translation
  const mark = marks && new RegExp(`${marks.open}(\\d+)${marks.close}`, 'u')
  const restore = (text: string) => mask.restore(mark ? text.replace(mark, '') : text)
  const stack: Node[] = [root]
  for (let node = stack.pop(); node; node = stack.pop()) {
    if (node.position) {
      const { start, end } = node.position
      node.position = { start: { ...start, offset: offsetOf(start.offset ?? 0) }, end: { ...end, offset: offsetOf(end.offset ?? 0) } }
    }
    if (mark && isHeading(node)) applyId(node, mark, ids)
    for (const [key, value] of Object.entries(node)) {
      if (key === 'type' || key === 'tagName' || key === 'position' || key === 'children') continue
      const restored = restoreValue(value, restore)
      if (restored !== value) Object.assign(node, { [key]: restored })
    }
    if ('children' in node) for (const child of node.children) stack.push(child as Node)
  }
  return root
}

/** Attribute values may be nested in arrays and objects. */
function restoreValue(value: unknown, restore: (text: string) => string, depth = 0): unknown {
  if (typeof value === 'string') return restore(value)
  if (typeof value !== 'object' || value === null || depth > 5) return value
  if (Array.isArray(value)) return value.map((each) => restoreValue(each, restore, depth + 1))
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, restoreValue(each, restore, depth + 1)]))
}

function isHeading(node: Node): boolean {
  return node.type === 'heading' || (node.type === 'element' && /^h[1-6]$/.test(node.tagName))
}

/** Replaces the placeholder in a heading with its id. */
function applyId(heading: Node, mark: RegExp, ids: Translation['ids']): void {
  if (!('children' in heading)) return
  const last = heading.children.findLastIndex((child) => child.type === 'text' && mark.test(child.value))
  const text = heading.children[last]
  if (text?.type !== 'text') return
  const id = ids[Number(mark.exec(text.value)?.[1])]?.id
  text.value = text.value.replace(mark, '').trimEnd()
  if (text.value === '') heading.children.splice(last, 1)
  if (heading.type === 'element' && id !== undefined && isValidId(id)) (heading.properties as Properties)['id'] = id
}
