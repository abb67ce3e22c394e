/** Who may see an entry of an old edition, decided here alone: whoever could see it then, and may see what became of it. */
import { isVisible } from '../../graph/audience.ts'
import { type Entry, keyOf } from '../../graph/entry.ts'
import { restsOn } from '../../graph/links/visible-reference.ts'
import type { Audience } from '../../collections/fields/common.ts'
import type { FieldMeta } from '../../collections/fields/fields.ts'
import { digestOf } from '../editions/cache.ts'
import type { AudienceDefaults } from './defaults.ts'
import type { Document, Documents, Revision } from '../revisions/documents.ts'
import { documentAt, type Edition } from '../editions/edition.ts'

/** What there is today, drafts and what is for staff included. */
export interface Today {
  entries: readonly Entry[]
  /** Paths of all files of text. */
  files: readonly string[]
  /** Documents that are gone, and were for staff before they went. */
  hidden?: ReadonlySet<Document>
}

export interface Visibility {
  /** Another one where these readers see other texts. */
  key: string
  isSeen(entry: Entry, edition: Edition): boolean
  /** The same for a revision of a document, in an edition or in none. What stands word for word in a page of today may be read. */
  isSeenAs(entry: Entry, revision: Revision): boolean
  /** The same, whatever stands in a page of today: whether these readers could see the revision when it was new. */
  wasSeenAs(entry: Entry, revision: Revision): boolean
  /** What of an edition is hidden by what became of it; two builds that agree in this show the same of it. */
  hiddenIn(edition: Edition): string[]
}

/**
 * The narrower audience wins, that which a collection had by default in the past included. A page that is gone keeps the audience that it had last; one that cannot be read today is shown to nobody
 * but staff, since nobody knows whom it is meant for. Drafts stay unseen.
 */
export function visibilityFor(today: Today, documents: Documents, audience: Audience, defaults: AudienceDefaults): Visibility {
  const { pathOf, pathIn } = pathsToday(today, documents)
  const isHidden = (document: Document | undefined) => document !== undefined && (today.hidden?.has(document) ?? false)
  const byFile = Map.groupBy(today.entries, ({ file }) => file)
  const hiddenKeys = new Set(today.entries.filter((entry) => !isVisible(entry, { audience, drafts: false })).map(keyOf))
  const isHiddenReference = (value: string, { references = [] }: FieldMeta) => references.some((name) => hiddenKeys.has(`${name}/${value}`))
  /** `path` is the one of today; undefined if the page is gone. */
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

/** Whether a text says by itself for whom it is. */
export function saysAudience({ written }: Entry): boolean {
  const { audience } = (written ?? {}) as { audience?: unknown }
  return audience !== undefined && audience !== null
}

/** `found` is what its file holds today. */
function isPublic(entry: Entry, found: readonly Entry[]): boolean {
  const isOfMany = entry.definition.form === 'list' || found.length > 1
  const successor = isOfMany ? found.find(({ id }) => id === entry.id) : found[0]
  return successor ? successor.audience === 'public' : isOfMany
}

/** The path that a document, or a file of an edition, has today; undefined if it is gone. */
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
      // Of a file that the history does not know, only its path is left to go by.
      return document ? paths.get(document) : there.has(path) ? path : undefined
    },
  }
}
