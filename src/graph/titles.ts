/** An entry's title and description, and whether it's published yet. */
import type { Document } from '../markdown/document.ts'
import type { Collection } from '../collections/table.ts'
import { filledText } from '../plain/texts.ts'

type Data = Record<string, unknown>

export function titleOf(
  { name, title: listTitle, titleFrom }: Collection,
  id: string,
  data: Data,
  document: Document,
  now: string,
): string {
  const given = filledText(data['title']) ?? filledText(data['navTitle'])
  if (given !== undefined) return given
  const own = titleFrom?.(data, id, now)
  if (own !== undefined) return own
  const h1 = document.headings.find((heading) => heading.depth === 1 && heading.text !== '')
  if (h1) return h1.text
  return id === 'index' ? (listTitle ?? humanName(name)) : humanName(id.split('/').at(-1) ?? id)
}

export function describe(data: Data): string | undefined {
  return filledText(data['description']) ?? filledText(data['summary']) ?? filledText(data['mission']) ?? filledText(data['headline'])
}

/** Whether it isn't visible yet. `now` is the build time. */
export function isDraft(definition: Collection, data: Data, now: string): boolean {
  if (isBeingWritten(definition, data)) return true
  if (definition.name !== 'changelog') return false
  const { status } = data
  const publishAt = filledText(data['publishAt'])
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

/** Whether it's still being written. Approved entries that are scheduled are finished. */
export function isBeingWritten({ unwritten }: Collection, data: Data): boolean {
  return data['draft'] === true || (unwritten?.includes(String(data['status'])) ?? false)
}

/** The key and value that make a new entry of a collection a draft. */
export function draftMark({ unwritten }: Collection): { status: 'draft' } | { draft: true } {
  return unwritten ? { status: 'draft' } : { draft: true }
}

/** Whether a withdrawn entry was visible before: it was approved, and due before the last revision withdrew it. */
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
