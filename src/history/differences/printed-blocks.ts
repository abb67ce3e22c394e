/** Prints a changed block as HTML, in its own style, with a sign and a word for the kind of change. */
import type { Element, ElementContent } from 'hast'
import { h } from 'hastscript'
import { differencesText as text } from '../../words/differences.ts'
import type { BlockChange, Note } from './block-diff.ts'
import type { Block } from './blocks.ts'
import { plainProperties, printRuns } from './printed-words.ts'
import type { Run } from './text-words.ts'

type ChangedBlock = Extract<BlockChange, { kind: 'changed' }>

/** `below` is the level of the heading above the text. */
export function printBlock(change: BlockChange, below: number): Element {
  const element = withLevel(change.kind === 'changed' ? changedElement(change) : elementOf(change.kind, change.block), below)
  if (change.kind === 'same') return element
  return { ...element, properties: { ...element.properties, className: [...classesOf(element), `difference-${change.kind}`] } }
}

/** Copy a node without ids and the like, which must be unique on a page, and with details open. */
export function plain<N extends ElementContent>(node: N): N {
  if (node.type !== 'element' || node.tagName === 'svg') return node
  const { properties, tagName } = node
  return {
    ...node,
    // Tabs would hide the changes in all but one.
    tagName: tagName === 'handbook-tabs' ? 'div' : tagName,
    properties: { ...plainProperties(properties), ...(tagName === 'details' && { open: true }) },
    children: node.children.map(plain),
  }
}

function elementOf(kind: 'same' | 'added' | 'removed' | 'moved', block: Block): Element {
  const element = plain(block.element)
  if (kind === 'same') return element
  const mark = (children: ElementContent[]): ElementContent[] =>
    kind === 'moved' ? children : [h(kind === 'added' ? 'ins' : 'del', kind === 'removed' ? withoutLinks(children) : children)]
  if (block.kind === 'row') {
    const cells = element.children.flatMap((cell) => (cell.type === 'element' ? [{ ...cell, children: mark(cell.children) }] : []))
    return { ...element, children: withLabel(cells, kind) }
  }
  // A rule and a drawing hold no text, so the label goes beside them.
  if (block.kind === 'rule' || element.tagName === 'figure') return h('div', [label(kind), ...mark([element])])
  return { ...element, children: [label(kind), ...mark(element.children)] }
}

function changedElement({ block, before, parts, notes }: ChangedBlock): Element {
  const told = notes.map((note) => h('small', { class: 'difference-note' }, sentenceOf(note)))
  if (block.kind === 'row') {
    const cells = parts.map(({ element, runs }) => ({ ...plain(element), children: printRuns(runs) }))
    const last = cells.length - 1
    const noted = cells.map((cell, index) => (index === last ? { ...cell, children: [...cell.children, ...told] } : cell))
    return { ...plain(block.element), children: withLabel(noted, 'changed') }
  }
  // Code is compared line by line.
  if (block.kind === 'code')
    return h('pre', { tabIndex: 0 }, [
      label('changed'),
      h('code', { class: 'difference-code' }, linesOf(parts.flatMap(({ runs }) => runs))),
    ])
  if (block.element.tagName === 'figure')
    return h('div', [label('changed'), h('del', [plain(before.element)]), h('ins', [plain(block.element)])])
  const runs = parts.flatMap((part) => part.runs)
  return { ...plain(block.element), children: [label('changed'), ...printRuns(runs), ...told] }
}

function linesOf(runs: readonly Run[]): ElementContent[] {
  const tags = { same: 'span', added: 'ins', removed: 'del' } as const
  return runs.flatMap(({ kind, words }) =>
    words.map((word) => h(tags[kind], [kind === 'same' ? undefined : h('span', { class: 'sr-only' }, text.words[kind]), `${word.text}\n`])),
  )
}

function sentenceOf(note: Note): string {
  switch (note.kind) {
    case 'link':
      return text.link(note.text, note.from, note.to)
    case 'picture':
      return text.picture(note.text)
    case 'format':
      return text.format
  }
}

/** For readers who don't see the sign. */
export function label(kind: keyof typeof text.kinds): Element {
  return h('span', { class: 'sr-only' }, `${text.kinds[kind]}: `)
}

function withLabel(cells: readonly Element[], kind: keyof typeof text.kinds): Element[] {
  return cells.map((cell, index) => (index === 0 ? { ...cell, children: [label(kind), ...cell.children] } : cell))
}

function withLevel(element: Element, below: number): Element {
  const level = /^h([1-6])$/.exec(element.tagName)?.[1]
  return level === undefined ? element : { ...element, tagName: `h${Math.min(6, Number(level) - 1 + below)}` }
}

function classesOf({ properties }: Element): string[] {
  const { className } = properties
  return Array.isArray(className) ? className.map(String) : []
}

function withoutLinks(children: readonly ElementContent[]): ElementContent[] {
  return children.flatMap((child): ElementContent[] => {
    if (child.type !== 'element') return [child]
    const inside = withoutLinks(child.children)
    return child.tagName === 'a' ? inside : [{ ...child, children: inside }]
  })
}
