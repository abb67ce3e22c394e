/** Where a folder is in its repository. */
import { findDirectories } from './directories.ts'

/** Returns the folder's path in its repository, with a trailing slash; empty for the root. */
export const findPrefix = (folder: string): string => findDirectories(folder).prefix
