/** What changes when an editor renames files or folders: links, references and redirects, as with `handbook move`. */
import { CreateFile, TextDocumentEdit, type WorkspaceEdit } from 'vscode-languageserver'
import { moveContent } from '../authoring/verbs/move.ts'
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
  const before = session.compileForStaff()
  const { texts, moved = new Map<string, string>() } = moveContent(before, {
    ...only,
    prefix: '',
    checkMoved: (paths) => session.compileForStaff(paths),
  })
  const earlier = new Map([...moved].map(([from, to]) => [to, from]))
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
  return documentChanges.length === 0 ? null : { documentChanges }
}
