/** The changelog entries that a rule applies to. */
import type { z } from 'zod'
import { entriesOf, type Graph } from '../../../graph/graph.ts'
import type { Change } from '../reach.ts'
import type { changelogSchema } from '../schema.ts'

/** An entry with all that the changelog asks for. What another lacks is listed, and no rule asks for it again. */
export type WholeChange = Change & { data: z.output<typeof changelogSchema> }

function isWhole(entry: Change): entry is WholeChange {
  return entry.lacks === undefined
}

/** Entries that must be complete: not drafts, and not withdrawn ones. */
export function wholeChanges(graph: Graph): WholeChange[] {
  return entriesOf(graph, 'changelog')
    .filter(isWhole)
    .filter(({ data }) => data.status !== 'draft' && data.status !== 'withdrawn')
}

/** Entries that readers see, or will see once scheduled. */
export function settledChanges(graph: Graph): WholeChange[] {
  return entriesOf(graph, 'changelog')
    .filter(isWhole)
    .filter(({ data }) => data.status === 'approved' || data.status === 'published')
}
