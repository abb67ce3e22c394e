/** What one file held over time: in short, all that it ever held, and at length, what it held at each commit. */
import { basename, dirname } from 'node:path'
import { memoize } from '../../plain/caches.ts'
import { GitError, git } from './git.ts'
import { headOf, memoizeFact } from './head.ts'
import { prefixOf } from './history.ts'

export interface FileStates {
  /** Paths from the top of the repository, the present one first. */
  paths: readonly string[]
  /** Names of everything that it held. */
  blobs: readonly string[]
}

/** Empty where git does not know the file. Renames are followed. */
export function fileStates(file: string): FileStates {
  const folder = dirname(file)
  try {
    const head = headOf(folder)
    return head === undefined ? { paths: [], blobs: [] } : statesUntil(folder, head, basename(file))
  } catch (error) {
    // No repository.
    if (error instanceof GitError) return { paths: [], blobs: [] }
    throw error
  }
}

const statesUntil = memoizeFact((folder, head: string, name: string): FileStates => {
  const args = ['log', '--follow', '--raw', '-z', '--no-abbrev', '--no-show-signature', '-c', '--format=', head]
  const tokens = git(folder, [...args, '--', name])
    .toString('utf8')
    .split('\0')
  const paths = new Set([prefixOf(folder) + name])
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
  /** Names what the file held; undefined where there was none. */
  blob: string | undefined
}

/** What the file held at each commit of what is checked out, children before parents, in two processes. */
export function stateAtEachCommit(file: string, { paths }: FileStates): StateAt[] {
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

/** Whether two folders lie in one repository, so that commits of one are commits of the other. */
export function isSameRepository(folder: string, other: string): boolean {
  try {
    return topOf(folder) === topOf(other)
  } catch (error) {
    if (error instanceof GitError) return false
    throw error
  }
}

const topOf = memoize((folder) => git(folder, ['rev-parse', '--show-toplevel']).toString('utf8'))
