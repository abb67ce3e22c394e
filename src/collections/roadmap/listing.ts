/** The order and groups of the roadmap: now, next, later, then ended items. */
import type { Entry } from '../../graph/entry.ts'
import { byTitle, type Listing } from '../../graph/listing.ts'
import { planningText } from '../../words/planning.ts'

export const roadmapListing: Listing<'roadmap'> = {
  order: (a, b) => stageOrder(a) - stageOrder(b) || byTitle(a, b),
  groups: (items) => [...Map.groupBy(items, stageTitle)].map(([title, members]) => ({ title, members })),
  anchors: { areas: ({ id }, anchor) => id === anchor },
}

function stageOrder({ data: { horizon, status } }: Entry<'roadmap'>): number {
  const ended = ['shipped', 'dropped'].indexOf(status)
  return ended >= 0 ? 3 + ended : ['now', 'next', 'later'].indexOf(horizon)
}

function stageTitle({ data: { horizon, status } }: Entry<'roadmap'>): string {
  return status === 'shipped' || status === 'dropped' ? planningText[status] : planningText.horizons[horizon]
}
