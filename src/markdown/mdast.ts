/** Shorthands to build Markdown trees. Text stays text, whatever characters are in it. */
import type { List, ListItem, Paragraph, PhrasingContent, RootContent, Strong, Table, TableRow } from 'mdast'

export type Inline = string | PhrasingContent

export function phrases(...parts: readonly Inline[]): PhrasingContent[] {
  return parts.map((part) => (typeof part === 'string' ? { type: 'text', value: oneLine(part) } : part))
}

export function paragraph(...parts: readonly Inline[]): Paragraph {
  return { type: 'paragraph', children: phrases(...parts) }
}

export function heading(depth: 1 | 2 | 3, ...parts: readonly Inline[]): RootContent {
  return { type: 'heading', depth, children: phrases(...parts) }
}

export function strong(value: string): Strong {
  return { type: 'strong', children: phrases(value) }
}

/** Returns a link, or plain text if there's no address. */
export function link(title: string, url: string | undefined): PhrasingContent {
  const [label] = phrases(title)
  return url === undefined || !label ? { type: 'text', value: title } : { type: 'link', url, children: [label] }
}

export function list(items: readonly (readonly Inline[])[], ordered = false): List {
  return {
    type: 'list',
    ordered,
    spread: false,
    children: items.map(
      (item): ListItem => ({ type: 'listItem', spread: false, children: [{ type: 'paragraph', children: phrases(...item) }] }),
    ),
  }
}

export function table(head: readonly string[], rows: readonly (readonly Inline[])[]): Table {
  const row = (cells: readonly Inline[]): TableRow => ({
    type: 'tableRow',
    children: cells.map((cell) => ({ type: 'tableCell', children: phrases(cell) })),
  })
  return { type: 'table', align: [], children: [row(head), ...rows.map(row)] }
}

/** White space at the end of a phrase would become an entity, and a line break would break a list item. */
function oneLine(value: string): string {
  return value.replace(/\s+/g, ' ')
}
