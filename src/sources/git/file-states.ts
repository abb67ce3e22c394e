/** The content of one file over time: all its blobs, or its blob at each commit. */
import { basename, dirname } from 'node:path'
import { memoize } from '../../plain/caches.ts'
import { GitError, git } from './git.ts'
import { readHeadCommit, memoizeFact } from './head.ts'
import { findPrefix } from './prefix.ts'

export interface FileStates {
  /** Current and earlier paths relative to the repository root, current first. */
  paths: readonly string[]
  /** Ids of every blob it ever was. */
  blobs: readonly string[]
}

/** Follows renames. Empty if git doesn't know the file. */
export function readFileStates(file: string): FileStates {
  const folder = dirname(file)
  try {
    const head = readHeadCommit(folder)
    return head === undefined ? { paths: [], blobs: [] } : readStatesAt(folder, head, basename(file))
  } catch (error) {
    // No repository.
    if (error instanceof GitError) return { paths: [], blobs: [] }
    throw error
  }
}

const readStatesAt = memoizeFact((folder, head: string, name: string): FileStates => {
  const args = ['log', '--follow', '--raw', '-z', '--no-abbrev', '--no-show-signature', '-c', '--format=', head]
  const tokens = git(folder, [...args, '--', name])
    .toString('utf8')
    .split('\0')
  const paths = new Set([findPrefix(folder) + name])
  const blobs = new Set<string>()
  for (const [index, token] of tokens.entries()) {
    const line = token.replace(/^\n+/, '')
    if (!line.startsWith(':')) continue
    const fields = line.split(' ')
    const blob = fields.at(-2)
    if (blob !== undefined && !/^0+$/.test(blob)) blobs.add(blob)
    if (/^[RC]/.test(fields.at(-1) ?? '')) paths.add(tokens[index + 1] ?? '')
  }
  return { paths: [...paths], blobs: [...blobs] }
})

export interface StateAt {
  commit: string
  parents: readonly string[]
  /** ISO with offset. */
  date: string
  /** Undefined if there was no file. */
  blob: string | undefined
}

/** Returns the file's blob at each commit of HEAD, children before parents, in two git processes. */
export function readStateAtEachCommit(file: string, { paths }: FileStates): StateAt[] {
  const folder = dirname(file)
  const commits = git(folder, ['log', '--topo-order', '--no-show-signature', '--format=%H%x02%cI%x02%P', 'HEAD'])
    .toString('utf8')
    .trimEnd()
    .split('\n')
    .map((line) => {
      const [commit = '', date = '', parents = ''] = line.split('\u0002')
      return { commit, date, parents: parents === '' ? [] : parents.split(' ') }
    })
  const names = commits.flatMap(({ commit }) => paths.map((path) => `${commit}:${path}\n`))
  const found = git(folder, ['cat-file', '--batch-check=%(objecttype) %(objectname)'], { input: names.join('') }).toString('utf8')
  const blobs = found.split('\n').map((line) => /^blob ([0-9a-f]+)$/.exec(line)?.[1])
  return commits.map((each, index) => {
    const start = index * paths.length
    return { ...each, blob: blobs.slice(start, start + paths.length).find((blob) => blob !== undefined) }
  })
}

/** Returns those of some commits that have a file, under any of its paths. */
export function findCommitsWith(file: string, { paths }: FileStates, commits: readonly string[]): ReadonlySet<string> {
  const names = commits.flatMap((commit) => paths.map((path) => ({ commit, name: `${commit}:${path}\n` })))
  if (names.length === 0) return new Set()
  const input = names.map(({ name }) => name).join('')
  const types = git(dirname(file), ['cat-file', '--batch-check=%(objecttype)'], { input }).toString('utf8').split('\n')
  return new Set(names.flatMap(({ commit }, index) => (types[index] === 'blob' ? [commit] : [])))
}

/** Whether two folders are in the same repository. */
export function isSameRepository(folder: string, other: string): boolean {
  try {
    return findRoot(folder) === findRoot(other)
  } catch (error) {
    if (error instanceof GitError) return false
    throw error
  }
}

const findRoot = memoize((folder) => git(folder, ['rev-parse', '--show-toplevel']).toString('utf8'))
