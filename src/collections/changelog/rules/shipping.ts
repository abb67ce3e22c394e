/** Every visible entry ships in a release, if an offering has versions, and not in one that is older than the entry. */

import { type Problem, problem } from '../../../problems/problem.ts'
import type { Graph } from '../../../graph/graph.ts'
import { newCommand } from '../../../graph/reading/new-command.ts'
import { type Change, reachOf } from '../reach.ts'
import { findRelease, firstMinorFrom, offeringsBy, type Release, releasesOf } from '../../releases/order.ts'
import { isMinor, isPrerelease, lineOf } from '../../../plain/versions.ts'
import { settledChanges, wholeChanges } from './changes.ts'
import { dateOf } from '../listing.ts'
import { compareVersions } from '../../releases/listing.ts'

export function checkShipping(graph: Graph): Problem[] {
  return [
    ...settledChanges(graph).flatMap((entry) => unreleased(entry, graph)),
    ...wholeChanges(graph).flatMap((entry) => before(entry, graph)),
  ]
}

function unreleased(entry: Change, graph: Graph): Problem[] {
  const versioned = new Map(offeringsBy(graph, 'versioned').map((offering) => [offering.id, offering]))
  return reachOf(entry, graph).flatMap(({ offering, releases }) => {
    const all = releasesOf(graph, offering)
    // Without any releases, there is no calendar to check entries against.
    if (!versioned.has(offering) || releases.length > 0 || all.length === 0) return []
    const last = all.findLast(({ id, data }) => isMinor(id) && data.status !== 'yanked')
    const next = last?.data.status === 'planned' ? last : undefined
    const hint = next
      ? `The next planned release is ${next.id} of ${next.data.date}: move its date, correct the date of the entry, or plan a later release.`
      : `Plan the next release: ${newCommand({ collection: 'releases', title: last ? minorAfter(last.id) : '1.0' }, { status: 'planned', offering })}`
    const message = `No release ships "${entry.data.title}" of ${dayIn(entry, offering)} to ${versioned.get(offering)?.title}${last ? `; the latest is ${last.id} of ${last.data.date}` : ''}.`
    const span = entry.spanOf(entry.data.date === undefined ? ['live', liveIndex(entry, offering), 'on'] : ['date'])
    return [
      problem('entry-unreleased', entry.file, span, message, {
        hint,
        suggestions: next ? [next.id] : [],
        absent: { in: ['releases', 'offerings', 'features'] },
      }),
    ]
  })
}

function before(entry: Change, graph: Graph): Problem[] {
  const { release: written, security, breaking } = entry.data
  const release = written === undefined ? undefined : findRelease(graph, written)
  // A security fix is announced after customers have had time to upgrade.
  if (written === undefined || !release || security?.fixedIn.includes(written)) return []
  const day = dayIn(entry, release.data.offering)
  const line = releasesOf(graph, release.data.offering).filter(({ id }) => lineOf(id) === lineOf(release.id))
  // A breaking change is listed with the minor release, even if a patch of it caused it.
  const last = breaking
    ? line
        .map(({ data }) => data.date)
        .sort()
        .at(-1)
    : undefined
  if (release.data.date >= day || (last !== undefined && last >= day)) return []
  const fitting = fittingReleases(release, line, day, graph)
  const [right] = fitting
  const message = `"${entry.data.title}" is dated ${day}, but ${release.id} was released before that, on ${release.data.date}.`
  const hint = right
    ? `Write "${right.id}" of ${right.data.date}, or correct the date${isMinor(right.id) ? '; without "release" it is derived from the date' : ''}.`
    : 'No later release is planned: correct the date, or plan one.'
  return [
    problem('entry-before-release', entry.file, entry.spanOf(['release']), message, { hint, suggestions: fitting.map(({ id }) => id) }),
  ]
}

/** The releases that can ship a change of a date: for a patch, the next patches first, otherwise the next minor release. */
function fittingReleases(release: Release, line: readonly Release[], day: string, graph: Graph): Release[] {
  const isLater = ({ id, data }: Release) => data.date >= day && data.status !== 'yanked' && compareVersions(id, release.id) > 0
  const patches = isMinor(release.id) ? [] : line.filter((each) => isLater(each) && (isPrerelease(release.id) || !isPrerelease(each.id)))
  const minor = firstMinorFrom(day, release.data.offering, graph)
  return [...new Set([...patches.slice(0, 1), ...(minor ? [minor] : [])])]
}

function liveIndex({ data }: Change, offering: string): number {
  return Math.max(0, data.live?.findIndex((each) => each.offering === offering) ?? 0)
}

function dayIn(entry: Change, offering: string): string {
  return entry.data.live?.find((each) => each.offering === offering)?.on ?? dateOf(entry)
}

/** `2.30` → `2.31`. */
export function minorAfter(version: string): string {
  const [major, minor] = version.split('.')
  return `${major}.${Number(minor) + 1}`
}
