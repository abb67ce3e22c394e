/** Removals must be announced in time: checks removals, and the deprecations before them. */
import { type Problem, problem } from '../../../problems/problem.ts'
import type { Path } from '../../../sources/yaml.ts'
import { releaseOf } from '../view.ts'
import type { Graph } from '../../../graph/graph.ts'
import type { Change } from '../reach.ts'
import { dayOf, findRelease, type Release, releasesOf } from '../../releases/order.ts'
import { holdingsOf, holdingsOn } from '../../tiers/view.ts'
import { isMinor, lineOf } from '../../../plain/versions.ts'
import { settledChanges, type WholeChange, wholeChanges } from './changes.ts'
import { dateOf } from '../listing.ts'
import { compareVersions } from '../../releases/listing.ts'

export function checkRemovals(graph: Graph): Problem[] {
  const changes = wholeChanges(graph)
  const deprecations = Map.groupBy(
    settledChanges(graph)
      .filter(({ data }) => data.type === 'deprecated')
      .flatMap((entry) => entry.data.features.map((feature) => ({ entry, feature }))),
    ({ feature }) => feature,
  )
  return changes.flatMap((entry) => {
    const { deprecation, type, features } = entry.data
    const announced = deprecation && findRelease(graph, deprecation.announced)
    const removal = deprecation && findRelease(graph, deprecation.removal)
    if (announced && removal) return tooSoon(entry, ['deprecation', 'removal'], { announced, removal }, graph)
    if (type !== 'removed' || deprecation) return []
    const day = dateOf(entry)
    const before = features
      .flatMap((feature) => deprecations.get(feature) ?? [])
      .map((each) => each.entry)
      .filter((each) => each !== entry && dateOf(each) <= day)
    const last = before.toSorted((a, b) => (dateOf(a) < dateOf(b) ? 1 : -1))[0]
    if (last) return afterDeprecation(entry, last, graph)
    return isAnnounced(entry, day, graph) ? [] : [unannounced(entry)]
  })
}

/** By its features' stages: deprecated before, or never more than an experiment or beta. */
function isAnnounced({ data }: WholeChange, day: string, graph: Graph): boolean {
  const features = data.features.flatMap((id) => graph.entryIndex.find('features', id) ?? [])
  const rows = features.flatMap((feature) => holdingsOf(feature, graph) ?? [])
  // If a tier loses it and others keep it, it's a move, not a removal.
  if (rows.some(({ until }) => until !== undefined && until >= day) && holdingsOn(rows, day).some(({ until }) => until === undefined))
    return true
  return features.some(({ data: { lifecycle } }) => {
    const stages = lifecycle.filter(({ stage, since }) => stage !== 'removed' && (dayOf(since, graph) ?? '') <= day)
    const last = stages.at(-1)?.stage
    return last === 'deprecated' || last === 'experiment' || last === 'beta'
  })
}

function unannounced(entry: Change): Problem {
  const message = `"${entry.data.title}" removes something that was never deprecated.`
  const hint =
    'Announce it first in an entry of the type "deprecated" for the same feature, or add "deprecation" with the release that announced it.'
  return problem('removal-unannounced', entry.file, entry.spanOf(['type']), message, { hint, absent: { in: ['changelog', 'features'] } })
}

function afterDeprecation(entry: Change, deprecated: Change, graph: Graph): Problem[] {
  const removal = releaseOf(entry, graph)
  const { deprecation } = deprecated.data
  const announced = (deprecation && findRelease(graph, deprecation.announced)) ?? releaseOf(deprecated, graph)
  const promised = deprecation && findRelease(graph, deprecation.removal)
  const path: Path = entry.data.release === undefined ? ['type'] : ['release']
  if (!removal || !announced) return []
  const soon = tooSoon(entry, path, { announced, removal }, graph)
  if (soon.length > 0 || !promised || compareVersions(removal.id, promised.id) >= 0) return soon
  const message = `"${entry.data.title}" ships in ${removal.id}, but "${deprecated.data.title}" announced it for ${promised.id}.`
  const hint = `The earliest possible release is ${promised.id}.`
  return [problem('removal-too-soon', entry.file, entry.spanOf(path), message, { hint, suggestions: [promised.id] })]
}

function tooSoon(entry: Change, path: Path, { announced, removal }: { announced: Release; removal: Release }, graph: Graph): Problem[] {
  const notice = graph.config.policy.removalNotice
  const later = releasesOf(graph, removal.data.offering).filter(
    ({ id, data }) => isMinor(id) && data.status !== 'yanked' && compareVersions(lineOf(id), lineOf(announced.id)) > 0,
  )
  const between = later.filter(({ id }) => compareVersions(lineOf(id), lineOf(removal.id)) <= 0).length
  if (between >= notice) return []
  const earliest = later[notice - 1]
  const versions = (count: number) => `${count} minor version${count === 1 ? '' : 's'}`
  const message = `"${entry.data.title}" was announced in ${announced.id} and is removed in ${removal.id}, ${versions(between)} later; the notice period is ${versions(notice)}.`
  const hint = earliest
    ? `The earliest possible release is ${earliest.id}.`
    : `The earliest possible release is not planned yet: ${versions(notice)} after ${announced.id}.`
  return [
    problem('removal-too-soon', entry.file, entry.spanOf(path), message, {
      hint,
      suggestions: earliest ? [earliest.id] : [],
      absent: { in: ['releases'] },
    }),
  ]
}
