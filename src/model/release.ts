/** What the page of a release shows beside its entries. */
import type { DataOf, Entry } from './entry.ts'
import { type FactValue, sinceValue } from './facts.ts'
import type { Handbook } from './handbook.ts'

export interface KnownIssue {
  text: string
  url: string | undefined
  fixedIn: FactValue | undefined
}

export function knownIssuesOf(entry: Entry, handbook: Handbook): KnownIssue[] {
  const { knownIssues = [] } = entry.data as DataOf<'releases'>
  return knownIssues.map(({ text, url, fixedIn }) => ({
    text,
    url,
    fixedIn: fixedIn === undefined ? undefined : sinceValue(fixedIn, handbook),
  }))
}
