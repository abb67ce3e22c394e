/** Prints a changed block as HTML, in its own style, with a sign and a word for the kind of change. */
import type { Element, ElementContent } from 'hast'
import { h } from 'hastscript'
import { differencesText as text } from '../../words/differences.ts'
import type { BlockChange, Note } from './block-diff.ts'
import type { Block } from './blocks.ts'
import { dropIds, printRuns } from './printed-words.ts'
import type { Run } from './text-words.ts'

type ChangedBlock = Extract<BlockChange, { kind: 'changed' }>

/** `below` is the level of the heading above the text. */
export function printBlock(change: BlockChange, below: number): Element {
  const element = adjustLevel(change.kind === 'changed' ? printChanged(change) : printWhole(change.kind, change.block), below)
  if (change.kind === 'same') return element
  return { ...element, properties: { ...element.properties, className: [...listClasses(element), `difference-${change.kind}`] } }
}

/** Copy a node without ids and similar attributes, which must be unique on a page, and with details open. */
export function copyPlain<N extends ElementContent>(node: N): N {
  if (node.type !== 'element' || node.tagName === 'svg') return node
  const { properties, tagName } = node
  return {
    ...node,
    // Tabs would hide the changes in all but one.
    tagName: tagName === 'handbook-tabs' ? 'div' : tagName,
    properties: { ...dropIds(properties), ...(tagName === 'details' && { open: true }) },
    children: node.children.map(copyPlain),
  }
}

function printWhole(kind: 'same' | 'added' | 'removed' | 'moved', block: Block): Element {
  const element = copyPlain(block.element)
  if (kind === 'same') return element
  const mark = (children: ElementContent[]): ElementContent[] =>
    kind === 'moved' ? children : [h(kind === 'added' ? 'ins' : 'del', kind === 'removed' ? stripLinks(children) : children)]
  if (block.kind === 'row') {
    const cells = element.children.flatMap((cell) => (cell.type === 'element' ? [{ ...cell, children: mark(cell.children) }] : []))
    return { ...element, children: addLabel(cells, kind) }
  }
  // A rule and a drawing contain no text, so the label goes next to them.
  if (block.kind === 'rule' || element.tagName === 'figure') return h('div', [printLabel(kind), ...mark([element])])
  return { ...element, children: [printLabel(kind), ...mark(element.children)] }
}

function printChanged({ block, before, parts, notes }: ChangedBlock): Element {
  const notesPrinted = notes.map((note) => h('small', { class: 'difference-note' }, describeNote(note)))
  if (block.kind === 'row') {
    const cells = parts.map(({ element, runs }) => ({ ...copyPlain(element), children: printRuns(runs) }))
    const last = cells.length - 1
    const noted = cells.map((cell, index) => (index === last ? { ...cell, children: [...cell.children, ...notesPrinted] } : cell))
    return { ...copyPlain(block.element), children: addLabel(noted, 'changed') }
  }
  // Code is compared line by line.
  if (block.kind === 'code')
    return h('pre', { tabIndex: 0 }, [
      printLabel('changed'),
      h('code', { class: 'difference-code' }, printLines(parts.flatMap(({ runs }) => runs))),
    ])
  if (block.element.tagName === 'figure')
    return h('div', [printLabel('changed'), h('del', [copyPlain(before.element)]), h('ins', [copyPlain(block.element)])])
  const runs = parts.flatMap((part) => part.runs)
  return { ...copyPlain(block.element), children: [printLabel('changed'), ...printRuns(runs), ...notesPrinted] }
}

function printLines(runs: readonly Run[]): ElementContent[] {
  const tags = { same: 'span', added: 'ins', removed: 'del' } as const
  return runs.flatMap(({ kind, words }) =>
    words.map((word) => h(tags[kind], [kind === 'same' ? undefined : h('span', { class: 'sr-only' }, text.words[kind]), `${word.text}\n`])),
  )
}

function describeNote(note: Note): string {
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
export function printLabel(kind: keyof typeof text.kinds): Element {
  return h('span', { class: 'sr-only' }, `${text.kinds[kind]}: `)
}

function addLabel(cells: readonly Element[], kind: keyof typeof text.kinds): Element[] {
  return cells.map((cell, index) => (index === 0 ? { ...cell, children: [printLabel(kind), ...cell.children] } : cell))
}

function adjustLevel(element: Element, below: number): Element {
  const level = /^h([1-6])$/.exec(element.tagName)?.[1]
  return level === undefined ? element : { ...element, tagName: `h${Math.min(6, Number(level) - 1 + below)}` }
}

function listClasses({ properties }: Element): string[] {
  const { className } = properties
  return Array.isArray(className) ? className.map(String) : []
}

function stripLinks(children: readonly ElementContent[]): ElementContent[] {
  return children.flatMap((child): ElementContent[] => {
    if (child.type !== 'element') return [child]
    const inside = stripLinks(child.children)
    return child.tagName === 'a' ? inside : [{ ...child, children: inside }]
  })
}
