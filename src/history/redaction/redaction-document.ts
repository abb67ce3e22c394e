/** The texts of a file under all its names. */
import { resolveCommit, readTree } from '../../sources/git/objects.ts'
import { GitError } from '../../sources/git/git.ts'
import type { Entry } from '../../graph/entry.ts'
import type { Documents, Revision } from '../revisions/documents.ts'
import type { Redaction } from './notice.ts'

export interface DocumentText {
  revisions: readonly Revision[]
  paths: ReadonlySet<string>
  blobs: ReadonlySet<string>
  /** Whether the history knows which document a file belongs to. */
  isKnown(path: string, blob: string): boolean
}

export type RedactionEntry = Entry<'withheld'>

/** One item of the list, with the texts it applies to. */
export interface RedactionItem {
  entry: RedactionEntry
  /** Undefined if no file had this path. */
  document: DocumentText | undefined
  /** The document's blobs that it applies to. */
  blobs: ReadonlySet<string>
  redaction: Redaction
}

/** Find all documents that ever had a path. If two had it in turn, both are meant. */
export function findDocument(path: string, documents: Documents): DocumentText | undefined {
  const revisions = documents.all
    .filter((each) => each.revisions.some((revision) => revision.path === path))
    .flatMap((each) => each.revisions)
  if (revisions.length === 0) return undefined
  return {
    revisions,
    paths: new Set(revisions.map((revision) => revision.path)),
    blobs: new Set(revisions.map(({ blob }) => blob)),
    isKnown: (at, blob) => documents.findRevision(at, blob, '9999-12-31') !== undefined,
  }
}

/** Return the blobs of a revision: by blob id, or the document's content at a commit. */
export function findRevisions(name: string, { revisions, blobs, paths }: DocumentText, content: string): Set<string> {
  const named = revisions.filter(({ blob, commit }) => blob.startsWith(name) || commit.startsWith(name)).map(({ blob }) => blob)
  if (named.length > 0) return new Set(named)
  try {
    const found = readTree(content, resolveCommit(content, name)).filter(({ path, blob }) => paths.has(path) && blobs.has(blob))
    return new Set(found.map(({ blob }) => blob))
  } catch (error) {
    if (error instanceof GitError) return new Set()
    throw error
  }
}
