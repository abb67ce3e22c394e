/** What changes when an editor renames files or folders: links, references and redirects, as with `handbook move`. */
import { CreateFile, RenameFile, TextDocumentEdit, type WorkspaceEdit } from 'vscode-languageserver'
import { findAddedProblems } from '../problems/added-problems.ts'
import { moveContent } from '../authoring/verbs/move.ts'
import type { Problem } from '../problems/problem.ts'
import { toFullRange } from './ranges.ts'
import type { Session } from './session.ts'

export interface RenamedFile {
  oldUri: string
  newUri: string
}

/**
 * Returns the edits to make before files move; null for files that aren't content. Edits of a file that moves are at its old address.
 * Throws an `EditError` with what's in the way.
 */
export function editForMove(session: Session, files: readonly RenamedFile[]): WorkspaceEdit | null {
  const renamed = files.flatMap(({ oldUri, newUri }) => {
    const [from, to] = [session.pathOf(oldUri), session.pathOf(newUri)]
    return from === undefined || to === undefined ? [] : [{ from, to }]
  })
  const [only] = renamed
  // Editors rename one thing at a time. Several can depend on each other.
  if (!only || renamed.length > 1) return null
  const { documentChanges } = moveDocuments(session, only.from, only.to)
  return documentChanges.length === 0 ? null : { documentChanges }
}

/** The edits with which an entry or a folder moves, at the old addresses; the new paths of its files by old ones; and the problems added. */
export function moveDocuments(
  session: Session,
  from: string,
  to: string,
): { documentChanges: (TextDocumentEdit | CreateFile)[]; moved: ReadonlyMap<string, string>; added(): readonly Problem[] } {
  const before = session.compileForStaff()
  const { texts, moved = new Map<string, string>() } = moveContent(before, {
    from,
    to,
    prefix: '',
    checkMoved: (paths) => session.compileForStaff(paths),
    checkTexts: (changed) => session.compileForStaff(undefined, changed),
  })
  const earlier = new Map([...moved].map(([old, now]) => [now, old]))
  const known = new Map(before.sources.files.map(({ path, text }) => [path, text]))
  const documentChanges = [...texts].flatMap(([path, newText]) => {
    // A move removes no file.
    if (newText === undefined) return []
    const now = earlier.get(path) ?? path
    const uri = session.uriOf(now)
    const text = known.get(now)
    const edit = TextDocumentEdit.create({ uri, version: null }, [{ range: toFullRange(text ?? ''), newText }])
    return text === undefined ? [CreateFile.create(uri), edit] : [edit]
  })
  return { documentChanges, moved, added: () => findAddedProblems(before.problems, session.compileForStaff(moved, texts).problems, moved) }
}

/**
 * Whether these files are renamed by an edit of ours whose texts are changed already. Some editors ask before they rename files, even if the
 * server told them to.
 */
export function isPartOf(edit: WorkspaceEdit | undefined, files: readonly RenamedFile[], { compileForStaff, pathOf }: Session): boolean {
  const { documentChanges = [] } = edit ?? {}
  const isOurs = ({ oldUri, newUri }: RenamedFile) =>
    documentChanges.some((each) => RenameFile.is(each) && pathOf(each.oldUri) === pathOf(oldUri) && pathOf(each.newUri) === pathOf(newUri))
  if (files.length === 0 || !files.every(isOurs)) return false
  const known = new Map(compileForStaff().sources.files.map(({ path, text }) => [path, text]))
  return documentChanges
    .filter(TextDocumentEdit.is)
    .every(({ textDocument, edits: [whole] }) => whole && 'newText' in whole && known.get(pathOf(textDocument.uri) ?? '') === whole.newText)
}
