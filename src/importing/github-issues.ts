/** Issues of GitHub, as its API or `gh issue list --json` gives them. Labels mean what the configuration says. */
import { readIssueExport } from '../graph/reading/issue-export.ts'
import { parseJson } from '../sources/json.ts'
import { Draft } from './draft.ts'
import { type ExportedItem, readExport, textAt } from './export-file.ts'
import { Head } from './head.ts'
import { placeIn } from './pages.ts'
import { ImportError, type Note, type Plan, type PlannedFile, type Target } from './plan.ts'
import type { Tree } from './tree.ts'

export function planGithubIssues(tree: Tree, target: Target): Plan {
  const all = readExport(tree)
  const items = all.filter(({ values }) => values['pull_request'] === undefined)
  if (items.length === 0) throw new ImportError(`There are no issues in "${tree.name}".`)
  const notes: Note[] = []
  const count = all.length - items.length
  if (count > 0) {
    const what = count === 1 ? 'is a pull request, which is' : 'are pull requests, which are'
    notes.push({ from: tree.name, text: `${count} of its ${all.length} items ${what} not imported.` })
  }
  const exported = JSON.stringify(items.map(({ values }) => exportForm(values)))
  const { issues, problems } = readIssueExport({ path: tree.name, text: exported }, parseJson(exported), target.config.issues)
  for (const { message, hint, column } of problems)
    notes.push({ from: tree.name, line: lineAt(exported, column, items), text: [message, hint].filter(Boolean).join(' ') })
  const byNumber = new Map(items.map((item) => [item.values['number'], item]))
  const files = issues.flatMap(({ number, values }): PlannedFile[] => {
    const item = byNumber.get(number)
    if (!values || !item) {
      notes.push({
        from: tree.name,
        line: item?.line,
        text: `Issue ${number} is not imported, as its values can't be read.`,
        isFailure: true,
      })
      return []
    }
    const body = (textAt(item.values, 'body') ?? '').replace(/\r\n?/g, '\n')
    return [
      {
        kind: 'entry',
        collection: target.collection,
        path: placeIn(target, `${number}.md`),
        from: item.file.path,
        head: Head.of(values),
        // A text has one line in JSON.
        body: new Draft(body, item.line, { isOneLine: true }),
        mapped: [],
      },
    ]
  })
  return { files, notes }
}

/** The API has other names than the command line. */
function exportForm(values: ExportedItem['values']): Record<string, unknown> {
  const { number, title, state, labels, milestone } = values
  return {
    number,
    title,
    state,
    stateReason: values['stateReason'] ?? values['state_reason'],
    labels: labels ?? [],
    createdAt: values['createdAt'] ?? values['created_at'],
    url: values['html_url'] ?? values['url'],
    author: values['author'] ?? values['user'],
    milestone,
  }
}

/** Problems have positions in the rewritten export, which is one line: find the item that has the column. */
function lineAt(exported: string, column: number, items: readonly ExportedItem[]): number | undefined {
  const before = exported.slice(0, column).match(/\{"number":/g)?.length ?? 0
  return items[Math.max(0, before - 1)]?.line
}
