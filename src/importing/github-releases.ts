/** Releases of GitHub, as its API or `gh release list --json` gives them. */
import { findVersion, planChanges, type ReadRelease } from './changes.ts'
import { type ExportedItem, readExport, textAt } from './export-file.ts'
import { ImportError, type Note, type Plan, type Target } from './plan.ts'
import { readNodes, readNotes, withoutDefinitions } from './release-notes.ts'
import type { Tree } from './tree.ts'

export function planGithubReleases(tree: Tree, target: Target): Plan {
  const notes: Note[] = []
  const items = readExport(tree)
  if (items.length === 0) throw new ImportError(`"${tree.name}" is an empty list.`)
  const releases = items.flatMap((item) => readRelease(item, notes) ?? [])
  // Newest first, whatever the order of the export.
  const plan = planChanges(
    releases.toSorted((a, b) => (a.day === b.day ? 0 : (a.day ?? '9') < (b.day ?? '9') ? 1 : -1)),
    target,
  )
  return { ...plan, notes: [...notes, ...plan.notes] }
}

function readRelease({ values, file, line }: ExportedItem, notes: Note[]): ReadRelease | undefined {
  const from = file.path
  const tag = textAt(values, 'tag_name', 'tagName')
  if (tag === undefined) {
    notes.push({ from, line, text: 'This release has no tag ("tag_name"), so it is not imported.', isFailure: true })
    return undefined
  }
  if (values['draft'] === true || values['isDraft'] === true) {
    notes.push({ from, line, text: `"${tag}" is a draft on GitHub, so it is not imported.` })
    return undefined
  }
  const text = withoutDefinitions((textAt(values, 'body') ?? '').replace(/\r\n?/g, '\n'))
  return {
    label: tag,
    version: findVersion(tag),
    day: textAt(values, 'published_at', 'publishedAt')?.slice(0, 10),
    isYanked: false,
    isUnreleased: false,
    notes: readNotes(text, readNodes(text)),
    // A text has one line in JSON.
    lineAt: () => line,
    line,
    from,
  }
}
