/** Field values as readers see them. */
import { isCalendarDay } from '../collections/fields/fields.ts'
import type { Handbook } from './handbook.ts'
import { type Link, linkOfEntry } from './link.ts'
import { findReferenced } from './links/visible-reference.ts'

export type FactValue = { kind: 'link'; link: Link } | { kind: 'day'; day: string } | { kind: 'text'; text: string }

/** A release as a link, or a date; undefined for a release that these readers can't see. */
export function sinceValue(value: string, handbook: Handbook): FactValue | undefined {
  return isCalendarDay(value) ? { kind: 'day', day: value } : referenceValue(['releases'], value, handbook)[0]
}

/** The referenced entry; undefined if these readers can't see it, not even its id. */
export function referenceValue(collections: readonly string[], value: string, handbook: Handbook): FactValue[] {
  const found = findReferenced(value, collections, handbook.entryIndex)
  return found ? [{ kind: 'link', link: linkOfEntry(found) }] : []
}
