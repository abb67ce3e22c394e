/** A breaking change says what to do, ships in a minor release, and is in that release's notes. */
import { type Problem, problem } from '../../../problems/problem.ts'
import type { Graph } from '../../../graph/graph.ts'
import { type Change, reachOf } from '../reach.ts'
import { findRelease, type Release, releasesOf } from '../../releases/order.ts'
import { isMinor, isPrerelease, finalVersion } from '../../../plain/versions.ts'
import { settledChanges, wholeChanges } from './changes.ts'
import { minorAfter } from './shipping.ts'
import { compareVersions } from '../../releases/listing.ts'

export function checkBreaking(graph: Graph): Problem[] {
  const breaking = wholeChanges(graph).filter(({ data }) => data.breaking)
  return [...breaking.flatMap(withoutAction), ...breaking.flatMap((entry) => inPatch(entry, graph)), ...withoutNotes(graph)]
}

function withoutAction(entry: Change): Problem[] {
  const { breaking, title } = entry.data
  if (breaking?.action.trim() !== '') return []
  const isWritten = 'action' in (entry.written as { breaking: object }).breaking
  const span = entry.keySpanOf(isWritten ? ['breaking', 'action'] : ['breaking'])
  return [
    problem('breaking-without-action', entry.file, span, `"${title}" is a breaking change without an action.`, {
      hint: breaking.automated
        ? 'Say under "action" that the upgrade handles it, and how to verify that.'
        : 'Say under "action" what to do before or after the upgrade.',
    }),
  ]
}

function inPatch(entry: Change, graph: Graph): Problem[] {
  const { release, backports = [], title } = entry.data
  const named = [
    ...(release === undefined ? [] : [{ path: ['release'], version: release }]),
    ...backports.map((version, index) => ({ path: ['backports', index], version })),
  ]
  return named.flatMap(({ path, version }) => {
    const patch = findRelease(graph, version)
    // A published release can't be changed; then its notes must cover it.
    if (!patch || isMinor(finalVersion(patch.id)) || (patch.data.status !== 'planned' && hasNotes(patch))) return []
    const next = releasesOf(graph, patch.data.offering).find(
      ({ id, data }) => isMinor(id) && data.status !== 'yanked' && compareVersions(id, patch.id) > 0,
    )
    const minor = next ? `${next.id} of ${next.data.date}` : minorAfter(patch.id)
    const hint = `Move it to the next minor release, ${minor}; if the patch is already out, add upgrade notes to it.`
    const what = isPrerelease(patch.id) ? 'prepares' : 'is'
    const message = `"${title}" is a breaking change, but ${patch.id} ${what} a patch release, which must be safe to install without reading the notes.`
    return [
      problem('breaking-in-patch', entry.file, entry.spanOf(path), message, { hint, suggestions: [next?.id ?? minorAfter(patch.id)] }),
    ]
  })
}

function withoutNotes(graph: Graph): Problem[] {
  const broken = new Map<Release, Change>()
  for (const entry of settledChanges(graph))
    if (entry.data.breaking)
      for (const { releases } of reachOf(entry, graph)) for (const release of releases) if (!broken.has(release)) broken.set(release, entry)
  return [...broken].flatMap(([release, { data }]) => {
    if (release.data.status !== 'released' || !isMinor(release.id) || hasNotes(release)) return []
    const isData = !release.hasBody
    const message = `${release.id} ships the breaking change "${data.title}", but has no upgrade notes.`
    const hint = isData
      ? `Turn it into a page, "${release.file.replace(/\.\w+$/, '.mdx')}", and write below the front matter what to do.`
      : 'Write below the front matter what to do before and after the upgrade.'
    return [problem('upgrade-notes-missing', release.file, release.spanOf(['status']), message, { hint })]
  })
}

/** Whether there is anything below the front matter, except comments. */
function hasNotes({ hasBody, text }: Release): boolean {
  const body = text.replace(/^---\r?\n[\s\S]*?\r?\n---[^\S\n]*(\r?\n|$)/, '')
  return hasBody && body.replace(/<!--[\s\S]*?-->|\{\/\*[\s\S]*?\*\/\}/g, '').trim() !== ''
}
