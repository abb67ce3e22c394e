/** Reports weights of the configuration for plans and segments that don't exist. */
import { matchesSegment } from '../../answers/ranking/evidence.ts'
import { didYouMean, listOf, nearest } from '../../problems/nearest.ts'
import { firstLine, type Problem, problem } from '../../problems/problem.ts'
import { entriesOf, type Graph } from '../../graph/graph.ts'
import { findTier } from '../../graph/tier-names.ts'

export function checkRankingWeights(graph: Graph): Problem[] {
  return [...checkPlans(graph), ...checkSegments(graph)]
}

function checkPlans(graph: Graph): Problem[] {
  const ids = [...graph.entryIndex.ids('tiers')]
  const unknown = Object.keys(graph.config.ranking.plans).filter((plan) => !graph.entryIndex.find('tiers', plan))
  return unknown.map((plan) => {
    const named = findTier(plan, graph)
    const suggestions = named ? [named.id] : nearest(plan, ids)
    const { file, span } = placeOf(plan, graph)
    const fallback = ids.length > 0 ? `The plans are ${listOf(ids)}.` : 'Add the plan to tiers.yaml, or remove its weight.'
    return problem('reference-missing', file, span, `There is no plan "${plan}", which has a weight under "ranking".`, {
      hint: didYouMean(suggestions, fallback),
      suggestions,
      absent: { in: ['tiers'], id: plan },
    })
  })
}

/** Until there are insights, segments are just names. */
function checkSegments(graph: Graph): Problem[] {
  const segments = [...new Set(entriesOf(graph, 'insights').map(({ data }) => data.customer.segment))]
  if (segments.length === 0) return []
  const unknown = Object.keys(graph.config.ranking.segments).filter((name) => !segments.some((segment) => matchesSegment(segment, name)))
  const known = [...new Set(segments.flatMap((segment) => [segment.split(',')[0] ?? segment, segment]))]
  return unknown.map((name) => {
    const suggestions = nearest(name, known)
    const { file, span } = placeOf(name, graph)
    return problem('value-invalid', file, span, `No insight has the segment "${name}", which has a weight under "ranking".`, {
      hint: didYouMean(suggestions, `The segments are ${listOf(segments)}.`),
      suggestions,
      absent: { in: ['insights'], names: name },
    })
  })
}

function placeOf(text: string, { config }: Graph) {
  return config.placeOf?.(text) ?? { file: 'handbook.config.ts', span: firstLine }
}
