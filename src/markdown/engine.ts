/** The only module that calls the Markdown engine. */
import type { Root as HastRoot } from 'hast'
import type { Root as MdastRoot, Nodes } from 'mdast'
import { htmlToHast, markdownToHast, markdownToMdast, mdxToHast, mdxToMdast } from 'satteri'
import { lastValue } from '../plain/caches.ts'
import { type Prepared, prepare } from './dialects/prepared.ts'
import type { Range } from './document.ts'
import { findUnreadable } from './engine-guard.ts'
import { findTemplateTags } from './template-tags.ts'
import { ourVocabulary, type Vocabulary } from './vocabulary/index.ts'

export interface Text {
  /** The whole file, front matter included. */
  text: string
  isMdx: boolean
  /** The components that it may use; by default the built-in ones. */
  vocabulary?: Vocabulary
}

/** Names a text for caches. */
export function textKey({ text, isMdx, vocabulary = ourVocabulary }: Text): string {
  return `${isMdx ? 'mdx' : 'md'} ${vocabulary.own.map(({ name }) => name).join(',')} ${text}`
}

/** Deeper trees are rejected: walking them would exhaust the stack, and no reader could follow. */
const maxDepth = 120

const features = { definitionList: true, gfm: { footnotes: { clobberPrefix: '' } } }

export interface Tree {
  root: MdastRoot
  /** The prepared text, with the dialect markup found in it. */
  prepared: Prepared
  /** Foreign template tags that had to be blanked before the MDX could be parsed. */
  skippedTags: Range[]
}

/** The text must not reach the engine, or its tree must not be walked. */
export class TextTooDeep extends Error {
  /** Offset in the text. */
  readonly offset: number

  constructor(offset: number) {
    super('This is nested too deeply to be printed.')
    this.offset = offset
  }
}

const lastPrepared = lastValue<Prepared>()

/** Prepares a text for the engine. The last result is kept, since a text is printed several times in a row. */
export function prepareText({ text, isMdx, vocabulary = ourVocabulary }: Text): Prepared {
  const key = textKey({ text, isMdx, vocabulary })
  const last = lastPrepared.get(key)
  if (last) return last
  const prepared = prepare(endWithNewline(text), isMdx, {
    vocabulary,
    parse: (source) => (findUnreadable(source, isMdx) === undefined ? (markdownToMdast(source, { features }) as MdastRoot) : undefined),
  })
  lastPrepared.set(key, prepared)
  return prepared
}

/** Parses a text with positions. Throws TextTooDeep, or the engine's error for invalid MDX. */
export function readTree(text: Text): Tree {
  const prepared = prepareText(text)
  const { text: source, offsetOf, restore } = prepared
  const read = (from: string) => (text.isMdx ? mdxToMdast(from, { features }) : markdownToMdast(from, { features })) as MdastRoot
  const offset = findUnreadable(source, text.isMdx)
  if (offset !== undefined) throw new TextTooDeep(offsetOf(offset))
  const parse = (from: string) => {
    const root = read(from)
    const deep = findTooDeep<Nodes>(root)
    if (deep) throw new TextTooDeep(offsetOf(deep.position?.start.offset ?? 0))
    return restore(root)
  }
  try {
    return { root: parse(source), skippedTags: [], prepared }
  } catch (error) {
    if (!text.isMdx || error instanceof TextTooDeep) throw error
    const { text: rest, blanked } = blankTemplateTags(source)
    if (blanked.length === 0) throw relocateError(error, source, text.text, offsetOf)
    const skippedTags = blanked.map(({ start, end }) => ({ start: offsetOf(start), end: offsetOf(end) }))
    try {
      return { root: parse(rest), skippedTags, prepared }
    } catch (second) {
      throw second instanceof TextTooDeep ? second : relocateError(second, source, text.text, offsetOf)
    }
  }
}

/** Maps the position in an engine error to the text as written. */
function relocateError(error: unknown, source: string, text: string, offsetOf: (offset: number) => number): unknown {
  if (!(error instanceof Error) || source === endWithNewline(text)) return error
  const lines = source.split('\n')
  const relocate = (_: string, before: string, line: string, column: string, after: string) => {
    const start = lines.slice(0, Number(line) - 1).reduce((sum, each) => sum + each.length + 1, 0)
    const read = text.slice(0, offsetOf(start + Number(column) - 1))
    return `${before}${read.split('\n').length}:${read.length - read.lastIndexOf('\n')}${after}`
  }
  return new Error(error.message.replace(/^()(\d+):(\d+)(: )/, relocate).replace(/(\()(\d+):(\d+)(\))/g, relocate))
}

/** Parses for printing, without positions. Returns undefined if the tree is too deep. */
export function readMarkdown(text: Text, prepared = prepareText(text)): MdastRoot | undefined {
  const options = { position: false, features }
  return readLeniently(
    text.isMdx,
    prepared,
    (source) => mdxToMdast(source, options) as MdastRoot,
    (source) => markdownToMdast(source, options) as MdastRoot,
  )
}

/** Does the same to HTML, with raw HTML parsed into elements. */
export function readHtml(text: Text, prepared = prepareText(text)): HastRoot | undefined {
  const options = { position: false, features: { ...features, rawHtml: true } }
  return readLeniently(
    text.isMdx,
    prepared,
    (source) => mdxToHast(source, options) as HastRoot,
    (source) => markdownToHast(source, options) as HastRoot,
  )
}

/** Reads invalid MDX as Markdown: only a lenient build gets here with it. */
function readLeniently<Root extends MdastRoot | HastRoot>(
  isMdx: boolean,
  { text: source, restore }: Prepared,
  asMdx: (source: string) => Root,
  asMarkdown: (source: string) => Root,
): Root | undefined {
  if (findUnreadable(source, isMdx) !== undefined) return undefined
  if (isMdx)
    for (const attempt of [() => source, () => blankTemplateTags(source).text]) {
      let root: Root
      try {
        root = asMdx(attempt())
      } catch {
        continue
      }
      return findTooDeep<object>(root) ? undefined : restore(root)
    }
  const root = asMarkdown(source)
  return findTooDeep<object>(root) ? undefined : restore(root)
}

/** Blanks foreign template tags outside code and front matter. Offsets don't change. */
function blankTemplateTags(text: string): { text: string; blanked: Range[] } {
  const found = findTemplateTags(text)
  if (found.length === 0) return { text, blanked: [] }
  const kept: Range[] = []
  const stack: Nodes[] = [markdownToMdast(text) as MdastRoot]
  for (let node = stack.pop(); node; node = stack.pop()) {
    const [start, end] = [node.position?.start.offset, node.position?.end.offset]
    if (/^(code|inlineCode|yaml)$/.test(node.type) && start !== undefined && end !== undefined) kept.push({ start, end })
    if ('children' in node) for (const child of node.children) stack.push(child)
  }
  kept.sort((a, b) => a.start - b.start)
  let next = 0
  const blanked = found.filter(({ start, end }) => {
    while ((kept[next]?.end ?? Number.POSITIVE_INFINITY) <= start) next++
    return (kept[next]?.start ?? Number.POSITIVE_INFINITY) >= end
  })
  const pieces: string[] = []
  let end = 0
  for (const range of blanked) {
    pieces.push(text.slice(end, range.start), text.slice(range.start, range.end).replace(/[^\r\n]/g, ' '))
    end = range.end
  }
  return { text: pieces.join('') + text.slice(end), blanked }
}

/** Returns a node that's too deep, or undefined. */
function findTooDeep<Node extends object>(root: Node): Node | undefined {
  const stack: { node: Node; depth: number }[] = [{ node: root, depth: 0 }]
  for (let next = stack.pop(); next; next = stack.pop()) {
    if (next.depth > maxDepth) return next.node
    const { children } = next.node as { children?: Node[] }
    if (children) for (const node of children) stack.push({ node, depth: next.depth + 1 })
  }
  return undefined
}

/** Parses HTML or SVG that a library made. */
export function parseFragment(html: string): HastRoot {
  return htmlToHast(html, { fragment: true }) as HastRoot
}

/** satteri 0.10.5 aborts on MDX that ends in an open string without a line end, so add one. */
function endWithNewline(text: string): string {
  return text.endsWith('\n') ? text : `${text}\n`
}
