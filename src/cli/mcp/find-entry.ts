/** Finds what an assistant names: an id, a key, a path or an address. */
import { type Entry, keyOf } from '../../graph/entry.ts'
import type { Handbook } from '../../graph/handbook.ts'
import { withBase } from '../../graph/paths.ts'
import { listOf, nearest } from '../../problems/nearest.ts'
import { CallError } from '../call-error.ts'

/** Throws a `CallError` with the nearest ids if there's no such entry or several. */
export function findEntry(wanted: string, handbook: Handbook): Entry {
  const { entryIndex, config } = handbook
  const path = toPath(wanted, handbook)
  const redirect = handbook.redirects.find(({ from }) => from === path)
  const byAddress = entryIndex.byUrl(path) ?? (redirect && entryIndex.byUrl(redirect.to.replace(/[?#].*$/, '')))
  if (byAddress) return byAddress
  const id = wanted.trim().replace(/^\/|\/$/g, '')
  const [collection = '', ...rest] = id.split('/')
  const byKey = entryIndex.find(collection, rest.join('/')) ?? entryIndex.byStem(id.replace(/\.(mdx?|ya?ml)$/, ''))
  if (byKey && isShown(byKey, handbook)) return byKey
  const found = config.collections.names.flatMap((name) => entryIndex.find(name, id) ?? []).filter((entry) => isShown(entry, handbook))
  if (found.length > 1) throw new CallError(`There are several entries "${id}": ${listOf(found.map(keyOf))}.`)
  if (found[0]) return found[0]
  throw new CallError(
    `There is no entry or page "${wanted}".${suggest(id, handbook.entries.filter((entry) => isShown(entry, handbook)).flatMap(namesOf)) || ' Search for its title.'}`,
  )
}

/** Whether assistants get the entry itself. Customers see people and the like by name only, on the pages of others. */
export function isShown({ url, definition }: Entry, { audience }: Pick<Handbook, 'audience'>): boolean {
  return audience === 'staff' || url !== undefined || definition.changesSeenBy === 'everybody'
}

/** Returns ` Did you mean …?` for up to three values, or nothing. */
export function suggest(wanted: string, known: Iterable<string>): string {
  const found = nearest(wanted, known)
  return found.length === 0 ? '' : ` Did you mean ${found.map((each) => `"${each}"`).join(' or ')}?`
}

function namesOf(entry: Entry): string[] {
  return [entry.id, keyOf(entry)]
}

/** `https://host/base/features/x/index.md#part` and `features/x` become `/features/x/`. */
export function toPath(wanted: string, { config: { site, base } }: Handbook): string {
  const text = wanted.trim().replace(/[?#].*$/, '')
  const host = site.replace(/\/$/, '')
  const root = withBase('/', base)
  const local = text.startsWith(`${host}/`) ? text.slice(host.length) : text
  const below = local !== text && local.startsWith(root) ? local.slice(root.length) : local
  return `/${below.replace(/^\/|index\.(md|html)$/g, '').replace(/^\/|\/$/g, '')}/`.replace('//', '/')
}
