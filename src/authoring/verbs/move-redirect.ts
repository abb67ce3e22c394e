/** Redirects the earlier address of a moved entry: in its `formerly`, or in redirects.yaml, as the handbook does for the collection. */
import { parseDocument } from 'yaml'
import { isSitePath } from '../../collections/fields/web-address.ts'
import type { Entry } from '../../graph/entry.ts'
import { uidOf } from '../../graph/entry-tag.ts'
import { earlierAddress } from '../../graph/links/redirects.ts'
import { pagePath } from '../../graph/paths.ts'
import { fed } from '../../outputs/feeds/items.ts'
import { editFile } from '../file-edit.ts'
import { appendItem } from '../list-file.ts'
import { EditError, editYaml, type YamlEdit } from '../yaml-edit.ts'
import type { Move } from './moved-references.ts'

/**
 * Redirects every published address that changes, in the texts by old path. `entries` are all, as they were. The address of a draft isn't
 * known to anyone yet, and may hold a name that must not be.
 */
export function addRedirects(entries: readonly Entry[], move: Move, texts: Map<string, string>): void {
  const list = [...texts.keys()].find((path) => /^redirects\.ya?ml$/i.test(path)) ?? 'redirects.yaml'
  for (const entry of entries) {
    if (!move.files.has(entry.file)) continue
    const now = move.entryAfter(entry)
    if (!now || entry.isDraft || entry.url === undefined || now.url === undefined || entry.url === now.url) continue
    // An address that is no URL was never published.
    if (!isSitePath(entry.url)) continue
    // A folder still has a page without its index.
    if (move.after.otherPages.has(entry.url) || move.after.entryIndex.byUrl(entry.url)) continue
    const { edits, isComplete } = editFormerly(entry, now, move, usesRedirectList(now.collection, entries))
    const text = texts.get(entry.file) ?? entry.text
    if (edits.length > 0) texts.set(entry.file, editFile({ path: now.file, text }, edits))
    const known = dropRedirect(texts.get(list) ?? '', now.url)
    const next = isComplete ? known : appendRedirect(list, known, entry, now.url)
    if (next !== (texts.get(list) ?? '')) texts.set(list, next)
  }
}

/** Whether the collection's redirects are in redirects.yaml. Feeds know their items by the first address in `formerly`. */
function usesRedirectList(collection: string, entries: readonly Entry[]): boolean {
  const isFed: readonly string[] = fed
  if (isFed.includes(collection)) return false
  const hasFormerly = entries.some((each) => each.collection === collection && formerlyOf(each).length > 0)
  return (
    !hasFormerly && entries.some((each) => each.collection === 'redirects' && each.isTyped && each.data.to.startsWith(`/${collection}/`))
  )
}

interface FormerlyEdit {
  edits: YamlEdit[]
  /** Whether the earlier address is in it. If not, redirects.yaml must have it. */
  isComplete: boolean
}

/** Adds the earlier address, and removes the one that the entry has again. A feed still knows the entry by the same id. */
function editFormerly(entry: Entry, now: Entry, { before }: Move, isInList: boolean): FormerlyEdit {
  const { collections } = before.layout
  const addressOf = (path: string) => earlierAddress(path, entry.collection, collections)
  // An id is read as an address in the collection of its entry.
  const write = (path: string) => (earlierAddress(path, now.collection, collections) === addressOf(path) ? path : addressOf(path))
  const known = formerlyOf(entry)
  const kept = known.filter((path) => addressOf(path) !== now.url).map(write)
  const uid = uidOf(entry, collections)
  const keepsUid = (formerly: readonly string[]) => uidOf({ ...now, data: { ...now.data, formerly } }, collections) === uid
  const hasUid = Object.hasOwn(entry.definition.schema.shape, 'uid')
  const isComplete = !isInList && (hasUid || keepsUid([...kept, write(entry.id)]))
  const formerly = isComplete ? [...kept, addressOf(entry.id) === entry.url ? write(entry.id) : (entry.url ?? '')] : kept
  return { isComplete, edits: [...changeList(known, formerly), ...(hasUid && !keepsUid(formerly) ? [set('uid', uid)] : [])] }
}

/** Turns one list into another, which may have one more item, and may lack some. */
function changeList(known: readonly string[], next: readonly string[]): YamlEdit[] {
  const added = next.filter((path) => !known.includes(path))
  const removed = known.flatMap((path, index) => (next.includes(path) ? [] : [index]))
  if (added.length > 1 || known.length === 0) return next.length === 0 ? [] : [set('formerly', [...next])]
  return [
    ...added.map((item): YamlEdit => ({ kind: 'insert', path: ['formerly'], item, style: 'flow' })),
    ...removed.reverse().map((index): YamlEdit => ({ kind: 'remove', path: ['formerly', index] })),
  ]
}

function set(key: string, value: unknown): YamlEdit {
  return { kind: 'set', path: [key], value }
}

function formerlyOf(entry: Entry): readonly string[] {
  return (entry.data as { formerly?: readonly string[] }).formerly ?? []
}

/** Removes the redirect that a moved page no longer needs: from the address that it has again. */
function dropRedirect(text: string, address: string): string {
  const items: unknown = parseDocument(text, { logLevel: 'error' }).toJS()
  const isAt = (value: unknown) => typeof value === 'string' && pagePath(value.split('#')[0] ?? '') === address
  const index = Array.isArray(items)
    ? items.findIndex((item: { from?: unknown; to?: unknown } | null) => isAt(item?.from) && isAt(item?.to))
    : -1
  if (index < 0) return text
  const left = editYaml(text, [{ kind: 'remove', path: [index] }])
  return left.trim() === '' ? '[]\n' : left
}

/** Appends a redirect to the list in redirects.yaml. `to` is an address, or `none` for a page that's gone. */
export function appendRedirect(path: string, text: string, { url, audience }: Entry, to: string): string {
  const list = appendItem(text, { from: url, to, ...(audience === 'staff' && { audience }) })
  if (list === undefined) throw new EditError(`"${path}" isn't a list, so no redirect can be added to it.`)
  return list
}
