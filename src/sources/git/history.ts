/** Reads the history of a folder in one pass: each commit with its changes, renames included. */
import { lastValue, memoize } from '../../plain/caches.ts'
import { GitError, git } from './git.ts'
import { readHeadCommit, memoizeFact, readShallowCommits } from './head.ts'

export interface Commit {
  id: string
  /** ISO with offset. */
  date: string
  author: string
  /** What it says to the handbook's readers: its `Reader-Note` trailer. Subjects are for those who work on the files. */
  note: string | undefined
  changes: Change[]
  /** A boundary of a shallow clone, where all files look added. */
  isCut?: boolean
}

/** Paths are relative to the folder. `blob` is the content after the commit. */
export type Change =
  | { kind: 'added' | 'changed'; path: string; blob: string }
  | { kind: 'renamed'; path: string; from: string; blob: string }
  | { kind: 'removed'; path: string }

/** What a commit says to the handbook's readers, as a placeholder of git's formats. */
export const readerNote = '%(trailers:key=Reader-Note,valueonly,unfold,separator=%x20)'

const options = [
  '--raw',
  '-z',
  '--no-abbrev',
  // Detect renames in large commits too.
  '-M',
  '-l4000',
  // For merges, list what differs from all parents.
  '-c',
  '--relative',
  '--full-history',
  '--topo-order',
  '--reverse',
  // %aN respects .mailmap.
  `--format=%x01%H%x02%cI%x02%aN%x02${readerNote}`,
]

const lastHistory = lastValue<readonly Commit[]>()

/** Returns the commits that touched the folder, parents before children; none before the first commit. Cached by HEAD. */
export function readCommits(folder: string): readonly Commit[] {
  const head = readHeadCommit(folder)
  if (head === undefined) return []
  const key = `${folder} ${head}`
  const last = lastHistory.get(key)
  if (last) return last
  const settings = ['-c', 'core.quotePath=false', '-c', 'log.showSignature=false', '-c', 'log.showRoot=true']
  const commits = parseLog(git(folder, [...settings, 'log', ...options, '--', '.']).toString('utf8'), findPrefix(folder))
  const cut = readShallowCommits(folder)
  const known = cut ? commits.map((commit) => (cut.has(commit.id) ? { ...commit, isCut: true } : commit)) : commits
  lastHistory.set(key, known)
  return known
}

/**
 * Returns when the content of each file last changed, by path in the folder. A rename alone doesn't count. Files from before a
 * shallow clone's boundary are missing, and all files without git, a repository or a commit.
 */
export function readLastChanges(folder: string): Map<string, string> {
  const files = new Map<string, { blob: string; date: string | undefined }>()
  for (const { date, changes, isCut } of readCommitsOrNone(folder))
    for (const change of changes) {
      if (change.kind === 'removed') continue
      const before = change.kind === 'renamed' ? files.get(change.from) : undefined
      files.set(change.path, { blob: change.blob, date: before?.blob === change.blob ? before.date : isCut ? undefined : date })
    }
  return new Map([...files].flatMap(([path, { date }]) => (date === undefined ? [] : [[path, date]])))
}

/**
 * Returns the day of a file's first commit, by path in the folder, in the committer's time zone. A rename keeps it. It's unknown for files
 * from before a shallow clone's boundary. Git is asked at the first call.
 */
export function findFirstDays(folder: string): (path: string) => string | undefined {
  let days: Map<string, string | undefined> | undefined
  return (path) => {
    days ??= readFirstDays(folder)
    return days.get(path)
  }
}

function readFirstDays(folder: string): Map<string, string | undefined> {
  const days = new Map<string, string | undefined>()
  for (const { date, changes, isCut } of readCommitsOrNone(folder))
    for (const change of changes) {
      if (change.kind === 'renamed' && days.has(change.from)) days.set(change.path, days.get(change.from))
      else if (change.kind !== 'removed' && !days.has(change.path)) days.set(change.path, isCut ? undefined : date.slice(0, 10))
    }
  return days
}

function readCommitsOrNone(folder: string): readonly Commit[] {
  try {
    return readCommits(folder)
  } catch (error) {
    if (error instanceof GitError) return []
    throw error
  }
}

/** Returns the blobs that a path has had, newest first. */
export function readPathBlobs(folder: string, path: string): readonly string[] {
  const head = readHeadCommit(folder)
  return head === undefined ? [] : readPathBlobsAt(folder, head, path)
}

const readPathBlobsAt = memoizeFact((folder, head: string, path: string) => {
  const log = git(folder, ['log', '--format=', '--raw', '--no-abbrev', '--no-show-signature', '-z', head, '--', path]).toString('utf8')
  return Array.from(log.matchAll(/:\d+ 100\d+ [0-9a-f]+ ([0-9a-f]+) /g), ([, blob = '']) => blob)
})

/** Returns the folder's path in its repository, with a trailing slash; empty for the root. */
export const findPrefix = memoize((folder) => git(folder, ['rev-parse', '--show-prefix']).toString('utf8').replace(/\n$/, ''))

/** A commit starts with U+0001. Its changes follow, each with one or two paths. */
function parseLog(output: string, prefix: string): Commit[] {
  const commits: Commit[] = []
  const tokens = output.split('\0')
  for (let at = 0; at < tokens.length; at++) {
    const token = (tokens[at] ?? '').replace(/^\n+/, '')
    if (token.startsWith('\u0001')) {
      const [id = '', date = '', author = '', note = ''] = token.slice(1).split('\u0002')
      commits.push({ id, date, author, note: note.trim() || undefined, changes: [] })
    } else if (token.startsWith(':')) {
      const isRename = /^:[^:].* R\d*$/.test(token)
      const paths = tokens.slice(at + 1, at + (isRename ? 3 : 2))
      at += paths.length
      const change = parseChange(token, paths, prefix)
      if (change) commits.at(-1)?.changes.push(change)
    }
  }
  return commits
}

/** Returns undefined for symbolic links and submodules. */
function parseChange(line: string, paths: readonly string[], prefix: string): Change | undefined {
  const fields = line.split(' ')
  const status = fields.at(-1) ?? ''
  const blob = fields.at(-2) ?? ''
  const parents = /^:+/.exec(line)?.[0].length ?? 1
  const [modeBefore = '', modeAfter = ''] = [fields[0]?.slice(parents), fields[parents]]
  // For merges, git prints paths relative to the repository root.
  const named = parents > 1 ? paths.flatMap((path) => (path.startsWith(prefix) ? path.slice(prefix.length) : [])) : paths
  const path = named.at(-1)
  if (path === undefined) return undefined
  if (!modeAfter.startsWith('100')) return modeBefore.startsWith('100') || parents > 1 ? { kind: 'removed', path } : undefined
  if (status.startsWith('R') && parents === 1) return { kind: 'renamed', path, from: named[0] ?? path, blob }
  return { kind: /^A+$/.test(status) || !modeBefore.startsWith('100') ? 'added' : 'changed', path, blob }
}
