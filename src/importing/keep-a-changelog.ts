/** A changelog in the form of https://keepachangelog.com, the reverse of `handbook export changelog`. */
import type { RootContent } from 'mdast'
import { nodeText } from '../markdown/parse.ts'
import { positionsOf } from '../problems/positions.ts'
import { findDay, findVersion, planChanges, type ReadRelease } from './changes.ts'
import { ImportError, type Plan, type Target } from './plan.ts'
import { changeTypeOf, offsetOf, readNodes, readNotes, withoutDefinitions } from './release-notes.ts'
import { readText, type Tree } from './tree.ts'

export function planKeepAChangelog(tree: Tree, target: Target): Plan {
  const file =
    tree.files.length === 1 ? tree.files[0] : tree.files.find(({ path }) => /^(?:CHANGELOG|HISTORY|CHANGES)\.(?:md|markdown)$/i.test(path))
  if (!file) throw new ImportError(`There is no CHANGELOG.md in "${tree.name}". Name the file itself.`)
  const written = readText(file)
  if (written === undefined) throw new ImportError(`"${file.path}" is not text in UTF-8.`, true)
  const text = withoutDefinitions(written)
  const releases = readReleases(text, file.path)
  if (releases.length === 0)
    throw new ImportError(`"${file.path}" has no headings with versions or dates, such as "## [1.2.0] - 2026-11-30".`, true)
  return planChanges(releases, target)
}

function readReleases(text: string, from: string): ReadRelease[] {
  const positions = positionsOf(text)
  const lineAt = (offset: number) => positions.span(offset, offset).line
  const releases: { label: string; offset: number; nodes: RootContent[] }[] = []
  for (const node of readNodes(text)) {
    const label = node.type === 'heading' ? nodeText(node).replace(/\s+/g, ' ').trim() : ''
    const isTitle = releases.length === 0 && node.type === 'heading' && node.depth === 1 && findVersion(label) === undefined
    const begins =
      node.type === 'heading' &&
      !isTitle &&
      (node.depth === 2 ? changeTypeOf(label) === undefined : node.depth < 4 && findVersion(label) !== undefined)
    if (begins) releases.push({ label, offset: offsetOf(node), nodes: [] })
    else releases.at(-1)?.nodes.push(node)
  }
  return releases.map(({ label, offset, nodes }) => ({
    label,
    version: findVersion(label),
    day: findDay(label),
    isYanked: /\[yanked\]/i.test(label),
    isUnreleased: /^\[?(?:unreleased|upcoming|next)\b/i.test(label),
    notes: readNotes(text, nodes),
    lineAt,
    line: lineAt(offset),
    from,
  }))
}
