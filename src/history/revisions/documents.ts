/** Documents and their revisions: what a file is called changes, what it is stays. Pure. */
import type { Change, Commit } from '../../sources/git/history.ts'

/** What a document held from a commit on. */
export interface Revision {
  document: Document
  /** Its path at that commit. */
  path: string
  /** Names the text. */
  blob: string
  commit: string
  /** ISO with offset. */
  date: string
  author: string
  /** Undefined where nobody described the change. */
  subject: string | undefined
  /** Only its path changed. */
  isMove: boolean
  /** It may be older: a shallow clone begins with it, whoever wrote it and when. */
  isCut?: boolean
}

export interface Document {
  /** Its first path; a later document of the same first path has a number behind it. Stays the same whatever is committed. */
  id: string
  /** Oldest first. */
  revisions: Revision[]
  /** The commit that removed it; missing while it is there. */
  removedBy?: Commit | undefined
}

export interface Documents {
  all: readonly Document[]
  /** The document that has, or had last, a path. */
  at(path: string): Document | undefined
  /** What a file with these contents is: the last such revision until a moment. */
  revisionOf(path: string, blob: string, until: string): Revision | undefined
  /** All that a commit changed; of what it removed, the last that there was. */
  touchedBy(commit: string): readonly Revision[]
}

/** A file of today, with paths that one of its former files may have had: where git saw no rename, a person says it. */
export interface Former {
  path: string
  isFormer(path: string): boolean
}

/** `commits` are in the order of the history, parents first. A page that comes back at its path is the same document. */
export function documentsOf(commits: readonly Commit[], formers: readonly Former[] = []): Documents {
  const tracking: Tracking = { all: new Set(), last: new Map(), alive: new Map(), taken: new Map(), touched: new Map() }
  for (const commit of commits) follow(commit, tracking)
  for (const former of formers) merge(former, tracking)
  const byContent = Map.groupBy(
    [...tracking.all].flatMap(({ revisions }) => revisions),
    ({ path, blob }) => contentKey(path, blob),
  )
  return {
    all: [...tracking.all],
    at: (path) => tracking.last.get(path),
    revisionOf(path, blob, until) {
      const found = byContent.get(contentKey(path, blob)) ?? []
      return found.findLast(({ date }) => Date.parse(date) <= Date.parse(until)) ?? found[0]
    },
    touchedBy: (commit) => tracking.touched.get(commit) ?? [],
  }
}

/** When the next text took its place, or the document was removed; undefined for what is there today. */
export function endOf(revision: Revision): string | undefined {
  const { revisions, removedBy } = revision.document
  return revisions[revisions.indexOf(revision) + 1]?.date ?? removedBy?.date
}

/** When its text came to be; moves since then do not count. Undefined if that is not known. */
export function contentDate(revision: Revision): string | undefined {
  const { revisions } = revision.document
  const { date, isCut } = revisions.slice(0, revisions.indexOf(revision) + 1).findLast(({ isMove }) => !isMove) ?? revision
  return isCut ? undefined : date
}

interface Tracking {
  /** In the order in which they began. */
  all: Set<Document>
  /** The document that had each path last. */
  last: Map<string, Document>
  /** The path under which each document is there; missing for what was removed. */
  alive: Map<Document, string>
  /** How many documents began at each path. */
  taken: Map<string, number>
  /** What each commit changed, by its id. */
  touched: Map<string, Revision[]>
}

function follow(commit: Commit, tracking: Tracking): void {
  const { last, alive, touched } = tracking
  const found: Revision[] = []
  touched.set(commit.id, found)
  // Two files may change places in one commit: who is who is settled before anything moves.
  const resolved = commit.changes.map((change) => ({ change, document: resolve(change, tracking) }))
  for (const { change, document } of resolved) {
    const left = change.kind === 'renamed' ? change.from : change.kind === 'removed' ? change.path : undefined
    if (!document || left === undefined || alive.get(document) !== left) continue
    alive.delete(document)
    if (change.kind === 'renamed') continue
    document.removedBy = commit
    found.push(...document.revisions.slice(-1))
  }
  for (const { change, document: known } of resolved) {
    if (change.kind === 'removed') continue
    const document = known && isFree(change, known, tracking) ? known : begin(change.path, tracking)
    const isMove = change.kind === 'renamed' && document.revisions.at(-1)?.blob === change.blob
    const { path, blob } = change
    const { id, date, author, subject } = commit
    const revision = { document, path, blob, commit: id, date, author, subject, isMove, ...(commit.isCut && { isCut: true }) }
    document.revisions.push(revision)
    found.push(revision)
    document.removedBy = undefined
    last.set(path, document)
    if (change.kind !== 'changed' || !alive.has(document)) alive.set(document, path)
  }
}

function resolve(change: Change, { last }: Tracking): Document | undefined {
  return last.get(change.kind === 'renamed' ? change.from : change.path)
}

/** What is added where a document was that lives elsewhere now is another one. */
function isFree(change: Change, document: Document, { alive }: Tracking): boolean {
  const path = alive.get(document)
  return change.kind !== 'added' || path === undefined || path === change.path
}

function begin(path: string, { all, taken }: Tracking): Document {
  const count = (taken.get(path) ?? 0) + 1
  taken.set(path, count)
  const document = { id: count === 1 ? path : `${path}~${count}`, revisions: [] }
  all.add(document)
  return document
}

/** What is gone and what a file says it was become one document, the older. */
function merge({ path, isFormer }: Former, { all, last, alive }: Tracking): void {
  const document = last.get(path)
  if (!document) return
  const gone = [...last].find(([from, each]) => each !== document && !alive.has(each) && isFormer(from))?.[1]
  if (!gone) return
  for (const revision of document.revisions) revision.document = gone
  gone.revisions.push(...document.revisions)
  gone.removedBy = undefined
  for (const [each, owner] of last) if (owner === document) last.set(each, gone)
  alive.set(gone, path)
  all.delete(document)
}

function contentKey(path: string, blob: string): string {
  return `${blob} ${path}`
}
