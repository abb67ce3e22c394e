/** Roadmap filters: each item's values, and the available choices. */
import { valueName } from '../../words/names.ts'
import { planningText as text } from '../../words/planning.ts'
import type { roadmapText } from './browser-words.ts'
import { roadmapSchema } from './schema.ts'
import { compare } from '../../plain/compare.ts'
import { evidenceFor, isAhead, type RoadmapItem } from './evidence.ts'
import type { FilterOption } from '../changelog/filter.ts'
import { entriesOf } from '../../graph/graph.ts'
import type { Handbook } from '../../graph/handbook.ts'
import { hasPage } from '../../graph/pages.ts'
import { insightsPath } from '../../graph/paths.ts'
import { milestonesOf } from '../milestones/milestones.ts'
import { objectiveGroups } from '../strategy/view.ts'
import { compareTitles } from '../../words/order.ts'

export const horizons = ['now', 'next', 'later'] as const
export type Horizon = (typeof horizons)[number]

/** Values for no objective and no milestone, in addresses too. */
export const noneOf = 'none'

export type RoadmapField = keyof typeof roadmapText.fields

/** Ids and names of values by field; no evidence if insights have no page. */
export type ItemFacts = Readonly<Record<RoadmapField, readonly string[]>>

export function itemFacts(item: RoadmapItem, handbook: Handbook): ItemFacts {
  const { area, objectives, horizon, status } = item.data
  const found = objectives.filter((id) => handbook.entryIndex.find('objectives', id))
  const milestones = milestonesOf(item, handbook).map(({ id }) => id)
  return {
    area: area === undefined ? [] : [area],
    objective: found.length > 0 ? found : [noneOf],
    horizon: isAhead(item) ? [horizon] : [],
    status: [status],
    milestone: milestones.length > 0 ? milestones : [noneOf],
    evidence: hasPage(handbook, insightsPath) ? [evidenceFor(item, handbook).missing === 0 ? 'enough' : 'missing'] : [],
  }
}

/** Only values that some items have, and only fields in which they differ. */
export function roadmapOptions(items: readonly RoadmapItem[], handbook: Handbook): Record<RoadmapField, FilterOption[]> {
  const facts = items.map((item) => itemFacts(item, handbook))
  const chosenFrom = (field: RoadmapField, options: readonly FilterOption[]) => {
    const found = new Set(facts.flatMap((each) => each[field]))
    const there = options.filter(({ value }) => found.has(value))
    return there.length > 1 ? there : []
  }
  const named = ({ id, title }: { id: string; title: string }): FilterOption => ({ value: id, title })
  const areas = entriesOf(handbook, 'areas').toSorted((a, b) => compareTitles(a.title, b.title))
  const objectives = objectiveGroups(handbook).flatMap((group) => group.objectives)
  const milestones = entriesOf(handbook, 'milestones').toSorted((a, b) => compare(b.data.due, a.data.due))
  return {
    area: chosenFrom('area', areas.map(named)),
    objective: chosenFrom('objective', [...objectives.map(named), { value: noneOf, title: text.noObjective }]),
    horizon: chosenFrom(
      'horizon',
      horizons.map((value) => ({ value, title: text.horizons[value] })),
    ),
    status: chosenFrom(
      'status',
      roadmapSchema.shape.status.options.map((value) => ({ value, title: valueName(value) })),
    ),
    milestone: chosenFrom('milestone', [...milestones.map(named), { value: noneOf, title: text.noMilestone }]),
    evidence: chosenFrom(
      'evidence',
      (['enough', 'missing'] as const).map((value) => ({ value, title: text.evidenceChoices[value] })),
    ),
  }
}
