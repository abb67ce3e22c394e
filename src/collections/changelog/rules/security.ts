/** A security fix says which versions are affected and which releases fix it, and reaches every version that the policy promises. */
import semver from 'semver'
import { type Problem, problem } from '../../../problems/problem.ts'
import type { Graph } from '../../../graph/graph.ts'
import { type Change, reachOf } from '../reach.ts'
import { findRelease, offeringsBy, releasesOf } from '../../releases/order.ts'
import { isMinor, lineOf } from '../../../plain/versions.ts'
import { wholeChanges } from './changes.ts'
import { dateOf } from '../listing.ts'
import { compareVersions } from '../../releases/listing.ts'

export function checkSecurity(graph: Graph): Problem[] {
  return wholeChanges(graph).flatMap((entry) => {
    // Hardening that fixes no vulnerability, such as a second factor, has another type and needs none of this.
    const { security, title, type } = entry.data
    if (!security && type !== 'security') return []
    const missing = [...missingFacts(entry, graph), ...linesWithout(entry, graph).map((line) => `a fix for ${line}, which is supported`)]
    if (missing.length === 0) return []
    const span = security ? entry.keySpanOf(['security']) : entry.spanOf(['type'])
    const hint = security
      ? 'Add them under "security": affected and fixedIn, with a fixed release for each affected version that is supported.'
      : 'Add "security" with affected and fixedIn, and ids and severity if known; if it fixes no vulnerability, use the type "added", "changed" or "fixed".'
    return [problem('security-incomplete', entry.file, span, `"${title}" lacks ${inWords(missing)}.`, { hint, suggestions: [] })]
  })
}

function missingFacts(entry: Change, graph: Graph): string[] {
  const { security } = entry.data
  return [
    ...(security?.affected.trim() ? [] : ['the versions that are affected']),
    ...(security?.fixedIn.length || !isVersioned(entry, graph) ? [] : ['the releases that fix it']),
  ]
}

/** Whether it ships in releases at all; what only a service has is fixed there for everyone. */
function isVersioned(entry: Change, graph: Graph): boolean {
  const versioned = new Set(offeringsBy(graph, 'versioned').map(({ id }) => id))
  return reachOf(entry, graph).some(({ offering }) => versioned.has(offering) && releasesOf(graph, offering).length > 0)
}

/** The affected lines that were supported on the entry's date, should have a fix and don't. */
function linesWithout(entry: Change, graph: Graph): string[] {
  const { security } = entry.data
  const fixes = (security?.fixedIn ?? []).flatMap((version) => findRelease(graph, version) ?? [])
  const range = semver.validRange(security?.affected ?? '')
  const day = dateOf(entry)
  return [...new Set(fixes.map(({ data }) => data.offering))].flatMap((offering) => {
    const fixed = fixes.filter(({ data }) => data.offering === offering).map(({ id }) => lineOf(id))
    const newest = fixed.toSorted(compareVersions).at(-1) ?? ''
    const releases = releasesOf(graph, offering).filter(({ data }) => data.status !== 'yanked' && data.date <= day)
    const minors = releases.filter(({ id }) => isMinor(id))
    const count = graph.config.policy.supportedMinors
    const supported = minors
      .filter(({ data }, index) => (data.supportedUntil === undefined ? minors.length - index <= count : data.supportedUntil >= day))
      .map(({ id }) => lineOf(id))
    // The newest version may get the fix with the next one.
    const due = isBackported(entry, graph) ? supported : supported.slice(-1).filter((line) => compareVersions(newest, line) < 0)
    return due
      .filter((line) => !fixed.includes(line))
      .filter((line) => {
        // From a range in words, all we know is that releases after the fix contain it.
        if (range === null) return compareVersions(line, newest) < 0
        return releases.some(({ id }) => lineOf(id) === line && semver.satisfies(semver.coerce(id) ?? id, range))
      })
  })
}

const severities = ['low', 'medium', 'high', 'critical'] as const

/** Whether supported versions before the newest should get the fix, too. */
function isBackported({ data: { security } }: Change, { config }: Graph): boolean {
  return severities.indexOf(security?.severity ?? 'low') >= severities.indexOf(config.policy.backportSeverity)
}

function inWords(parts: readonly string[]): string {
  return new Intl.ListFormat('en', { type: 'conjunction' }).format(parts)
}
