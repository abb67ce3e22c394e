/** The items of a list that is not YAML, by their texts. */
import { findFirstKey } from '../../sources/yaml-slips.ts'
import { isAddressable } from './places.ts'
import type { Unread } from './unread.ts'

/** What an item that is not YAML would be called; all that it says if its id cannot be read, and nothing if there is none. */
export function nameIn(text: string): Pick<Unread, 'id' | 'text'> {
  const written = [...text.matchAll(/^[-\s{]*id:[ \t]*(?=\S)(?:["']?([^\s"',}]+)["']?[ \t]*(?=[\r\n,}#]|$))?/gm)]
  const [first, ...others] = written.map(([, id]) => (id !== undefined && isAddressable(id) ? id : undefined))
  return { id: others.length === 0 ? first : undefined, text: written.length === 0 ? undefined : text }
}

/** The items of a list as texts, from each line that begins one to the next; the first may lack its dash. */
export function itemsIn(text: string): Piece[] {
  const depths = [...text.matchAll(/^([ ]*)-(?=[ \t\r\n])/gm)].map(([, indent = '']) => indent.length)
  const depth = depths.length === 0 ? 0 : Math.min(...depths)
  const starts = [...text.matchAll(new RegExp(`^[ ]{${depth}}-(?=[ \\t\\r\\n])`, 'gm'))].map(({ index }) => index)
  const first = findFirstKey(text)
  const isBare = first !== undefined && first.start < (starts[0] ?? 0)
  // Dashes deeper than its key are those of lists within it.
  if (isBare && depth > first.indent) return []
  const all = isBare ? [first.start, ...starts] : starts
  return all.map((start, index) => ({ start, text: text.slice(start, all[index + 1]), isBare: isBare && index === 0 }))
}

export interface Piece {
  start: number
  text: string
  /** Whether it does not begin with a dash. */
  isBare: boolean
}
