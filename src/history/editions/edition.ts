/** An edition: a name for the state of a commit, as a map from documents to revisions. Pure. */
import type { Layout } from '../../graph/reading/layout.ts'
import type { Audience } from '../../collections/fields/common.ts'
import type { TreeFile } from '../../sources/git/objects.ts'
import type { Document, Documents, Revision } from '../revisions/documents.ts'

export interface EditionInfo {
  name: string
  /** `YYYY-MM-DD`. */
  date: string
  /** Full commit id. */
  commit: string
  /** Time of the commit, ISO. */
  moment: string
  note?: string | undefined
  /** Whether the site was published as of this commit. Undefined if the list doesn't say. */
  published?: boolean | undefined
  /** Default audience of each collection, as recorded when the edition was cut. Undefined if not recorded. */
  defaults?: Readonly<Record<string, Audience | undefined>> | undefined
}

export interface Edition extends EditionInfo {
  /** Every file of its commit. */
  files: readonly TreeFile[]
  /** Layout of these files. */
  layout: Layout
  /** Its revision of each document. Files outside the history, as in a shallow clone, are missing. */
  revisions: ReadonlyMap<Document, Revision>
  /** The same by path. */
  byPath: ReadonlyMap<string, Revision>
}

export function createEdition(info: EditionInfo, files: readonly TreeFile[], documents: Documents, layout: Layout): Edition {
  const byPath = new Map<string, Revision>()
  const revisions = new Map<Document, Revision>()
  for (const { path, blob } of files) {
    const revision = documents.findRevision(path, blob, info.moment)
    if (!revision) continue
    byPath.set(path, revision)
    revisions.set(revision.document, revision)
  }
  return { ...info, files, layout, revisions, byPath }
}

export function findEditionDocument({ byPath }: Edition, path: string): Document | undefined {
  return byPath.get(path)?.document
}
