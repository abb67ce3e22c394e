/** The changelog entries that a rule applies to. */
import { entriesOf, type Graph } from '../../../graph/graph.ts'
import type { Change } from '../reach.ts'

/** Entries that must be complete: not drafts, and not withdrawn ones. */
export function wholeChanges(graph: Graph): Change[] {
  return entriesOf(graph, 'changelog').filter(({ data }) => data.status !== 'draft' && data.status !== 'withdrawn')
}

/** Entries that readers see, or will see once scheduled. */
export function settledChanges(graph: Graph): Change[] {
  return entriesOf(graph, 'changelog').filter(({ data }) => data.status === 'approved' || data.status === 'published')
}
