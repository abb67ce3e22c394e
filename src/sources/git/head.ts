/** Reads HEAD from the repository's files: starting git takes a large process 10 ms or more. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { memoize } from '../../plain/caches.ts'
import { findDirectories } from './directories.ts'
import { git } from './git.ts'

/** Returns the id of the checked-out commit; undefined before the first commit. Throws GitError without a repository. */
export function readHeadCommit(folder: string): string | undefined {
  const { own, common } = findDirectories(folder)
  const head = read(join(own, 'HEAD'))
  const branch = /^ref: (refs\/heads\/.+)$/.exec(head ?? '')?.[1]
  const id = branch === undefined ? head : read(join(common, branch))
  if (id !== undefined && isFullId(id)) return id
  // The branch is packed, or in a reftable.
  return git(folder, ['rev-parse', '--verify', '--quiet', 'HEAD^{commit}'], { mayFail: true })?.toString('utf8').trim()
}

/** Returns the boundary commits of a shallow clone; undefined in a full clone. */
export function readShallowCommits(folder: string): ReadonlySet<string> | undefined {
  const list = read(join(findDirectories(folder).common, 'shallow'))
  return list === undefined ? undefined : new Set(list.split('\n'))
}

/** Whether a revision is a full id. What it names never changes. */
export function isFullId(revision: string): boolean {
  return /^([0-9a-f]{40}|[0-9a-f]{64})$/.test(revision)
}

/** Memoizes `make` by folder and arguments. It must ask only for what never changes. */
export function memoizeFact<Args extends unknown[], Value>(
  make: (folder: string, ...args: Args) => Value,
): (folder: string, ...args: Args) => Value {
  const known = memoize((key) => make(...(JSON.parse(key) as [folder: string, ...Args])))
  return (...args) => known(JSON.stringify(args))
}

/** Returns undefined if there's no such file. */
function read(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8').trimEnd()
  } catch {
    return undefined
  }
}
