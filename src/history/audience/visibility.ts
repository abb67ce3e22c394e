/**
 * Decides who may see an entry of an old edition. Readers must have been able to see it then, and must be able to see its current version.
 * The only place for this.
 */
import { isVisible } from '../../graph/audience.ts'
import { type Entry, keyOf } from '../../graph/entry.ts'
import { restsOn } from '../../graph/links/visible-reference.ts'
import type { Audience } from '../../collections/fields/common.ts'
import type { FieldMeta } from '../../collections/fields/fields.ts'
import { digestOf } from '../editions/cache.ts'
import type { AudienceDefaults } from './defaults.ts'
import type { Document, Documents, Revision } from '../revisions/documents.ts'
import { documentAt, type Edition } from '../editions/edition.ts'

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
  isSeen(entry: Entry, edition: Edition): boolean
  /** The same for a revision, whether or not it's in an edition. Text that's verbatim on a current page is visible. */
  isSeenAs(entry: Entry, revision: Revision): boolean
  /** The same, ignoring current pages: whether these readers could see the revision when it was new. */
  wasSeenAs(entry: Entry, revision: Revision): boolean
  /** List what later changes hide of an edition. Builds with the same list show the same. */
  hiddenIn(edition: Edition): string[]
}

/**
 * The narrower audience wins, including the collection's default in the past. A deleted page keeps its last audience. A page that can't be
 * read today is for staff only, as we can't tell whom it's for. Drafts stay hidden.
 */
export function visibilityFor(today: Today, documents: Documents, audience: Audience, defaults: AudienceDefaults): Visibility {
  const { pathOf, pathIn } = pathsToday(today, documents)
  const isHidden = (document: Document | undefined) => document !== undefined && (today.hidden?.has(document) ?? false)
  const byFile = Map.groupBy(today.entries, ({ file }) => file)
  const hiddenKeys = new Set(today.entries.filter((entry) => !isVisible(entry, { audience, drafts: false })).map(keyOf))
  const isHiddenReference = (value: string, { references = [] }: FieldMeta) => references.some((name) => hiddenKeys.has(`${name}/${value}`))
  /** `path` is the current one, undefined for a deleted page. */
  const isSeenBy = (entry: Entry, path: string | undefined, document: Document | undefined) => {
    if (!isVisible(entry, { audience, drafts: false }) || restsOn(entry, isHiddenReference)) return false
    return audience === 'staff' || (path === undefined ? !isHidden(document) : isPublic(entry, byFile.get(path) ?? []))
  }
  const isAsSeen = (entry: Entry, { document }: Revision) => isSeenBy(entry, pathOf(document), document)
  const isForStaff = (entry: Entry, revision: Revision) =>
    audience === 'public' && !saysAudience(entry) && defaults.isForStaff(entry.collection, revision)
  const isOfToday = (entry: Entry, { document }: Revision) =>
    pathOf(document) === entry.file && (byFile.get(entry.file) ?? []).some(({ text }) => text === entry.text)
  const hiddenToday = today.entries.flatMap((entry) => (isVisible(entry, { audience, drafts: false }) ? [] : [`${entry.file}#${entry.id}`]))
  return {
    key: digestOf(hiddenToday, defaults.key),
    isSeen: (entry, edition) =>
      isSeenBy(entry, pathIn(entry.file, edition), documentAt(edition, entry.file)) &&
      (audience === 'staff' || saysAudience(entry) || !defaults.isForStaffIn(entry.collection, edition)),
    isSeenAs: (entry, revision) => isAsSeen(entry, revision) && (!isForStaff(entry, revision) || isOfToday(entry, revision)),
    wasSeenAs: (entry, revision) => isAsSeen(entry, revision) && !isForStaff(entry, revision),
    hiddenIn(edition) {
      if (audience === 'staff') return []
      const byDefault = defaults.collections.filter((name) => defaults.isForStaffIn(name, edition))
      const files = edition.files.flatMap(({ path: then }) => {
        const path = pathIn(then, edition)
        if (path === undefined && isHidden(documentAt(edition, then))) return [then]
        const found = path === undefined ? [] : (byFile.get(path) ?? [])
        if (path !== undefined && found.length === 0) return [then]
        return found.filter((entry) => entry.audience === 'staff').map(({ id }) => `${then}#${id}`)
      })
      return [...byDefault, ...files]
    },
  }
}

/** Return whether a text sets its own audience. */
export function saysAudience({ written }: Entry): boolean {
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
function pathsToday(
  { files }: Today,
  documents: Documents,
): { pathOf(document: Document): string | undefined; pathIn(path: string, edition: Edition): string | undefined } {
  const there = new Set(files)
  const paths = new Map<Document, string>()
  for (const path of files) {
    const document = documents.at(path)
    if (document) paths.set(document, path)
  }
  return {
    pathOf: (document) => paths.get(document),
    pathIn(path, edition) {
      const document = documentAt(edition, path)
      // For a file outside of the history, all we have is its path.
      return document ? paths.get(document) : there.has(path) ? path : undefined
    },
  }
}
