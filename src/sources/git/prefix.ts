/** Where a folder is in its repository. */
import { memoize } from '../../plain/caches.ts'
import { git } from './git.ts'

/** Returns the folder's path in its repository, with a trailing slash; empty for the root. */
export const findPrefix = memoize((folder) => git(folder, ['rev-parse', '--show-prefix']).toString('utf8').replace(/\n$/, ''))
