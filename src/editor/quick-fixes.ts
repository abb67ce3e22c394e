/** Quick fixes: what a problem suggests at its place. */
import { type CodeAction, CodeActionKind, CreateFile, type Range, TextDocumentEdit, type WorkspaceEdit } from 'vscode-languageserver'
import { appendItem } from '../authoring/list-file.ts'
import { goneForGood } from '../collections/fields/fields.ts'
import type { Compilation } from '../compilation.ts'
import type { ProblemCode } from '../problems/codes.ts'
import type { Problem } from '../problems/problem.ts'
import { ungroupRepeatedKeys } from '../problems/repeated-keys.ts'
import { findFrontMatter } from '../sources/front-matter.ts'
import { formatScalar } from '../sources/yaml.ts'
import { toDiagnostic } from './diagnostics.ts'
import { toFullRange, toRange, touches } from './ranges.ts'
import type { Session } from './session.ts'

/** Problems whose suggestions replace the text at fault. Others suggest a file or an address elsewhere. */
const inPlace: ReadonlySet<string> = new Set<ProblemCode>([
  'reference-missing',
  'tier-name-as-id',
  'anchor-missing',
  'link-missing',
  'image-missing',
  'key-unknown',
  'value-invalid',
  'date-invalid',
  'instant-without-offset',
  'version-not-text',
  'text-ambiguous',
  'callout-invalid',
])

/** The fixes of all problems that touch a range of a file. A certain fix comes first, and is preferred. */
export function listQuickFixes(session: Session, path: string, range: Range, documentation?: string): CodeAction[] {
  const compilation = session.compile()
  const { problems, sources } = compilation
  const text = sources.files.find((file) => file.path === path)?.text
  if (text === undefined) return []
  return ungroupRepeatedKeys(problems)
    .filter((problem) => problem.file === path && touches(toRange(problem), range))
    .flatMap((problem) => [
      ...redirectsFor(problem, compilation, session).map((action) => ({
        ...action,
        kind: CodeActionKind.QuickFix,
        diagnostics: [toDiagnostic(problem, session, documentation)],
      })),
      ...replacementsFor(problem, text).map((newText) => ({
        title: newText === '' ? 'Remove it' : `Write ${/^".*"$/.test(newText) ? newText : `"${newText}"`}`,
        kind: CodeActionKind.QuickFix,
        diagnostics: [toDiagnostic(problem, session, documentation)],
        ...(newText === problem.fix?.replace && { isPreferred: true }),
        edit: { changes: { [session.uriOf(path)]: [{ range: toRange(problem), newText }] } },
      })),
    ])
}

/** For an address that's lost: lines in redirects.yaml, to where the page is now or to a page that comes near, or that it's gone for good. */
function redirectsFor(
  { code, absent, suggestions = [] }: Problem,
  { brokenUrls, sources }: Compilation,
  session: Session,
): Pick<CodeAction, 'title' | 'edit' | 'isPreferred'>[] {
  const from = absent?.names
  if (code !== 'url-lost' || from === undefined) return []
  const known = sources.files.find(({ path }) => /^redirects\.ya?ml$/i.test(path))
  const certain = brokenUrls.redirects.find((line) => line.from === from)
  return [...suggestions, goneForGood].flatMap((to) => {
    const text = appendItem(known?.text ?? '', { from, to, ...(brokenUrls.forStaff.has(from) && { audience: 'staff' }) })
    if (text === undefined) return []
    const title = to === goneForGood ? 'Record that the page is gone for good' : `Redirect it to "${to}"`
    const edit = editOf(known?.path ?? 'redirects.yaml', known?.text, text, session)
    return [{ title, edit, ...(certain?.to === to && { isPreferred: true }) }]
  })
}

/** Changes a file, or makes it if there is none. */
function editOf(path: string, before: string | undefined, after: string, session: Session): WorkspaceEdit {
  const uri = session.uriOf(path)
  const edit = { range: toFullRange(before ?? ''), newText: after }
  if (before !== undefined) return { changes: { [uri]: [edit] } }
  return { documentChanges: [CreateFile.create(uri), TextDocumentEdit.create({ uri, version: null }, [edit])] }
}

function replacementsFor(problem: Problem, text: string): string[] {
  const { code, fix, suggestions = [] } = problem
  // The first suggestion is what the fix writes.
  const others = inPlace.has(code) ? suggestions.slice(fix ? 1 : 0) : []
  return [...new Set([...(fix ? [fix.replace] : []), ...others.map((each) => writeAt(problem, each, text))])]
}

/** In YAML, some values need quotes, and those that have some keep them. */
function writeAt({ code, file, line, column }: Problem, suggestion: string, text: string): string {
  const head = findFrontMatter(text)
  const lines = text.split(/\r\n|\n|\r/)
  const isInHead = head.kind === 'present' && line <= text.slice(0, head.yaml.end).split(/\r\n|\n|\r/).length
  if (code === 'anchor-missing' || /^["']/.test(suggestion) || !(isInHead || /\.ya?ml$/i.test(file))) return suggestion
  return formatScalar(suggestion, /^["']/.test((lines[line - 1] ?? '').slice(column - 1)))
}
