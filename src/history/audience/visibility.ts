/**
 * Decides who may see an entry of an old edition. Readers must have been able to see it then, and must be able to see its current version.
 * The only place for this.
 */
import { isVisible } from '../../graph/audience.ts'
import { type Entry, keyOf } from '../../graph/entry.ts'
import { restsOn } from '../../graph/links/visible-reference.ts'
import type { Audience } from '../../collections/fields/common.ts'
import type { FieldMeta } from '../../collections/fields/fields.ts'
import { digestOf } from '../digests.ts'
import { hashText } from '../../sources/git/objects.ts'
import type { AudienceDefaults } from './defaults.ts'
import type { Document, Documents, Revision } from '../revisions/documents.ts'
import { findEditionDocument, type Edition } from '../editions/edition.ts'

/** Current content, including drafts and staff entries. */
export interface Today {
  entries: readonly Entry[]
  /** Paths of all text files. */
  files: readonly string[]
  /** Deleted documents that were for staff before. */
  hidden?: ReadonlySet<Document>
}

export interface Visibility {
  /** Differs when these readers see different texts. */
  key: string
  /** Differs when what's said today of a document lets readers see other revisions of it, apart from `answers`. */
  keyOf(document: Document): string
  /** Answers a question that `isVisibleRevision` noted. */
  answer(document: Document, question: string): boolean
  isVisibleInEdition(entry: Entry, edition: Edition): boolean
  /**
   * The same for a revision, whether or not it's in an edition. Text that's verbatim on a current page is visible. Notes what it asks of
   * today's handbook apart from the document itself.
   */
  isVisibleRevision(entry: Entry, revision: Revision, note?: (question: string) => void): boolean
  /** The same, ignoring current pages: whether these readers could see the revision when it was new. */
  wasVisibleRevision(entry: Entry, revision: Revision): boolean
  /** List what later changes hide of an edition. Builds with the same list show the same. */
  listHidden(edition: Edition): string[]
}

/**
 * The narrower audience wins, including the collection's default in the past. A deleted page keeps its last audience. A page that can't be
 * read today is for staff only, because its audience is unknown. Drafts stay hidden.
 */
export function createVisibility(today: Today, documents: Documents, audience: Audience, defaults: AudienceDefaults): Visibility {
  const { currentPath, currentPathIn } = createPathLookup(today, documents)
  const isHidden = (document: Document | undefined) => document !== undefined && (today.hidden?.has(document) ?? false)
  const byFile = Map.groupBy(today.entries, ({ file }) => file)
  const hiddenKeys = new Set(today.entries.filter((entry) => !isVisible(entry, { audience, drafts: false })).map(keyOf))
  const ask = ({ kind, about }: Question, path: string | undefined) =>
    kind === 'hidden' ? hiddenKeys.has(about) : (byFile.get(path ?? '') ?? []).some(({ text }) => hashText(text) === about)
  /** `path` is the current one, undefined for a deleted page. */
  const isVisibleEntry = (entry: Entry, path: string | undefined, document: Document | undefined, note = noteNothing) => {
    const isHiddenReference = (value: string, { references = [] }: FieldMeta) =>
      references.some((name) => {
        const question: Question = { kind: 'hidden', about: `${name}/${value}` }
        note(writeQuestion(question))
        return ask(question, path)
      })
    if (!isVisible(entry, { audience, drafts: false }) || restsOn(entry, isHiddenReference)) return false
    return audience === 'staff' || (path === undefined ? !isHidden(document) : isPublic(entry, byFile.get(path) ?? []))
  }
  const isRevisionVisible = (entry: Entry, { document }: Revision, note = noteNothing) =>
    isVisibleEntry(entry, currentPath(document), document, note)
  const isForStaff = (entry: Entry, revision: Revision) =>
    audience === 'public' && !setsAudience(entry) && defaults.isForStaff(entry.collection, revision)
  const isOnCurrentPage = (entry: Entry, { document }: Revision, note = noteNothing) => {
    if (currentPath(document) !== entry.file) return false
    const question: Question = { kind: 'current', about: hashText(entry.text) }
    note(writeQuestion(question))
    return ask(question, entry.file)
  }
  const sayToday = (path: string | undefined) => (byFile.get(path ?? '') ?? []).map((entry) => [entry.id, entry.audience])
  const hiddenToday = today.entries.flatMap((entry) => (isVisible(entry, { audience, drafts: false }) ? [] : [`${entry.file}#${entry.id}`]))
  return {
    key: digestOf(
      hiddenToday,
      defaults.key,
      [...byFile.keys()].map((path) => [path, sayToday(path)]),
      [...(today.hidden ?? [])].map(({ id }) => id),
    ),
    keyOf: (document) => digestOf(defaults.key, currentPath(document), isHidden(document), sayToday(currentPath(document))),
    answer: (document, question) => ask(readQuestion(question), currentPath(document)),
    isVisibleInEdition: (entry, edition) =>
      isVisibleEntry(entry, currentPathIn(entry.file, edition), findEditionDocument(edition, entry.file)) &&
      (audience === 'staff' || setsAudience(entry) || !defaults.isForStaffInEdition(entry.collection, edition)),
    isVisibleRevision: (entry, revision, note) =>
      isRevisionVisible(entry, revision, note) && (!isForStaff(entry, revision) || isOnCurrentPage(entry, revision, note)),
    wasVisibleRevision: (entry, revision) => isRevisionVisible(entry, revision) && !isForStaff(entry, revision),
    listHidden(edition) {
      if (audience === 'staff') return []
      const byDefault = defaults.collections.filter((name) => defaults.isForStaffInEdition(name, edition))
      const files = edition.files.flatMap(({ path: then }) => {
        const path = currentPathIn(then, edition)
        if (path === undefined && isHidden(findEditionDocument(edition, then))) return [then]
        const found = path === undefined ? [] : (byFile.get(path) ?? [])
        if (path !== undefined && found.length === 0) return [then]
        return found.filter((entry) => entry.audience === 'staff').map(({ id }) => `${then}#${id}`)
      })
      return [...byDefault, ...files]
    },
  }
}

/** What decides about a revision besides its document: whether an entry is hidden, or whether a text is today's. */
interface Question {
  kind: 'hidden' | 'current'
  /** Key of an entry, or digest of a text. */
  about: string
}

const noteNothing = (_question: string): void => undefined

function writeQuestion({ kind, about }: Question): string {
  return `${kind} ${about}`
}

function readQuestion(written: string): Question {
  const about = written.slice(written.indexOf(' ') + 1)
  return { kind: written.startsWith('hidden ') ? 'hidden' : 'current', about }
}

/** Return whether a text sets its own audience. */
export function setsAudience({ written }: Entry): boolean {
  const { audience } = (written ?? {}) as { audience?: unknown }
  return audience !== undefined && audience !== null
}

/** `found` holds the current entries of its file. */
function isPublic(entry: Entry, found: readonly Entry[]): boolean {
  const isOfMany = entry.definition.form === 'list' || found.length > 1
  const successor = isOfMany ? found.find(({ id }) => id === entry.id) : found[0]
  return successor ? successor.audience === 'public' : isOfMany
}

/** Look up the current path of a document or an edition's file, undefined if it's deleted. */
function createPathLookup(
  { files }: Today,
  documents: Documents,
): { currentPath(document: Document): string | undefined; currentPathIn(path: string, edition: Edition): string | undefined } {
  const currentPaths = new Set(files)
  const paths = new Map<Document, string>()
  for (const path of files) {
    const document = documents.at(path)
    if (document) paths.set(document, path)
  }
  return {
    currentPath: (document) => paths.get(document),
    currentPathIn(path, edition) {
      const document = findEditionDocument(edition, path)
      // For a file outside of the history, all we have is its path.
      return document ? paths.get(document) : currentPaths.has(path) ? path : undefined
    },
  }
}
