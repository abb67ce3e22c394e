/** Checks the release calendar: order, dates, and reasons. */
import { type Problem, problem, relatedTo } from '../../problems/problem.ts'
import { entriesOf, type Graph } from '../../graph/graph.ts'
import { type Release, releasesOf } from './order.ts'
import { isMinor, lineOf } from '../../plain/versions.ts'
import { compareVersions } from './listing.ts'

export function checkReleases(graph: Graph): Problem[] {
  const releases = entriesOf(graph, 'releases')
  const offerings = new Set(releases.map(({ data }) => data.offering))
  return [
    ...releases.flatMap((release) => single(release, graph)),
    ...[...offerings].flatMap((id) => order(releasesOf(graph, id).filter(({ isDraft }) => !isDraft))),
  ]
}

function single(release: Release, graph: Graph): Problem[] {
  const { date, status, reason } = release.data
  const today = graph.now.slice(0, 10)
  const problems: Problem[] = []
  if (status === 'released' && date > today) {
    const hint = 'Write "status: planned" until then, or correct the date.'
    problems.push(
      problem(
        'release-future',
        release.file,
        release.spanOf(['status']),
        `${release.id} has the status "released", but its date is ${date}.`,
        {
          hint,
        },
      ),
    )
  }
  if (status === 'yanked' && reason === undefined) {
    const hint = 'Explain under "reason" what was wrong and what to install instead.'
    problems.push(
      problem('release-unexplained', release.file, release.spanOf(['status']), `${release.id} was withdrawn without a reason.`, {
        hint,
      }),
    )
  }
  return problems
}

/** Patches of a line, and lines of a major version, must be dated in order. The date of a draft isn't final. */
function order(releases: readonly Release[]): Problem[] {
  const lines = Map.groupBy(releases, ({ id }) => lineOf(id))
  const majors = Map.groupBy(
    releases.filter(({ id }) => isMinor(id)),
    ({ id }) => id.split('.')[0],
  )
  return [
    ...[...lines.values()].flatMap((line) => pairs(line).flatMap(([before, release]) => disorder(before, release))),
    ...[...majors.values()].flatMap((minors) => pairs(minors).flatMap(([before, release]) => disorder(before, release, true))),
  ]
}

function disorder(before: Release, release: Release, areMinors = false): Problem[] {
  const [earlier, later] = [before.data.date, release.data.date]
  // Planned releases may share a date; two spellings of one version are reported separately.
  const isOne = areMinors && earlier === later && before.data.status === 'released' && release.data.status === 'released'
  if (earlier < later || (earlier === later && !isOne) || compareVersions(before.id, release.id) === 0) return []
  const message = isOne
    ? `${before.id} and ${release.id} have the same date, ${later}, so it's unclear which of them ships the changes of that day.`
    : `${release.id} is dated ${later}, before ${before.id} of ${earlier}.`
  const hint = `Correct the date here or in "${before.file}".`
  return [
    problem('release-order', release.file, release.spanOf(['date']), message, {
      hint,
      related: [relatedTo(before.file, before.spanOf(['date']), 'the other day')],
    }),
  ]
}

function pairs<T>(list: readonly T[]): [T, T][] {
  return list.slice(1).map((each, index) => [list[index] as T, each])
}
