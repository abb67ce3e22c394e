/** Targets and owners published in the last edition don't change without a written reason. */
import { type Problem, problem } from '../../problems/problem.ts'
import type { Path } from '../../sources/yaml.ts'
import type { Entry } from '../../graph/entry.ts'
import { entriesOf, type Graph, type LastEdition } from '../../graph/graph.ts'
import { collectRedirects } from '../../graph/links/redirects.ts'
import { entryPath } from '../../graph/paths.ts'
import { diffStrategies, newReasons, type StrategyChange, strategyVersion } from '../strategy/meaning.ts'

/** Targets and owners that were current; any line written since counts, whatever it's about. */
export function checkUnexplained(graph: Graph): Problem[] {
  const { lastEdition } = graph
  if (!lastEdition) return []
  return entriesOf(graph, 'strategy').flatMap((strategy) => {
    const [before, after] = [strategyVersion(strategy.id, lastEdition.graph), strategyVersion(strategy.id, graph)]
    const isDraft = before && /^(draft|in-review)$/.test(before.strategy.data.status)
    if (!before || !after || isDraft || newReasons(before, after).some(({ on }) => on >= lastEdition.date)) return []
    return diffStrategies(before, after)
      .filter((change) => change.aspect === 'target' || (change.aspect === 'owner' && !isRenamed(change, graph)))
      .map((change) => unexplained(change, strategy, lastEdition, graph))
  })
}

/** Whether the owner is the same role, which has another id now. */
function isRenamed({ from, to }: StrategyChange, { entries, entryIndex, config }: Graph): boolean {
  const role = entryIndex.find('roles', to)
  if (!role || from === undefined) return false
  const earlier = entryPath(role.definition, from)
  return collectRedirects(entries, config.collections).some((redirect) => redirect.from === earlier && redirect.to === role.url)
}

function unexplained(change: StrategyChange, strategy: Entry<'strategy'>, edition: LastEdition, graph: Graph): Problem {
  const { entry, path } = placeOf(change, strategy, graph)
  const { aspect, title, from, to } = change
  const message = `The ${aspect} of "${title}" was ${from} in the edition "${edition.name}" and is ${to} now, but "changes" doesn't say why.`
  const line = `- { on: ${graph.now.slice(0, 10)}, note: "${aspect === 'owner' ? 'Owner' : 'Target'} of ${title.replaceAll('"', "'")}: …" }`
  const hint = `Add this to "changes" in "${strategy.file}": ${line}`
  return problem('change-unexplained', entry.file, entry.spanOf(path), message, { hint })
}

/** Position of the changed value. */
function placeOf(change: StrategyChange, strategy: Entry<'strategy'>, graph: Graph): { entry: Pick<Entry, 'file' | 'spanOf'>; path: Path } {
  const objective = entriesOf(graph, 'objectives').find(({ id }) => id === change.id)
  if (!objective) return { entry: strategy, path: ['owner'] }
  if (change.aspect === 'owner') return { entry: objective, path: ['owner'] }
  // Positions refer to the written values, which may include an invalid measure.
  const written = (objective.written as { measures?: { name?: unknown }[] }).measures ?? []
  return { entry: objective, path: ['measures', written.findIndex(({ name }) => name === change.title), 'target'] }
}
