/** Prints page fragments as Markdown. */
import type { Element, ElementContent, Properties, Root } from 'hast'
import { defaultHandlers, type Handle, type State } from 'hast-util-to-mdast'
import type { Nodes, Paragraph, PhrasingContent } from 'mdast'
import { toMarkdown, writeMarkdown } from '../markdown/markdown-printer.ts'
import { type WriteAddress, withAddresses } from './print-html.ts'
import { definitionsIn, elementsIn, hasClass, isMarkLine } from './read-nodes.ts'

/** Ends with a line break, unless there's nothing to print. */
export function printNodes(nodes: readonly ElementContent[], address: WriteAddress): string {
  const root: Root = { type: 'root', children: nodes.map((node) => withAddresses(emptyDrawings(node), address)) }
  // Non-breaking spaces become plain ones.
  return writeMarkdown(toMarkdown(root, handlers)).replaceAll('\u00a0', ' ')
}

/** Markdown has no drawings, and the library would copy and walk through each. */
function emptyDrawings(node: ElementContent): ElementContent {
  if (node.type !== 'element') return node
  return { ...node, children: node.tagName === 'svg' ? [] : node.children.map(emptyDrawings) }
}

const handlers: Record<string, Handle> = {
  // The date in machine-readable form, because tools read and diff Markdown.
  time: (_, node) => ({ type: 'text', value: String(node.properties['dateTime']) }),
  svg: () => [],
  caption: () => [],
  a: (state, node) => (hasClass(node, 'permalink') ? [] : defaultHandlers.a(state, node)),
  p(state, node) {
    if (node.properties['ariaHidden'] !== undefined) return []
    if (isMarkLine(node)) return paragraphOf(joined(marksIn(state, node), ' · '))
    const children = phrasesOf(state, node)
    return paragraphOf(hasClass(node, 'callout-title') ? [{ type: 'strong', children }] : children)
  },
  summary: (state, node) => paragraphOf([{ type: 'strong', children: phrasesOf(state, node) }]),
  video: (_, { properties }) => ({ type: 'link', url: String(properties['src']), children: [{ type: 'text', value: label(properties) }] }),
  figure(state, node) {
    const [shown = [], caption = []] = [false, true].map((wanted) =>
      elementsIn(node)
        .filter(({ tagName }) => (tagName === 'figcaption') === wanted)
        .flatMap((part) => [state.one(part, node) ?? []].flat() as PhrasingContent[]),
    )
    return paragraphOf([...shown, ...(caption.length > 0 ? [{ type: 'break' } as const, ...caption] : [])])
  },
  figcaption: (state, node) => phrasesOf(state, node),
  dl(state, node) {
    return listOf(definitionsIn(node).map(([term, value]) => definition(state, term, value)))
  },
  ol(state, node) {
    if (!hasClass(node, 'chain')) return defaultHandlers.ol(state, node)
    return { ...listOf(elementsIn(node).map((step) => [chainStep(state, step)])), ordered: true } as Nodes
  },
  ul(state, node) {
    if (hasClass(node, 'entry-list')) return listOf(elementsIn(node).map((item) => entryLine(state, item)))
    const list = defaultHandlers.ul(state, node)
    return listOf(list.children.map(({ children }) => children))
  },
}

/** `Label: value`; a list among the values goes below the label. */
function definition(state: State, term: Element, value: Element): Nodes[] {
  const blocks = elementsIn(value).filter(({ tagName }) => tagName === 'ul' || tagName === 'ol')
  const line = { ...value, children: value.children.filter((child) => !blocks.includes(child as Element)) }
  const said = phrasesOf(state, line)
  const head = [...phrasesOf(state, term), { type: 'text', value: said.length > 0 ? ': ' : ':' } as const, ...said]
  return [paragraphOf(head), ...blocks.flatMap((block) => [state.one(block, value) ?? []].flat())]
}

/** A list entry on one line: title, badges and description. Anything below goes under the line. */
function entryLine(state: State, item: Element): Nodes[] {
  const parts = elementsIn(item)
  const title = parts.filter(({ tagName }) => /^h[1-6]$/.test(tagName)).flatMap((part) => phrasesOf(state, part))
  const marks = parts.filter(isMarkLine).flatMap((part) => marksIn(state, part))
  const about = parts.filter((part) => part.tagName === 'p' && !isMarkLine(part)).flatMap((part) => phrasesOf(state, part))
  const rest = parts.filter((part) => !isMarkLine(part) && !/^(p|h[1-6])$/.test(part.tagName))
  const line: PhrasingContent[] = [
    ...title,
    ...(marks.length > 0 ? [words(' ('), ...joined(marks), words(')')] : []),
    ...(about.length > 0 ? [words(': '), ...about] : []),
  ]
  return [paragraphOf(line), ...rest.flatMap((part) => [state.one(part, item) ?? []].flat())]
}

/** Items of one date on one line, each with its state and date. */
function chainStep(state: State, step: Element): Nodes {
  const items = elementsIn(step).flatMap((part) => (part.tagName === 'ul' ? elementsIn(part) : []))
  const lines = items.map((item) =>
    elementsIn(item).flatMap((part) => {
      const said = [state.one(part, item) ?? []].flat() as PhrasingContent[]
      return part.tagName === 'span' ? [words(' ('), ...said, words(')')] : said
    }),
  )
  return paragraphOf(joined(lines))
}

function marksIn(state: State, line: Element): PhrasingContent[][] {
  const marks = elementsIn(line).map((mark) => [state.one(mark, line) ?? []].flat() as PhrasingContent[])
  return marks.filter((mark) => mark.length > 0)
}

function joined(marks: readonly PhrasingContent[][], separator = ', '): PhrasingContent[] {
  return marks.flatMap((mark, index) => [...(index > 0 ? [words(separator)] : []), ...mark])
}

function words(value: string): PhrasingContent {
  return { type: 'text', value }
}

function phrasesOf(state: State, node: Element): PhrasingContent[] {
  return state.all(node) as PhrasingContent[]
}

function paragraphOf(children: PhrasingContent[]): Paragraph {
  return { type: 'paragraph', children }
}

/** Items without blank lines between them, unless one contains more than a line and lists. */
function listOf(items: readonly Nodes[][]): Nodes {
  const isTight = (item: readonly Nodes[]) => item.every(({ type }, index) => (index === 0 ? type === 'paragraph' : type === 'list'))
  const spread = !items.every(isTight)
  const children = items.map((item) => ({ type: 'listItem', spread, checked: null, children: item }))
  return { type: 'list', ordered: false, spread, children } as Nodes
}

function label({ ariaLabel, src }: Properties): string {
  return String(ariaLabel ?? src)
}
