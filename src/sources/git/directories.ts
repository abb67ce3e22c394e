/** Where a folder and its repository are. */
import { resolve } from 'node:path'
import { memoize } from '../../plain/caches.ts'
import { git } from './git.ts'

export interface Directories {
  /** Git directory of this work tree. */
  own: string
  /** Git directory shared by all work trees. */
  common: string
  /** The folder's path in the repository, with a trailing slash; empty for the root. */
  prefix: string
}

/** Asks git once for all of them: starting it costs more than the answers. Throws GitError without a repository. */
export const findDirectories = memoize((folder): Directories => {
  const output = git(folder, ['rev-parse', '--git-dir', '--git-common-dir', '--show-prefix']).toString('utf8')
  // A folder's name may have line breaks.
  const [own = '', common = '', ...prefix] = output.replace(/\n$/, '').split('\n')
  return { own: resolve(folder, own), common: resolve(folder, common), prefix: prefix.join('\n') }
})
