/** Reads the history of a folder in one pass: each commit with its changes, renames included. */
import { lastValue } from '../../plain/caches.ts'
import { findExclusion, scopeOf, scopeKey } from '../folder-scope.ts'
import { type ContentPath, listContentRoots, readCommitDays, readContentPaths } from './content-paths.ts'
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

/** Paths are relative to the folder, and as if it had always had today's folders. `blob` is the content after the commit. */
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
  '--full-history',
  '--topo-order',
  '--reverse',
  // %aN respects .mailmap.
  `--format=%x01%H%x02%cI%x02%aN%x02${readerNote}%x02%P`,
]

interface History {
  commits: readonly Commit[]
  /** Globs of the configuration that exclude something in them. */
  exclusions: ReadonlySet<string>
}

const lastHistory = lastValue<History>()

/**
 * Returns the commits up to `tip` that touched the folder, parents before children; none before the first commit. Cached by the last tip,
 * which is HEAD unless another commit is given.
 */
export function readCommits(folder: string, tip?: string): readonly Commit[] {
  return readHistory(folder, tip)?.commits ?? []
}

/** Returns the globs under `exclude` that match a file of any commit. */
export function listExclusionsInHistory(folder: string): ReadonlySet<string> {
  return readHistory(folder)?.exclusions ?? new Set()
}

/** Returns undefined before the first commit. */
function readHistory(folder: string, tip?: string): History | undefined {
  const head = tip ?? readHeadCommit(folder)
  if (head === undefined) return undefined
  const key = `${folder} ${head} ${scopeKey(folder)}`
  const last = lastHistory.get(key)
  if (last) return last
  const settings = ['-c', 'core.quotePath=false', '-c', 'log.showSignature=false', '-c', 'log.showRoot=true']
  const roots = listContentRoots(folder).map((root) => `:(top${root === '' ? '' : ',literal'})${root}`)
  const written = parseLog(git(folder, [...settings, 'log', ...options, tip ?? 'HEAD', '--', ...roots]).toString('utf8'))
  const exclusions = new Set<string>()
  const cut = readShallowCommits(folder)
  const pathsOf = readPathsOf(folder)
  const commits = written.map((commit): Commit => {
    const { parents: _, changes, ...facts } = commit
    const inContent = changesInContent(changes, pathsOf(commit)).filter(({ path }) => {
      const exclusion = findExclusion(folder, path)
      if (exclusion !== undefined) exclusions.add(exclusion)
      return exclusion === undefined
    })
    return { ...facts, changes: inContent, ...(cut?.has(facts.id) && { isCut: true }) }
  })
  const history = { commits, exclusions }
  lastHistory.set(key, history)
  return history
}

/** A commit as git prints it, with paths in the repository. */
interface WrittenCommit extends Omit<Commit, 'changes'> {
  parents: readonly string[]
  changes: WrittenChange[]
}

type WrittenChange = Change & { /** Whether the content is the same as before. */ isSame?: boolean }

/** Content paths after a commit and before it. */
interface PathsOf {
  after: ContentPath
  before: ContentPath
}

function readPathsOf(folder: string): (commit: WrittenCommit) => PathsOf {
  if (scopeOf(folder).moved.length === 0) {
    const path = readContentPaths(folder, [])('')
    return () => ({ after: path, before: path })
  }
  // Parents may be commits that didn't touch the content.
  const at = readContentPaths(folder, readCommitDays(folder))
  return ({ id, parents: [parent] }) => ({ after: at(id), before: at(parent ?? id) })
}

/** A file that was only moved along with its folder hasn't changed. */
function changesInContent(changes: readonly WrittenChange[], { after, before }: PathsOf): Change[] {
  const found = changes.flatMap(({ isSame, ...change }): Change[] => {
    if (change.kind === 'removed') {
      const path = before(change.path)
      return path === undefined ? [] : [{ kind: 'removed', path }]
    }
    const path = after(change.path)
    const from = change.kind === 'renamed' ? before(change.from) : undefined
    const { blob } = change
    if (path === undefined) return from === undefined ? [] : [{ kind: 'removed', path: from }]
    if (change.kind !== 'renamed') return [{ kind: change.kind, path, blob }]
    if (from === undefined) return [{ kind: 'added', path, blob }]
    if (from !== path) return [{ kind: 'renamed', path, from, blob }]
    return isSame ? [] : [{ kind: 'changed', path, blob }]
  })
  const there = new Set(found.flatMap(({ kind, path }) => (kind === 'removed' ? [] : [path])))
  return found.filter(({ kind, path }) => kind !== 'removed' || !there.has(path))
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

/** A commit starts with U+0001. Its changes follow, each with one or two paths. */
function parseLog(output: string): WrittenCommit[] {
  const commits: WrittenCommit[] = []
  const tokens = output.split('\0')
  for (let at = 0; at < tokens.length; at++) {
    const token = (tokens[at] ?? '').replace(/^\n+/, '')
    if (token.startsWith('\u0001')) {
      const [id = '', date = '', author = '', note = '', parents = ''] = token.slice(1).split('\u0002')
      commits.push({ id, date, author, note: note.trim() || undefined, parents: parents.split(' ').filter(Boolean), changes: [] })
    } else if (token.startsWith(':')) {
      const isRename = /^:[^:].* R\d*$/.test(token)
      const paths = tokens.slice(at + 1, at + (isRename ? 3 : 2))
      at += paths.length
      const change = parseChange(token, paths)
      if (change) commits.at(-1)?.changes.push(change)
    }
  }
  return commits
}

/** Returns undefined for symbolic links and submodules. */
function parseChange(line: string, paths: readonly string[]): WrittenChange | undefined {
  const fields = line.split(' ')
  const status = fields.at(-1) ?? ''
  const blob = fields.at(-2) ?? ''
  const parents = /^:+/.exec(line)?.[0].length ?? 1
  const [modeBefore = '', modeAfter = ''] = [fields[0]?.slice(parents), fields[parents]]
  const path = paths.at(-1)
  if (path === undefined) return undefined
  if (!modeAfter.startsWith('100')) return modeBefore.startsWith('100') || parents > 1 ? { kind: 'removed', path } : undefined
  if (status.startsWith('R') && parents === 1)
    return { kind: 'renamed', path, from: paths[0] ?? path, blob, isSame: fields.at(-3) === blob }
  return { kind: /^A+$/.test(status) || !modeBefore.startsWith('100') ? 'added' : 'changed', path, blob }
}
