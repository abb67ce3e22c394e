/** What insights last said about each customer. */
import { newestFirst } from '../../collections/roadmap/evidence.ts'
import { entriesOf, type Graph } from '../../graph/graph.ts'
import { memoizeFor } from '../../plain/memo.ts'

export interface Customer {
  /** Opaque reference. */
  ref: string
  segment: string
  /** Id of the plan; undefined if no insight says it. */
  plan: string | undefined
}

/** Customers by reference. Segment and plan come from the newest insight that says them: a customer who moved is on one plan now. */
export function customersOf(graph: Graph): ReadonlyMap<string, Customer> {
  return memoizeFor(graph, 'customers of insights', () => {
    const customers = new Map<string, Customer>()
    const insights = entriesOf(graph, 'insights').filter(({ isDraft }) => !isDraft)
    for (const { data } of insights.toSorted(newestFirst)) {
      const { ref, segment, tier } = data.customer
      const known = customers.get(ref)
      if (!known) customers.set(ref, { ref, segment, plan: tier })
      else known.plan ??= tier
    }
    return customers
  })
}
