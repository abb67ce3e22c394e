/** A tier that is no longer sold must have a successor. */
import { type Problem, problem, relatedTo } from '../../problems/problem.ts'
import { entriesOf, type Graph } from '../../graph/graph.ts'
import { type Tier, tierName } from './view.ts'
import { hasEnded } from './data.ts'
import { cyclesOf } from '../rules/cycles.ts'

export function checkTiers(graph: Graph): Problem[] {
  const tiers = entriesOf(graph, 'tiers')
  return [...withoutSuccessor(tiers, graph), ...circles(tiers)]
}

function withoutSuccessor(tiers: readonly Tier[], graph: Graph): Problem[] {
  const today = graph.now.slice(0, 10)
  return tiers.flatMap((tier) => {
    const { retired, successors = [] } = tier.data
    if (retired === undefined || successors.length > 0) return []
    const sold = tiers.filter(({ id, data }) => id !== tier.id && !hasEnded(data, retired) && !hasEnded(data, today)).map(({ id }) => id)
    const message = `The tier "${tierName(tier, retired, graph).name}" is retired on ${retired} without a successor.`
    const hint =
      sold.length > 0
        ? `Name its successors, for example "successors: [${sold[0]}]".`
        : 'Add the tiers that replace it, and name them under "successors".'
    return [problem('tier-without-successor', tier.file, tier.spanOf(['retired']), message, { hint, suggestions: sold })]
  })
}

function circles(tiers: readonly Tier[]): Problem[] {
  const byId = new Map(tiers.map((tier) => [tier.id, tier]))
  return cyclesOf([...byId.keys()], (id) => byId.get(id)?.data.successors ?? []).flatMap((path) => {
    const [first = '', second = first] = path
    const tier = byId.get(first)
    if (!tier) return []
    const placeOf = ({ data }: Tier, next: string) => ['successors', Math.max(0, data.successors?.indexOf(next) ?? 0)]
    const message =
      path.length === 1 ? `The tier "${first}" replaces itself.` : `Tiers replace each other: ${[...path, first].join(' → ')}.`
    const hint = path.length === 1 ? 'Remove it from "successors".' : 'Remove the wrong successor: a later tier replaces an earlier one.'
    return [
      problem('succession-cycle', tier.file, tier.spanOf(placeOf(tier, second)), message, {
        hint,
        related: path.slice(1).flatMap((id, index) => {
          const other = byId.get(id)
          return other ? [relatedTo(other.file, other.spanOf(placeOf(other, path[index + 2] ?? first)), 'goes on here')] : []
        }),
      }),
    ]
  })
}
