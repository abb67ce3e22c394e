/** Cuts lists of Markdown to a number of characters, and counts what is left out. Pure. */
import type { ListItem } from 'mdast'
import { writeMarkdown } from '../../markdown/markdown-printer.ts'
import { type Section, toList, toNodes } from './diff-markdown.ts'

export interface Fitted {
  section: Section
  /** Characters that it takes, at most. */
  size: number
  /** Lines of the lists left out. */
  cut: number
}

export function fitSection({ title, items }: Section, room: number): Fitted {
  const frame = writeMarkdown(toNodes({ title, items: items.slice(0, 1).map(withoutLists) })).length
  const fitted = fitItems(items, room - (items.length === 0 ? 0 : frame), 0)
  return { section: { title, items: fitted.items }, size: fitted.items.length === 0 ? 0 : fitted.size + frame, cut: fitted.cut }
}

/** Keep what fits, in order. Of an item that doesn't fit as a whole, keep its line and the first lines below. */
function fitItems(items: readonly ListItem[], room: number, depth: number): { items: ListItem[]; size: number; cut: number } {
  const kept: ListItem[] = []
  let size = 0
  let cut = 0
  for (const item of items) {
    const whole = cut > 0 ? Number.POSITIVE_INFINITY : measure(item, depth)
    if (size + whole <= room) {
      kept.push(item)
      size += whole
      continue
    }
    const head = withoutLists(item)
    const below = item.children.flatMap((child) => (child.type === 'list' ? child.children : []))
    const own = cut > 0 ? Number.POSITIVE_INFINITY : measure(head, depth)
    if (below.length === 0 || size + own > room) {
      cut += countLines(item)
      continue
    }
    const part = fitItems(below, room - size - own, depth + 1)
    kept.push(part.items.length === 0 ? head : { ...head, children: [...head.children, toList(part.items)] })
    size += own + part.size
    cut += part.cut
  }
  return { items: kept, size, cut }
}

function withoutLists(item: ListItem): ListItem {
  return { ...item, children: item.children.filter(({ type }) => type !== 'list') }
}

/** Each level indents all lines of an item by two characters. An item with code has empty lines around it. */
function measure(item: ListItem, depth: number): number {
  const text = writeMarkdown([toList([item])])
  return text.length + (2 * depth + 1) * text.split('\n').length
}

function countLines(item: ListItem): number {
  const below = item.children.flatMap((child) => (child.type === 'list' ? child.children : []))
  return 1 + below.reduce((sum, each) => sum + countLines(each), 0)
}
