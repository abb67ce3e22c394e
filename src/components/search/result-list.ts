/** The list of results: a few at first, more on scrolling, the rest by button. */
import { searchText as text } from '../../words/search.ts'
import type { Found, Hit } from '../../answers/search/engine.ts'
import type { Parts } from './parts.ts'
import { button } from './results.ts'

/** Results loaded at first. Readers who find what they need here load no more. */
const batchSize = 6
/** Results loaded without asking, and per press of the button. */
const maxAutomatic = 12

export interface Shown {
  /** Makes the item of a result; undefined if the list has it already. */
  itemOf(found: Found): HTMLLIElement | undefined
  /** Whether this is still the current search. */
  isCurrent(): boolean
}

type ListParts = Pick<Parts, 'results' | 'more'>

export async function fillList(parts: ListParts, first: readonly Found[], rest: readonly Hit[], shown: Shown): Promise<void> {
  addItems(parts, first, shown)
  await appendBatch(parts, rest, { count: batchSize - first.length, left: maxAutomatic - batchSize }, shown)
}

interface Batch {
  count: number
  /** Results to load later, on scrolling. */
  left: number
}

async function appendBatch(parts: ListParts, hits: readonly Hit[], { count, left }: Batch, shown: Shown): Promise<void> {
  const pages = await Promise.all(hits.slice(0, count).map((hit) => hit.data()))
  if (!shown.isCurrent()) return
  const hadFocus = parts.more.contains(document.activeElement)
  const first = addItems(parts, pages, shown)
  showButton(parts, hits.slice(count), left, shown)
  // The button was replaced or removed, so move the focus to the first new result.
  if (hadFocus) (first ?? parts.more).querySelector<HTMLElement>('a, button')?.focus()
}

function showButton(parts: ListParts, rest: readonly Hit[], left: number, shown: Shown): void {
  parts.more.replaceChildren()
  if (rest.length === 0) return
  const moreButton = button(text.more, () => appendBatch(parts, rest, { count: left || maxAutomatic, left: 0 }, shown))
  parts.more.append(moreButton)
  if (left === 0) return
  const observer = new IntersectionObserver((entries) => {
    if (!entries.some(({ isIntersecting }) => isIntersecting)) return
    observer.disconnect()
    if (moreButton.isConnected) void appendBatch(parts, rest, { count: left, left: 0 }, shown)
  })
  observer.observe(moreButton)
}

/** Returns the first item added. */
function addItems({ results }: ListParts, pages: readonly Found[], { itemOf }: Shown): HTMLLIElement | undefined {
  const items = pages.flatMap((each) => itemOf(each) ?? [])
  results.append(...items)
  return items[0]
}
