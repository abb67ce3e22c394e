/** What an entry is called, what it says of itself, and whether it is published yet. */
import type { Document } from '../markdown/document.ts'
import { text as words } from '../words/text.ts'
import type { CollectionName } from '../collections/table.ts'
import { isPrerelease } from '../plain/versions.ts'

type Data = Record<string, unknown>

export function titleOf(collection: CollectionName, id: string, data: Data, document: Document, now: string): string {
  const given = text(data['title']) ?? text(data['navTitle'])
  if (given !== undefined) return given
  switch (collection) {
    case 'people':
      return text(data['name']) ?? id
    case 'glossary':
      return text(data['term']) ?? id
    case 'tiers':
      return tierLabel(data['names'] as { from: string; label: string }[], now)
    case 'insights':
      return text(data['statement']) ?? id
    case 'releases':
      return isPrerelease(id) ? words.releases.prerelease(id) : id
    case 'editions':
    case 'triage':
    case 'redirects':
    case 'broadcasts':
      return id
    default: {
      const h1 = document.headings.find((heading) => heading.depth === 1 && heading.text !== '')
      if (h1) return h1.text
      return id === 'index' ? humanName(collection) : humanName(id.split('/').at(-1) ?? id)
    }
  }
}

export function describe(data: Data): string | undefined {
  return text(data['description']) ?? text(data['summary']) ?? text(data['mission']) ?? text(data['headline'])
}

/** The name that a tier has on a day; before its first name, that one. */
export function tierLabel(names: readonly { from: string; label: string }[], day: string): string {
  const current = names.findLast((name) => name.from <= day.slice(0, 10))
  return current?.label ?? names[0]?.label ?? ''
}

/** Whether it is not to be seen yet. `now` is the build instant. */
export function isDraft(collection: CollectionName, data: Data, now: string): boolean {
  if (isBeingWritten(collection, data)) return true
  if (collection !== 'changelog') return false
  const { status } = data
  const publishAt = text(data['publishAt'])
  const isDue = publishAt !== undefined && Date.parse(publishAt) <= Date.parse(now)
  switch (status) {
    case 'published':
      return publishAt !== undefined && !isDue
    case 'approved':
      return !isDue
    case 'withdrawn':
      return !wasPublished(data, publishAt, now)
    default:
      return true
  }
}

/** Collections whose status says whether an entry is still being written; in all of them, `draft: true` says so too. */
const unwrittenStatus: Partial<Record<CollectionName, readonly unknown[]>> = {
  handbook: ['draft'],
  strategy: ['draft', 'in-review'],
  changelog: ['draft', 'in-review'],
}

/** Whether somebody still works on it. What is approved and waits for its time is finished. */
export function isBeingWritten(collection: CollectionName, data: Data): boolean {
  return data['draft'] === true || (unwrittenStatus[collection]?.includes(data['status']) ?? false)
}

/** The key and value with which an entry of a collection begins as a draft. */
export function draftMark(collection: CollectionName): { status: 'draft' } | { draft: true } {
  return unwrittenStatus[collection] ? { status: 'draft' } : { draft: true }
}

/** Whether a withdrawn entry was to be seen before: it was approved, and its time had come when the last revision took it back. */
function wasPublished(data: Data, publishAt: string | undefined, now: string): boolean {
  const reviews = (data['reviews'] ?? []) as readonly { verdict: string }[]
  if (!reviews.some(({ verdict }) => verdict === 'approve')) return false
  if (publishAt === undefined) return true
  const withdrawn = ((data['revisions'] ?? []) as readonly { on: string }[]).at(-1)?.on
  return withdrawn !== undefined && publishAt.slice(0, 10) <= withdrawn && Date.parse(publishAt) <= Date.parse(now)
}

/** `product-manager` → `Product manager`. */
export function humanName(name: string): string {
  const words = name.replace(/[-_]+/g, ' ').trim()
  return words.charAt(0).toUpperCase() + words.slice(1)
}

function text(value: unknown): string | undefined {
  return typeof value === 'string' && value.trim() !== '' ? value : undefined
}
