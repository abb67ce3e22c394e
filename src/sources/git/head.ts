/** What is checked out, as the files of a repository say it: to start git costs a large process ten milliseconds and more. */
import { readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { memoize } from '../../plain/caches.ts'
import { git } from './git.ts'

interface Directories {
  /** Of the work tree. */
  own: string
  /** Of the repository, for all its work trees. */
  common: string
}

const directoriesOf = memoize((folder): Directories => {
  const said = git(folder, ['rev-parse', '--git-dir', '--git-common-dir']).toString('utf8').trimEnd()
  const [own = '', common = ''] = said.split('\n').map((path) => resolve(folder, path))
  return { own, common }
})

/** The id of the commit that is checked out; undefined before the first one. Throws a GitError where there is no repository. */
export function headOf(folder: string): string | undefined {
  const { own, common } = directoriesOf(folder)
  const head = read(join(own, 'HEAD'))
  const branch = /^ref: (refs\/heads\/.+)$/.exec(head ?? '')?.[1]
  const id = branch === undefined ? head : read(join(common, branch))
  if (id !== undefined && isWholeId(id)) return id
  // Branches may be packed, or kept in another form.
  return git(folder, ['rev-parse', '--verify', '--quiet', 'HEAD^{commit}'], { mayFail: true })?.toString('utf8').trim()
}

/** The commits at which a shallow clone begins; undefined in a whole one. */
export function shallowCommits(folder: string): ReadonlySet<string> | undefined {
  const list = read(join(directoriesOf(folder).common, 'shallow'))
  return list === undefined ? undefined : new Set(list.split('\n'))
}

/** What a whole id names never changes. */
export function isWholeId(revision: string): boolean {
  return /^([0-9a-f]{40}|[0-9a-f]{64})$/.test(revision)
}

/** `make` of a folder and of ids or paths, called once for each; it must ask only for what never changes. */
export function memoizeFact<Args extends unknown[], Value>(
  make: (folder: string, ...args: Args) => Value,
): (folder: string, ...args: Args) => Value {
  const known = memoize((key) => make(...(JSON.parse(key) as [folder: string, ...Args])))
  return (...args) => known(JSON.stringify(args))
}

/** Undefined if there is no such file. */
function read(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8').trimEnd()
  } catch {
    return undefined
  }
}
