/** Prints text changes as HTML: the text in its own style, with added and removed words marked and unchanged parts folded. */
import type { Element, ElementContent } from 'hast'
import { toHtml } from 'hast-util-to-html'
import { h } from 'hastscript'
import { differencesText as text } from '../../words/differences.ts'
import type { BlockChange } from './block-diff.ts'
import { type Block, countBlockCharacters } from './blocks.ts'
import { copyPlain, printBlock } from './printed-blocks.ts'

export interface DiffPrintOptions {
  /** Level of the heading above. The text's own headings go below it. */
  below: number
  /** Limit on characters of text. Unchanged text is dropped first, then the last changes. */
  maxCharacters?: number
  /** Limit on characters of unchanged text in one fold. A longer one is only counted. By default there's none. */
  maxUnchanged?: number
}

/** For pages that are written: a copy of a long text for each of its changes would cost more than the text. */
export const maxUnchangedOnPages = 2000

export function printDiff(changes: readonly BlockChange[], options: DiffPrintOptions): string {
  return toHtml(printDiffTree(changes, options))
}

export function printDiffTree(
  changes: readonly BlockChange[],
  { below, maxCharacters = 30_000, maxUnchanged = Number.POSITIVE_INFINITY }: DiffPrintOptions,
): Element {
  if (changes.every(({ kind }) => kind === 'same')) return h('p', { class: 'difference-none' }, text.nothing)
  const isSmall = countCharacters(changes) <= maxCharacters
  const { shown, left } = isSmall ? { shown: changes, left: 0 } : limitChanges(changes, maxCharacters)
  const counterparts = findCounterparts(changes)
  const printed = splitSections(shown).flatMap((section): ElementContent[] => {
    if (!section.isFolded) return printInContainers(section.changes, counterparts, below)
    const count = text.unchanged(section.changes.length)
    if (!isSmall || countCharacters(section.changes) > maxUnchanged) return [h('p', { class: 'difference-same' }, count)]
    return [
      h('details', { class: 'fold difference-same' }, [h('summary', count), ...printInContainers(section.changes, counterparts, below)]),
    ]
  })
  const rest = left > 0 ? [h('p', { class: 'difference-more' }, text.more(left))] : []
  return h('div', { class: 'difference prose', dataPagefindIgnore: '' }, [...printed, ...rest])
}

interface Section {
  isFolded: boolean
  changes: BlockChange[]
}

/** Fold unchanged blocks, except the heading above a change. Folding a single block would save nothing. */
function splitSections(changes: readonly BlockChange[]): Section[] {
  const sections: Section[] = []
  const add = (isFolded: boolean, more: readonly BlockChange[]) => {
    const last = sections.at(-1)
    if (more.length === 0) return
    if (last?.isFolded === isFolded) last.changes.push(...more)
    else sections.push({ isFolded, changes: [...more] })
  }
  const fold = (run: readonly BlockChange[]) => add(run.length > 1, run)
  let same: BlockChange[] = []
  for (const change of changes) {
    if (change.kind === 'same') {
      same.push(change)
      continue
    }
    const heading = same.findLastIndex(({ block }) => block.kind === 'heading')
    fold(same.slice(0, Math.max(0, heading)))
    if (heading >= 0) add(false, same.slice(heading, heading + 1))
    fold(same.slice(heading + 1))
    add(false, [change])
    same = []
  }
  fold(same)
  return sections
}

function countCharacters(changes: readonly BlockChange[]): number {
  return changes.reduce((sum, { block }) => sum + countBlockCharacters(block), 0)
}

function limitChanges(changes: readonly BlockChange[], maxCharacters: number): { shown: BlockChange[]; left: number } {
  let used = 0
  const end = changes.findIndex((change) => {
    if (change.kind !== 'same' || change.block.kind === 'heading') used += countCharacters([change])
    return used > maxCharacters
  })
  // Show at least one change, whatever its length.
  const first = changes.findIndex(({ kind }) => kind !== 'same')
  const shown = end < 0 ? changes : changes.slice(0, Math.max(first + 1, end))
  return { shown: [...shown], left: changes.slice(shown.length).filter(({ kind }) => kind !== 'same').length }
}

/** Map the lists and tables of the old text to those of the new one with the same content, so that removed blocks appear in these. */
function findCounterparts(changes: readonly BlockChange[]): Map<Element, Element> {
  const found = new Map<Element, Element>()
  for (const change of changes) {
    if (change.kind !== 'changed' && change.kind !== 'same') continue
    change.before.within.forEach((old, depth) => {
      const now = change.block.within[depth]
      if (now?.tagName !== old.tagName || found.has(old)) return
      found.set(old, now)
      // A table has one head, whichever rows matched.
      const head = findChild(old, 'thead')
      const newHead = findChild(now, 'thead')
      if (head && newHead && !found.has(head)) found.set(head, newHead)
    })
  }
  return found
}

type Counterparts = ReadonlyMap<Element, Element>

/** Print blocks within their containers. Adjacent blocks share one. */
function printInContainers(changes: readonly BlockChange[], counterparts: Counterparts, below: number, depth = 0): ElementContent[] {
  const printed: ElementContent[] = []
  for (let at = 0; at < changes.length; ) {
    const change = changes[at] as BlockChange
    const container = findContainer(change.block, depth, counterparts)
    if (!container) {
      printed.push(printBlock(change, below))
      at++
      continue
    }
    let end = at + 1
    while (end < changes.length && findContainer((changes[end] as BlockChange).block, depth, counterparts) === container) end++
    const inside = changes.slice(at, end)
    printed.push(printContainer(container, printInContainers(inside, counterparts, below, depth + 1), inside, depth))
    at = end
  }
  return printed
}

function findContainer({ within }: Block, depth: number, counterparts: Counterparts): Element | undefined {
  const container = within[depth]
  return container && (counterparts.get(container) ?? container)
}

/** An item keeps its number, and part of a table keeps its head. */
function printContainer(container: Element, children: ElementContent[], inside: readonly BlockChange[], depth: number): Element {
  const { tagName, properties } = copyPlain({ ...container, children: [] })
  const list = inside[0]?.block.within[depth - 1]
  if (tagName === 'li' && list?.tagName === 'ol')
    return {
      type: 'element',
      tagName,
      properties: { ...properties, value: String(findItemNumber(list, inside[0]?.block.within[depth])) },
      children,
    }
  const head = findChild(container, 'thead')
  const hasHead = children.some((child) => isElement(child, 'thead'))
  const withHead = tagName === 'table' && head && !hasHead ? [copyPlain(head), ...children] : children
  return { type: 'element', tagName, properties, children: withHead }
}

function findItemNumber(list: Element, item: Element | undefined): number {
  const items = list.children.filter((child) => isElement(child, 'li'))
  return Number(list.properties['start'] ?? 1) + (item ? items.indexOf(item) : 0)
}

function findChild({ children }: Element, name: string): Element | undefined {
  return children.find((child): child is Element => isElement(child, name))
}

function isElement(node: ElementContent, name: string): boolean {
  return node.type === 'element' && node.tagName === name
}
