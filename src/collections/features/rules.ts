/** Checks a feature's availability rows against each other, the tiers and the changelog. */

import { listOf } from '../../problems/nearest.ts'
import { type Problem, problem, relatedTo } from '../../problems/problem.ts'
import type { DataOf, Entry } from '../../graph/entry.ts'
import { entriesOf, type Graph } from '../../graph/graph.ts'
import { newCommand } from '../../graph/reading/new-command.ts'
import { dayOf } from '../releases/order.ts'
import { isSold, type Tier, tierName } from '../tiers/view.ts'
import { settledChanges } from '../changelog/rules/changes.ts'
import { dateOf } from '../changelog/listing.ts'

type Row = Exclude<DataOf<'features'>['availability'], 'undecided'>[number] & {
  index: number
  from: string
  to: string | undefined
}

export function checkAvailability(graph: Graph): Problem[] {
  const announced = Map.groupBy(
    settledChanges(graph)
      .filter(({ data }) => data.type === 'changed' || data.type === 'removed' || data.type === 'deprecated')
      .flatMap((entry) => entry.data.features.map((feature) => ({ feature, day: dateOf(entry) }))),
    ({ feature }) => feature,
  )
  return entriesOf(graph, 'features').flatMap((feature) => {
    const { availability } = feature.data
    if (availability === 'undecided') return []
    const rows = availability.flatMap((row, index): Row[] => {
      const from = dayOf(row.since, graph)
      return from === undefined ? [] : [{ ...row, index, from, to: row.until === undefined ? undefined : dayOf(row.until, graph) }]
    })
    const days = (announced.get(feature.id) ?? []).map(({ day }) => day)
    return [
      ...rows.flatMap((row) => notYet(feature, row, graph)),
      ...rows.flatMap((row) => overlap(feature, row, rows)),
      ...rows.flatMap((row) => takenAway(feature, row, rows, days, graph)),
    ]
  })
}

function tierOf({ tier }: Row, graph: Graph): Tier | undefined {
  return graph.entryIndex.find('tiers', tier) as Tier | undefined
}

function notYet(feature: Entry<'features'>, row: Row, graph: Graph): Problem[] {
  const tier = tierOf(row, graph)
  if (!tier || row.from >= tier.data.introduced) return []
  const predecessors = entriesOf(graph, 'tiers').filter(({ data }) => data.successors?.includes(tier.id))
  const sold = predecessors.filter((each) => isSold(each, row.from)).map(({ id }) => id)
  const message = `The tier "${tier.id}" was introduced on ${tier.data.introduced}, so it can't have the feature since ${row.from}.`
  const hint = `${sold.length > 0 ? `Before it there was ${listOf(sold)}; give it its own row, and this one` : 'Write'} "since: ${tier.data.introduced}".`
  const span = feature.spanOf(['availability', row.index, 'since'])
  return [problem('tier-not-yet', feature.file, span, message, { hint, suggestions: sold })]
}

function overlap(feature: Entry<'features'>, row: Row, rows: readonly Row[]): Problem[] {
  const other = rows.find(
    ({ index, tier, offering, from, to }) =>
      index < row.index &&
      tier === row.tier &&
      offering === row.offering &&
      (to === undefined || row.from < to) &&
      (row.to === undefined || from < row.to),
  )
  if (!other) return []
  const [later] = [row, other].toSorted((a, b) => (a.from < b.from ? 1 : -1))
  const message = `Rows ${other.index + 1} and ${row.index + 1} overlap: both cover "${row.tier}" on "${row.offering}" on ${later?.from}.`
  const hint = `Remove one of them, or end the earlier one with "until: ${later?.since}".`
  return [
    problem('availability-overlap', feature.file, feature.spanOf(['availability', row.index]), message, {
      hint,
      related: [relatedTo(feature.file, feature.spanOf(['availability', other.index]), 'the other row')],
    }),
  ]
}

/** A feature that a tier loses while the tier is still sold and the feature still exists. */
function takenAway(feature: Entry<'features'>, row: Row, rows: readonly Row[], announced: readonly string[], graph: Graph): Problem[] {
  const { to } = row
  const tier = tierOf(row, graph)
  if (to === undefined || to < row.from || !tier || !isSold(tier, to)) return []
  const goesOn = rows.some(
    ({ tier: id, offering, from, to: end }) => id === row.tier && offering === row.offering && from <= to && (end ?? '9999') > to,
  )
  const isGone = feature.data.lifecycle.some(({ stage, since }) => stage === 'removed' && dayOf(since, graph) === to)
  if (goesOn || isGone || announced.some((day) => day > row.from && day <= to)) return []
  const name = tierName(tier, to, graph).name
  const message = `${name} loses "${feature.title}" on ${to}, but no changelog entry announces it.`
  const options = { type: 'changed', features: `[${feature.id}]`, date: to }
  const hint = `Announce it by ${to}: ${newCommand({ collection: 'changelog', title: `${feature.title} leaves ${name}`, id: feature.id }, options)}`
  return [
    problem('taken-away-unannounced', feature.file, feature.spanOf(['availability', row.index, 'until']), message, {
      hint,
      absent: { in: ['changelog'], names: feature.id },
    }),
  ]
}
