/** Documents and their revisions: a document stays the same when its file is renamed. Pure. */
import type { Change, Commit } from '../../sources/git/history.ts'

/** A document's content from a commit on. */
export interface Revision {
  document: Document
  /** Its path at that commit. */
  path: string
  /** Git's id of the text. */
  blob: string
  commit: string
  /** ISO with offset. */
  date: string
  author: string
  /** Undefined if the commit has no description. */
  note: string | undefined
  /** Only the path changed. */
  isMove: boolean
  /** First commit of a shallow clone, so the text may be older and by someone else. */
  isCut?: boolean
}

export interface Document {
  /** Its first path, with a number if an earlier document had that too. Later commits don't change it. */
  id: string
  /** Oldest first. */
  revisions: Revision[]
  /** The commit that removed it, if any. */
  removedBy?: Commit | undefined
}

export interface Documents {
  all: readonly Document[]
  /** Return the document that has a path, or had it last. */
  at(path: string): Document | undefined
  /** Return the last revision with this path and blob until a moment. */
  findRevision(path: string, blob: string, until: string): Revision | undefined
  /** Return the revisions that a commit made, and the last ones of documents it removed. */
  listTouched(commit: string): readonly Revision[]
}

/** A current file that names former addresses, where git missed a rename. */
export interface Former {
  path: string
  isFormer(path: string): boolean
}

/** `commits` are in order, parents first. A page that reappears at its path is the same document. */
export function trackDocuments(commits: readonly Commit[], formers: readonly Former[] = []): Documents {
  const tracking: Tracking = { all: new Set(), last: new Map(), alive: new Map(), taken: new Map(), touched: new Map() }
  for (const commit of commits) applyCommit(commit, tracking)
  for (const former of formers) mergeFormer(former, tracking)
  const byContent = Map.groupBy(
    [...tracking.all].flatMap(({ revisions }) => revisions),
    ({ path, blob }) => toContentKey(path, blob),
  )
  return {
    all: [...tracking.all],
    at: (path) => tracking.last.get(path),
    findRevision(path, blob, until) {
      const found = byContent.get(toContentKey(path, blob)) ?? []
      return found.findLast(({ date }) => Date.parse(date) <= Date.parse(until)) ?? found[0]
    },
    listTouched: (commit) => tracking.touched.get(commit) ?? [],
  }
}

/** Return when the next text replaced it or the document was removed, undefined if it's current. */
export function findRevisionEnd(revision: Revision): string | undefined {
  const { revisions, removedBy } = revision.document
  return revisions[revisions.indexOf(revision) + 1]?.date ?? removedBy?.date
}

/** Return when the text was written, ignoring later renames. Undefined if unknown. */
export function findContentDate(revision: Revision): string | undefined {
  const { revisions } = revision.document
  const { date, isCut } = revisions.slice(0, revisions.indexOf(revision) + 1).findLast(({ isMove }) => !isMove) ?? revision
  return isCut ? undefined : date
}

interface Tracking {
  /** In order of their first revision. */
  all: Set<Document>
  /** The last document at each path. */
  last: Map<string, Document>
  /** Current path of each document, missing if removed. */
  alive: Map<Document, string>
  /** Number of documents that started at each path. */
  taken: Map<string, number>
  /** Revisions by commit id. */
  touched: Map<string, Revision[]>
}

function applyCommit(commit: Commit, tracking: Tracking): void {
  const { last, alive, touched } = tracking
  const found: Revision[] = []
  touched.set(commit.id, found)
  // Two files may swap paths in one commit, so resolve all before renaming any.
  const resolved = commit.changes.map((change) => ({ change, document: findChangedDocument(change, tracking) }))
  for (const { change, document } of resolved) {
    const oldPath = change.kind === 'renamed' ? change.from : change.kind === 'removed' ? change.path : undefined
    if (!document || oldPath === undefined || alive.get(document) !== oldPath) continue
    alive.delete(document)
    if (change.kind === 'renamed') continue
    document.removedBy = commit
    found.push(...document.revisions.slice(-1))
  }
  for (const { change, document: known } of resolved) {
    if (change.kind === 'removed') continue
    const document = known && isFree(change, known, tracking) ? known : startDocument(change.path, tracking)
    const isMove = change.kind === 'renamed' && document.revisions.at(-1)?.blob === change.blob
    const { path, blob } = change
    const { id, date, author, note } = commit
    const revision = { document, path, blob, commit: id, date, author, note, isMove, ...(commit.isCut && { isCut: true }) }
    document.revisions.push(revision)
    found.push(revision)
    document.removedBy = undefined
    last.set(path, document)
    if (change.kind !== 'changed' || !alive.has(document)) alive.set(document, path)
  }
}

function findChangedDocument(change: Change, { last }: Tracking): Document | undefined {
  return last.get(change.kind === 'renamed' ? change.from : change.path)
}

/** A file added at a document's old path is a new document if the old one lives elsewhere. */
function isFree(change: Change, document: Document, { alive }: Tracking): boolean {
  const path = alive.get(document)
  return change.kind !== 'added' || path === undefined || path === change.path
}

function startDocument(path: string, { all, taken }: Tracking): Document {
  const count = (taken.get(path) ?? 0) + 1
  taken.set(path, count)
  const document = { id: count === 1 ? path : `${path}~${count}`, revisions: [] }
  all.add(document)
  return document
}

/** Merge a deleted document with the file that names it. The older one stays. */
function mergeFormer({ path, isFormer }: Former, { all, last, alive }: Tracking): void {
  const document = last.get(path)
  if (!document) return
  const deleted = [...last].find(([from, each]) => each !== document && !alive.has(each) && isFormer(from))?.[1]
  if (!deleted) return
  for (const revision of document.revisions) revision.document = deleted
  deleted.revisions.push(...document.revisions)
  deleted.removedBy = undefined
  for (const [each, owner] of last) if (owner === document) last.set(each, deleted)
  alive.set(deleted, path)
  all.delete(document)
}

function toContentKey(path: string, blob: string): string {
  return `${blob} ${path}`
}
