/** Whoever has a tier that is no longer sold must know where to go. */
import { type Problem, problem } from '../../problems/problem.ts'
import { entriesOf, type Graph } from '../graph.ts'
import { tierName } from '../tiers.ts'

export function checkTiers(graph: Graph): Problem[] {
  const tiers = entriesOf(graph, 'tiers')
  return tiers.flatMap((tier) => {
    const { retired, successors = [] } = tier.data
    if (retired === undefined || successors.length > 0) return []
    const sold = tiers
      .filter(({ id, data }) => id !== tier.id && (data.retired === undefined || data.retired > retired))
      .map(({ id }) => id)
    const message = `The tier "${tierName(tier, retired, graph).name}" is retired on ${retired}, and no tier takes its place.`
    const hint =
      sold.length > 0
        ? `Name its successors, for example "successors: [${sold[0]}]".`
        : 'Name under "successors" the tiers that replace it; add them first.'
    return [problem('tier-without-successor', tier.file, tier.spanOf(['retired']), message, { hint, suggestions: sold })]
  })
}
