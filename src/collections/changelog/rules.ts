/** Requirements of every changelog entry: a feature, and the right folder. */

import { type Problem, problem } from '../../problems/problem.ts'
import { entriesOf, type Graph } from '../../graph/graph.ts'
import { newCommand } from '../../graph/reading/new-command.ts'
import { asciiName } from '../../graph/reading/places.ts'
import type { Change } from './reach.ts'
import { type WholeChange, wholeChanges } from './rules/changes.ts'
import { dateOf } from './listing.ts'

export function checkChangelog(graph: Graph): Problem[] {
  return [...wholeChanges(graph).flatMap(unnamedFeature), ...entriesOf(graph, 'changelog').flatMap(otherFolder)]
}

/** Without a feature, no one can tell which tiers got the addition. */
function unnamedFeature(entry: WholeChange): Problem[] {
  const { type, features, title } = entry.data
  if (type !== 'added' || features.length > 0 || entry.audience !== 'public') return []
  const message = `"${title}" has the type "added", but names no feature.`
  const feature = newCommand({ collection: 'features', title, id: asciiName(entry.id.split('/').at(-1) ?? '') })
  const hint = `Name the feature under "features"; if it has no page yet: ${feature}`
  return [problem('feature-unnamed', entry.file, entry.spanOf(['features']), message, { hint })]
}

/** Folders by year and month help people find entries; a wrong one is worse than none. */
function otherFolder(entry: Change): Problem[] {
  const folder = /^(\d{4})(\/(\d{2}))?\//.exec(entry.id)
  if (!folder) return []
  const [inId, year, , month] = folder
  const { date, live } = entry.data
  // A draft without a date is in the right folder anywhere.
  if (entry.isDraft && typeof entry.written === 'object' && !('date' in (entry.written ?? {})) && live === undefined) return []
  const days = date === undefined ? (live ?? []).map(({ on }) => on) : [date]
  if (days.some((day) => day.startsWith(month === undefined ? `${year}-` : `${year}-${month}-`))) return []
  const day = dateOf(entry)
  const right = `${day.slice(0, 4)}/${month === undefined ? '' : `${day.slice(5, 7)}/`}`
  const at = entry.file.length - entry.id.length - (entry.file.split('.').at(-1)?.length ?? 0) - 1
  const top = entry.file.slice(0, at)
  const path = `${top}${right}${entry.file.slice(at + inId.length)}`
  const span = entry.spanOf(date === undefined ? ['live', 0, 'on'] : ['date'])
  const message = `The entry is in the folder "${top}${inId}", but is dated ${day}.`
  const hint = `Move it to "${path}" with "formerly: [${entry.id}]", or correct the date.`
  return [problem('folder-date-differs', entry.file, span, message, { hint, suggestions: [path] })]
}
