/** Identity and dates of a feed item. They must not change if a file is renamed, a text corrected or a sibling added. */
import type { Collections } from '../collections/collections.ts'
import type { Config } from '../config.ts'
import { earlierAddress } from './links/redirects.ts'

/** Dates of an item. */
export interface Times {
  uid: string
  /** Date or time of publication. */
  from: string
  /** Dates of its revisions, in written order. */
  changes: readonly string[]
}

export interface Stamp {
  /** ISO, in UTC. */
  published: string
  updated: string
}

/**
 * The permanent id (RFC 4151). Its year is that of first publication: the year at the start of the uid, which later corrections of the date
 * don't affect, else the year of the date.
 */
export function tagOf(collection: string, uid: string, published: string, { feedDomain, site }: Config): string {
  const year = /^(\d{4})\//.exec(uid)?.[1] ?? published.slice(0, 4)
  const path = uid.split('/').map(encodeURIComponent).join('/')
  return `tag:${feedDomain ?? new URL(site).hostname},${year}:${collection}/${path}`
}

/** The uid of an entry: the written one, else the id under which it was first published, which is the first item of `formerly`. */
export function uidOf(entry: { collection: string; id: string; data: object }, collections: Collections): string {
  const { uid, formerly = [] } = entry.data as { uid?: string; formerly?: readonly string[] }
  const prefix = `/${entry.collection}/`
  const [first] = formerly.flatMap((path) => {
    const address = earlierAddress(path, entry.collection, collections)
    return address.startsWith(prefix) && address !== prefix ? address.slice(prefix.length).replace(/\/$/, '') : []
  })
  return uid ?? first ?? entry.id
}

/**
 * When each item was published and last changed. A date becomes a second within its first hour, and a time gets up to a minute added, both
 * derived from the uid. So no two items are equal, and later siblings don't move earlier items. (If two do coincide, about one pair in
 * several thousand, they're separated in the order of their uids.)
 */
export function stampsOf(items: readonly Times[]): ReadonlyMap<string, Stamp> {
  const published = apart(items.map((item) => ({ uid: item.uid, at: momentOf(item.from, item.uid) })))
  const updated = apart(
    items.map(({ uid, changes }) => {
      const start = published.get(uid) ?? 0
      const last = changes.at(-1)
      // Each change is later than the previous one, even on the same day.
      return { uid, at: last === undefined ? start : Math.max(momentOf(last, uid), start) + changes.length * 1000 }
    }),
  )
  return new Map(items.map(({ uid }) => [uid, { published: iso(published.get(uid) ?? 0), updated: iso(updated.get(uid) ?? 0) }]))
}

function momentOf(day: string, uid: string): number {
  const isDay = day.length === 10
  return Date.parse(isDay ? `${day}T00:00:00Z` : day) + (isDay ? (digestOf(uid) % 3600) * 1000 : digestOf(uid) % 60_000)
}

function apart(items: readonly { uid: string; at: number }[]): Map<string, number> {
  const taken = new Set<number>()
  const result = new Map<string, number>()
  for (const { uid, at } of items.toSorted((a, b) => a.at - b.at || (a.uid < b.uid ? -1 : 1))) {
    let free = at
    while (taken.has(free)) free += at % 1000 === 0 ? 1000 : 1
    taken.add(free)
    result.set(uid, free)
  }
  return result
}

function iso(moment: number): string {
  return new Date(moment).toISOString()
}

/** FNV-1a, with an extra mixing step to spread similar names. */
function digestOf(text: string): number {
  let hash = 0x811c9dc5
  for (const byte of new TextEncoder().encode(text)) hash = Math.imul(hash ^ byte, 0x01000193)
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
  return (hash ^ (hash >>> 13)) >>> 0
}
