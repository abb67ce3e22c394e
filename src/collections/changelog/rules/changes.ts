/** Which entries of the changelog a rule is about. */
import { entriesOf, type Graph } from '../../../graph/graph.ts'
import type { Change } from '../reach.ts'

/** What is to be whole: a draft may lack things, and what was withdrawn is history. */
export function wholeChanges(graph: Graph): Change[] {
  return entriesOf(graph, 'changelog').filter(({ data }) => data.status !== 'draft' && data.status !== 'withdrawn')
}

/** What readers see, or will as soon as its time has come. */
export function settledChanges(graph: Graph): Change[] {
  return entriesOf(graph, 'changelog').filter(({ data }) => data.status === 'approved' || data.status === 'published')
}
