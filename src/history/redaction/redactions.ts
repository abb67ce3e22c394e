/** Applies the redactions of `editions.yaml`: finds the texts in the history, and redacts them wherever old text is read. */
import { type ReadResult, readEntries } from '../../graph/reading/entries.ts'
import type { Entry } from '../../graph/entry.ts'
import { layoutIn } from '../../graph/reading/layout.ts'
import type { MakeContext } from '../../graph/reading/making.ts'
import type { Problem } from '../../problems/problem.ts'
import { GitError } from '../../sources/git/git.ts'
import { readBlobs, type TreeFile } from '../../sources/git/objects.ts'
import { decodeText } from '../../sources/revision.ts'
import type { SourceFile } from '../../sources/source.ts'
import { everythingRedacted, noRedactions, type Redactions } from '../../sources/redactions.ts'
import { digestOf } from '../digests.ts'
import { type Documents, trackDocuments } from '../revisions/documents.ts'
import { readDocuments } from '../editions/editions.ts'
import { parseRedactedText } from './redacted-text.ts'
import { redact } from './redaction.ts'
import { checkRedactions } from './redaction-check.ts'
import { findDocument, findRevisions, type RedactionEntry, type RedactionItem } from './redaction-document.ts'

export interface RedactionList extends Redactions {
  problems: readonly Problem[]
}

/** `files` are the current texts. */
export function readRedactions(content: string, files: readonly SourceFile[], context: MakeContext): RedactionList {
  const entries = readRedactionEntries(files, context)
  if (entries === undefined) return { ...everythingRedacted, problems: [] }
  if (entries.length === 0) return { ...noRedactions, problems: [] }
  try {
    const documents = readDocuments(content, { entries: findFormerlyNamed(files, context), layout: layoutIn(context) })
    const items = entries.flatMap((entry) => createItem(entry, documents, content))
    return {
      ...createRedactions(items),
      problems: checkRedactions(items, { documents, files, textsOf: createTextReader(content), content }),
    }
  } catch (error) {
    if (!(error instanceof GitError)) throw error
    // Without a history only paths are known. That's enough to err on the safe side.
    return { ...createRedactions(entries.flatMap((entry) => createItem(entry, trackDocuments([]), content))), problems: [] }
  }
}

/** Include faulty items, as a typo must not publish anything. Returns undefined if the list can't be read. */
function readRedactionEntries(files: readonly SourceFile[], context: MakeContext): RedactionEntry[] | undefined {
  const list = files.filter(({ path }) => path === 'editions.yaml' || path === 'editions.yml')
  const isNamed = list.some(({ text }) => text.includes('withheld'))
  if (!isNamed) return []
  const { entries, unread } = parseFiles(list, context)
  if (unread.some(({ collection, id, text }) => collection === 'withheld' && id === undefined && text === undefined)) return undefined
  return entries.filter((entry) => entry.collection === 'withheld')
}

/** Entries that name their former addresses. */
function findFormerlyNamed(files: readonly SourceFile[], context: MakeContext): Entry[] {
  return parseEntries(
    files.filter(({ text }) => /^formerly\s*:/m.test(text)),
    context,
  )
}

function parseEntries(files: readonly SourceFile[], context: MakeContext): Entry[] {
  return parseFiles(files, context).entries
}

function parseFiles(files: readonly SourceFile[], context: MakeContext): ReadResult {
  return readEntries({ files: [...files], assets: [], images: new Map(), problems: [] }, context)
}

function createItem(entry: RedactionEntry, documents: Documents, content: string): RedactionItem[] {
  const { document: path, revision, block, digest, date, reason } = entry.data as Partial<RedactionEntry['data']>
  if (typeof path !== 'string') return []
  const document = findDocument(path, documents)
  const blobs = revision === undefined || !document ? document?.blobs : findRevisions(String(revision), document, content)
  const redaction = { redactedText: parseRedactedText({ block, digest }), date: date ?? '', reason: reason ?? '' }
  return [{ entry, document, blobs: blobs ?? new Set(), redaction }]
}

function createRedactions(items: readonly RedactionItem[]): Redactions {
  const findItems = (file: TreeFile) => items.filter((item) => appliesTo(item, file))
  return {
    key: digestOf(items.map(({ entry, blobs }) => [entry.data, [...blobs]])),
    isRedacted: (file) => findItems(file).some(({ redaction }) => !redaction.redactedText),
    redact(file, text) {
      const redactions = findItems(file).map(({ redaction }) => redaction)
      return redactions.length === 0 ? text : redact(file.path, text, redactions)
    },
    isInText: (text) => items.some(({ redaction }) => redaction.redactedText?.isIn(text)),
  }
}

/** A copy of a redacted text is redacted too. A file outside the history is matched by its path. */
function appliesTo({ entry, document, blobs }: RedactionItem, { path, blob }: TreeFile): boolean {
  if (!document) return path === entry.data.document
  if (blobs.has(blob)) return true
  return entry.data.revision === undefined && document.paths.has(path) && !document.isKnown(path, blob)
}

/** Read texts by blob, skipping what isn't text. */
function createTextReader(content: string): (blobs: Iterable<string>) => string[] {
  return (blobs) =>
    [...readBlobs(content, [...blobs]).values()].flatMap((bytes) => {
      const text = decodeText(bytes)
      return text === undefined ? [] : [text]
    })
}
