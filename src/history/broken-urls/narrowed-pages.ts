/** Finds deleted pages that were for staff at the end: narrowing a page before its deletion covers its earlier texts too. */
import type { Entry } from '../../graph/entry.ts'
import { readEntries } from '../../graph/reading/entries.ts'
import type { MakeContext } from '../../graph/reading/making.ts'
import type { AudienceDefaults } from '../audience/defaults.ts'
import { readBlobs } from '../../sources/git/objects.ts'
import { decodeText } from '../../sources/revision.ts'
import type { Document, Documents, Revision } from '../revisions/documents.ts'
import type { Edition } from '../editions/edition.ts'
import { isText } from '../revisions/reader.ts'
import { setsAudience } from '../audience/visibility.ts'

export interface NarrowedPagesRequest {
  content: string
  documents: Documents
  editions: readonly Edition[]
  /** Paths of the current texts. */
  files: readonly string[]
  defaults: AudienceDefaults
  context: MakeContext
}

/**
 * Return documents of editions that are deleted today and whose last text differs from the edition's and isn't public. A text that can't be
 * read counts as for staff.
 */
export function findNarrowedPages({ content, documents, editions, files, defaults, context }: NarrowedPagesRequest): Set<Document> {
  const currentDocuments = new Set(files.map((path) => documents.at(path)))
  const last = new Map<Document, Revision>()
  for (const { revisions } of editions)
    for (const [document, { blob }] of revisions) {
      const end = document.revisions.at(-1)
      if (end && end.blob !== blob && isText(end) && !currentDocuments.has(document)) last.set(document, end)
    }
  const bytes = readBlobs(
    content,
    [...last.values()].map(({ blob }) => blob),
  )
  const isPublic = (last: Revision) =>
    parseEntries(last.path, decodeText(bytes.get(last.blob)), context).some(
      (entry) => entry.audience === 'public' && (setsAudience(entry) || !defaults.isForStaff(entry.collection, last)),
    )
  return new Set([...last].flatMap(([document, end]) => (isPublic(end) ? [] : [document])))
}

function parseEntries(path: string, text: string | undefined, context: MakeContext): readonly Entry[] {
  return text === undefined ? [] : readEntries({ files: [{ path, text }], assets: [], images: new Map(), problems: [] }, context).entries
}
