/** Rules for editions. */
import { didYouMean, isCertain, listOf, nearest } from '../../problems/nearest.ts'
import { type Problem, problem } from '../../problems/problem.ts'
import { entriesOf, type Graph } from '../../graph/graph.ts'

/** An edition's recorded defaults must name collections; a misspelled name must not make one public. */
export function checkEditions(graph: Graph): Problem[] {
  const { names, has } = graph.config.collections
  return entriesOf(graph, 'editions').flatMap((edition) =>
    Object.keys(edition.data.defaults ?? {})
      .filter((name) => !has(name))
      .map((name) => {
        const suggestions = nearest(name, names)
        return problem('key-unknown', edition.file, edition.keySpanOf(['defaults', name]), `"defaults" has no key "${name}".`, {
          hint: didYouMean(suggestions, `Its keys are ${listOf(names, 40)}.`),
          suggestions,
          fix: isCertain(name, suggestions) ? suggestions[0] : undefined,
        })
      }),
  )
}
