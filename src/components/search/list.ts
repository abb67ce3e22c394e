/** The list of results: a few at once, more when its end comes into sight, and the rest by a button. */
import { searchText as text } from '../../words/search.ts'
import type { Found, Hit } from '../../answers/search/engine.ts'
import type { Parts } from './parts.ts'
import { button } from './results.ts'

/** So many results are loaded at first and whenever the end is in sight; a reader who finds it among them loads no others. */
const few = 6
/** So many come without being asked for, and so many with each press of the button. */
const many = 12

export interface Shown {
  /** Makes the item of a result; undefined for what the list has already. */
  itemOf(found: Found): HTMLLIElement | undefined
  /** Whether this is still what is searched for. */
  isCurrent(): boolean
}

type ListParts = Pick<Parts, 'results' | 'more'>

export async function fillList(parts: ListParts, first: readonly Found[], rest: readonly Hit[], shown: Shown): Promise<void> {
  addItems(parts, first, shown)
  await append(parts, rest, { count: few - first.length, left: many - few }, shown)
}

interface Portion {
  count: number
  /** So many more come by themselves. */
  left: number
}

async function append(parts: ListParts, hits: readonly Hit[], { count, left }: Portion, shown: Shown): Promise<void> {
  const pages = await Promise.all(hits.slice(0, count).map((hit) => hit.data()))
  if (!shown.isCurrent()) return
  const hadFocus = parts.more.contains(document.activeElement)
  const first = addItems(parts, pages, shown)
  showEnd(parts, hits.slice(count), left, shown)
  // The button is another one, or gone: whoever pressed it goes on with what it brought.
  if (hadFocus) (first ?? parts.more).querySelector<HTMLElement>('a, button')?.focus()
}

function showEnd(parts: ListParts, rest: readonly Hit[], left: number, shown: Shown): void {
  parts.more.replaceChildren()
  if (rest.length === 0) return
  const end = button(text.more, () => append(parts, rest, { count: left || many, left: 0 }, shown))
  parts.more.append(end)
  if (left === 0) return
  const sight = new IntersectionObserver((entries) => {
    if (!entries.some(({ isIntersecting }) => isIntersecting)) return
    sight.disconnect()
    if (end.isConnected) void append(parts, rest, { count: left, left: 0 }, shown)
  })
  sight.observe(end)
}

/** The first of the items that were added. */
function addItems({ results }: ListParts, pages: readonly Found[], { itemOf }: Shown): HTMLLIElement | undefined {
  const items = pages.flatMap((each) => itemOf(each) ?? [])
  results.append(...items)
  return items[0]
}
