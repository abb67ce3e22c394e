/** The search with the keyboard alone. */
import type { Parts } from './parts.ts'

/** Arrows walk through the field, what is offered, and the results. */
export function walk(event: KeyboardEvent, { field, offer, results, more }: Parts): void {
  if ((event.key !== 'ArrowDown' && event.key !== 'ArrowUp') || event.target instanceof HTMLSelectElement) return
  const stops = [field, ...[offer, results, more].flatMap((part) => [...part.querySelectorAll<HTMLElement>('a, button')])]
  const at = stops.indexOf(document.activeElement as HTMLElement)
  const next = stops[at + (event.key === 'ArrowDown' ? 1 : -1)]
  if (!next) return
  event.preventDefault()
  next.focus()
}

/** Enter in the field opens the first result. */
export function openFirst(event: KeyboardEvent, { results }: Parts): void {
  const first = results.querySelector<HTMLAnchorElement>('a')
  if (event.key !== 'Enter' || !first) return
  event.preventDefault()
  first.click()
}
