/** The history of a folder, read in one pass: each commit with the files that it changed, renames included. */
import { lastValue, memoize } from '../../plain/caches.ts'
import { GitError, git } from './git.ts'
import { headOf, memoizeFact, shallowCommits } from './head.ts'

export interface Commit {
  id: string
  /** ISO with offset. */
  date: string
  author: string
  /** Undefined where nobody described it: of a merge git says only which branches met. */
  subject: string | undefined
  changes: Change[]
  /** What came before it is not in this shallow clone: all its files look added. */
  isCut?: boolean
}

/** Paths are relative to the folder; `blob` names what the file holds after the commit. */
export type Change =
  | { kind: 'added' | 'changed'; path: string; blob: string }
  | { kind: 'renamed'; path: string; from: string; blob: string }
  | { kind: 'removed'; path: string }

const options = [
  '--raw',
  '-z',
  '--no-abbrev',
  // Renames are looked for in every commit, in large ones too.
  '-M',
  '-l4000',
  // Of a merge, what is in none of its parents.
  '-c',
  '--relative',
  '--full-history',
  '--topo-order',
  '--reverse',
  // Names as a .mailmap has them.
  '--format=%x01%H%x02%cI%x02%aN%x02%P%x02%s',
]

const lastHistory = lastValue<readonly Commit[]>()

/** Every commit that touched the folder, parents before children; none where nothing was committed yet. Read once for each state. */
export function historyOf(folder: string): readonly Commit[] {
  const head = headOf(folder)
  if (head === undefined) return []
  const key = `${folder} ${head}`
  const last = lastHistory.get(key)
  if (last) return last
  const settings = ['-c', 'core.quotePath=false', '-c', 'log.showSignature=false', '-c', 'log.showRoot=true']
  const commits = parseLog(git(folder, [...settings, 'log', ...options, '--', '.']).toString('utf8'), prefixOf(folder))
  const cut = shallowCommits(folder)
  const known = cut ? commits.map((commit) => (cut.has(commit.id) ? { ...commit, isCut: true } : commit)) : commits
  lastHistory.set(key, known)
  return known
}

/**
 * When what each file holds was last changed, by its path in the folder; a move alone changes nothing. Nothing is said of files that
 * are older than a shallow clone, and of all where there is no git, no repository or no commit.
 */
export function lastChanges(folder: string): Map<string, string> {
  const files = new Map<string, { blob: string; date: string | undefined }>()
  for (const { date, changes, isCut } of readable(folder))
    for (const change of changes) {
      if (change.kind === 'removed') continue
      const before = change.kind === 'renamed' ? files.get(change.from) : undefined
      files.set(change.path, { blob: change.blob, date: before?.blob === change.blob ? before.date : isCut ? undefined : date })
    }
  return new Map([...files].flatMap(([path, { date }]) => (date === undefined ? [] : [[path, date]])))
}

function readable(folder: string): readonly Commit[] {
  try {
    return historyOf(folder)
  } catch (error) {
    if (error instanceof GitError) return []
    throw error
  }
}

/** What a file at one path held over time, newest first, by blob. */
export function blobsOver(folder: string, path: string): readonly string[] {
  const head = headOf(folder)
  return head === undefined ? [] : blobsUntil(folder, head, path)
}

const blobsUntil = memoizeFact((folder, head: string, path: string) => {
  const log = git(folder, ['log', '--format=', '--raw', '--no-abbrev', '--no-show-signature', '-z', head, '--', path]).toString('utf8')
  return Array.from(log.matchAll(/:\d+ 100\d+ [0-9a-f]+ ([0-9a-f]+) /g), ([, blob = '']) => blob)
})

/** The path of the folder in its repository, with a slash at its end; empty for the top. */
export const prefixOf = memoize((folder) => git(folder, ['rev-parse', '--show-prefix']).toString('utf8').replace(/\n$/, ''))

/** A header begins with U+0001; what follows, up to the next, are its changes, each with one path or two. */
function parseLog(output: string, prefix: string): Commit[] {
  const commits: Commit[] = []
  const tokens = output.split('\0')
  for (let at = 0; at < tokens.length; at++) {
    const token = (tokens[at] ?? '').replace(/^\n+/, '')
    if (token.startsWith('\u0001')) {
      const [id = '', date = '', author = '', parents = '', subject = ''] = token.slice(1).split('\u0002')
      const isBare = parents.includes(' ') && /^Merge (branch|pull request|remote-tracking|commit|tag)/.test(subject)
      commits.push({ id, date, author, subject: isBare ? undefined : subject, changes: [] })
    } else if (token.startsWith(':')) {
      const isMove = /^:[^:].* R\d*$/.test(token)
      const paths = tokens.slice(at + 1, at + (isMove ? 3 : 2))
      at += paths.length
      const change = changeOf(token, paths, prefix)
      if (change) commits.at(-1)?.changes.push(change)
    }
  }
  return commits
}

/** Undefined for what is no file: links on disk, modules. */
function changeOf(line: string, paths: readonly string[], prefix: string): Change | undefined {
  const fields = line.split(' ')
  const status = fields.at(-1) ?? ''
  const blob = fields.at(-2) ?? ''
  const parents = /^:+/.exec(line)?.[0].length ?? 1
  const [modeBefore = '', modeAfter = ''] = [fields[0]?.slice(parents), fields[parents]]
  // Of merges git writes paths from the top of the repository.
  const named = parents > 1 ? paths.flatMap((path) => (path.startsWith(prefix) ? path.slice(prefix.length) : [])) : paths
  const path = named.at(-1)
  if (path === undefined) return undefined
  if (!modeAfter.startsWith('100')) return modeBefore.startsWith('100') || parents > 1 ? { kind: 'removed', path } : undefined
  if (status.startsWith('R') && parents === 1) return { kind: 'renamed', path, from: named[0] ?? path, blob }
  return { kind: /^A+$/.test(status) || !modeBefore.startsWith('100') ? 'added' : 'changed', path, blob }
}
