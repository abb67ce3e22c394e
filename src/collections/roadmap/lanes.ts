/** The roadmap by horizon (now, next and later), or with a lane per objective; ended items are below. */
import { planningText as text } from '../../words/planning.ts'
import { isAhead, type RoadmapItem } from './evidence.ts'
import { entriesOf } from '../../graph/graph.ts'
import type { Handbook } from '../../graph/handbook.ts'
import { byTitle } from '../../graph/listing.ts'
import { splitIntoPages } from '../../plain/list-slices.ts'
import { type Horizon, horizons, type ItemFacts, itemFacts, noneOf } from './filter.ts'
import { objectiveGroups } from '../strategy/view.ts'

export const groupings = ['horizon', 'objective'] as const
export type Grouping = (typeof groupings)[number]

interface LaneHead {
  /** Id of the objective, the outcome of its items, or `_` and their horizon. */
  id: string
  title: string
  /** Set if all its items have this one. */
  horizon?: Horizon
  /** Address of the objective's page. */
  url?: string | undefined
  /** Whether its items have shipped or were dropped, so they have no horizon. */
  hasEnded: boolean
}

export interface LaneItem {
  item: RoadmapItem
  facts: ItemFacts
}

export interface Lane extends LaneHead {
  columns: readonly { horizon: Horizon | undefined; items: readonly LaneItem[] }[]
}

export interface LanePage {
  lanes: readonly Lane[]
  page: number
  pages: number
}

interface Members {
  head: LaneHead
  items: readonly RoadmapItem[]
}

/** Rows per page; the first of these pages also has a chart. */
const maxRows = { horizon: 300, objective: 420 } as const satisfies Record<Grouping, number>

/** The lanes in pages of limited size; a roadmap of the usual size fits on one. */
export function lanePages(handbook: Handbook, by: Grouping): LanePage[] {
  const items = entriesOf(handbook, 'roadmap').toSorted(byWeight(handbook))
  const ahead = items.filter(isAhead)
  const members = [...(by === 'horizon' ? byHorizon(ahead) : byObjective(ahead, handbook)), ...ended(items)]
  const rows = members.flatMap(({ head, items: some }) => some.map((item) => ({ head, item })))
  return splitIntoPages(rows, maxRows[by]).map(({ rows: slice, page, pages }) => {
    const lanes = Map.groupBy(slice, ({ head }) => head)
    return { lanes: [...lanes].map(([head, some]) => laneOf({ head, items: some.map(({ item }) => item) }, handbook)), page, pages }
  })
}

/** The items of a page, each once. */
export function laneItems({ lanes }: LanePage): RoadmapItem[] {
  const members = lanes.flatMap(({ columns }) => columns.flatMap(({ items }) => items.map(({ item }) => item)))
  return [...new Set(members)]
}

function byHorizon(items: readonly RoadmapItem[]): Members[] {
  return horizons.map((horizon) => ({
    head: { id: `_${horizon}`, title: text.horizons[horizon], horizon, hasEnded: false },
    items: items.filter(({ data }) => data.horizon === horizon),
  }))
}

/** An item with several objectives is in each of their lanes. */
function byObjective(items: readonly RoadmapItem[], handbook: Handbook): Members[] {
  const objectives = objectiveGroups(handbook).flatMap((group) => group.objectives)
  const known = new Set(objectives.map(({ id }) => id))
  const served = (id: string) => items.filter(({ data }) => data.objectives.includes(id))
  return [
    ...objectives.map(({ id, title, url }) => ({ head: headOf({ id, title, url }), items: served(id) })),
    {
      head: headOf({ id: noneOf, title: text.noObjective }),
      items: items.filter(({ data }) => !data.objectives.some((id) => known.has(id))),
    },
  ]
}

function ended(items: readonly RoadmapItem[]): Members[] {
  return (['shipped', 'dropped'] as const).map((id) => ({
    head: { id, title: text[id], hasEnded: true },
    items: items.filter(({ data }) => data.status === id),
  }))
}

function headOf({ id, title, url }: { id: string; title: string; url?: string | undefined }): LaneHead {
  return { id, title, url, hasEnded: false }
}

function laneOf({ head, items }: Members, handbook: Handbook): Lane {
  const members = items.map((item) => ({ item, facts: itemFacts(item, handbook) }))
  const at = (horizon: Horizon) => ({ horizon, items: members.filter(({ item }) => item.data.horizon === horizon) })
  const isOneColumn = head.hasEnded || head.horizon !== undefined
  return { ...head, columns: isOneColumn ? [{ horizon: head.horizon, items: members }] : horizons.map(at) }
}

/** What is ahead, in the order of the lanes: now, next and later, each by weight. */
export function plannedOrder(handbook: Handbook): RoadmapItem[] {
  const compareWeight = byWeight(handbook)
  const ahead = entriesOf(handbook, 'roadmap').filter((item) => isAhead(item) && !item.isDraft)
  return ahead.toSorted((a, b) => horizons.indexOf(a.data.horizon) - horizons.indexOf(b.data.horizon) || compareWeight(a, b))
}

/** In progress first, then by score, then by title. */
function byWeight({ scoreOrder }: Handbook): (a: RoadmapItem, b: RoadmapItem) => number {
  const rank = ({ data }: RoadmapItem) => (data.status === 'in-progress' ? 0 : data.status === 'planned' ? 1 : 2)
  const place = ({ id }: RoadmapItem) => scoreOrder.get(id) ?? scoreOrder.size
  return (a, b) => rank(a) - rank(b) || place(a) - place(b) || byTitle(a, b)
}
