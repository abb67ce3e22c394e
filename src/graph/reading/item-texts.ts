/** Splits an invalid YAML list into items by text. */
import { findFirstKey } from '../../sources/yaml-slips.ts'
import { isAddressable } from './places.ts'
import type { Unread } from './unread.ts'

/** Returns the id of an item that isn't valid YAML, if it's readable and the only one, and the item's text if it has any `id` key. */
export function nameIn(text: string): Pick<Unread, 'id' | 'text'> {
  const written = [...text.matchAll(/^[-\s{]*id:[ \t]*(?=\S)(?:["']?([^\s"',}]+)["']?[ \t]*(?=[\r\n,}#]|$))?/gm)]
  const [first, ...others] = written.map(([, id]) => (id !== undefined && isAddressable(id) ? id : undefined))
  return { id: others.length === 0 ? first : undefined, text: written.length === 0 ? undefined : text }
}

/** The list's items as texts, each from its first line to the next item's; the first may lack its dash. */
export function itemsIn(text: string): Piece[] {
  const depths = [...text.matchAll(/^([ ]*)-(?=[ \t\r\n])/gm)].map(([, indent = '']) => indent.length)
  const depth = depths.length === 0 ? 0 : Math.min(...depths)
  const starts = [...text.matchAll(new RegExp(`^[ ]{${depth}}-(?=[ \\t\\r\\n])`, 'gm'))].map(({ index }) => index)
  const first = findFirstKey(text)
  const isBare = first !== undefined && first.start < (starts[0] ?? 0)
  // Dashes indented deeper than the key belong to nested lists.
  if (isBare && depth > first.indent) return []
  const all = isBare ? [first.start, ...starts] : starts
  return all.map((start, index) => ({ start, text: text.slice(start, all[index + 1]), isBare: isBare && index === 0 }))
}

export interface Piece {
  start: number
  text: string
  /** Whether it lacks its dash. */
  isBare: boolean
}
