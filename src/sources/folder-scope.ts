/** What belongs to a content folder: what is excluded from it, and where its parts were in old commits. */
import picomatch from 'picomatch'
import { memoize, recentValues } from '../plain/caches.ts'

/** A folder that has moved within the repository. Paths have `/`, and none at either end; '' is the root. */
export interface MovedFolder {
  /** The last day at the old path, `YYYY-MM-DD`. */
  until: string
  /** The old path, relative to the repository's root. */
  from: string
  /** Today's path, relative to the content folder. */
  to: string
}

export interface FolderScope {
  /** Globs of excluded paths, relative to the content folder. */
  exclude: readonly string[]
  moved: readonly MovedFolder[]
}

const wholeFolder: FolderScope = { exclude: [], moved: [] }

/** Content folders per process; more than a test file has. */
const maxScopes = 500
const scopes = recentValues<FolderScope>(maxScopes, () => 1)

/**
 * Sets what belongs to a content folder, from its configuration. Everything that reads the folder, on disk or in git, names it by its path,
 * so this is a property of the path: no reader can forget what is excluded.
 */
export function setScope(folder: string, { exclude, moved }: FolderScope): void {
  scopes.set(folder, { exclude, moved })
}

/** The whole folder, unless its configuration says otherwise. */
export function scopeOf(folder: string): FolderScope {
  return scopes.get(folder)?.value ?? wholeFolder
}

/** Differs when something else belongs to the folder. */
export function scopeKey(folder: string): string {
  return JSON.stringify(scopeOf(folder))
}

/** Returns the first glob that excludes a path, or a folder above it. */
export function findExclusion(folder: string, path: string): string | undefined {
  const { exclude } = scopeOf(folder)
  return exclude.find((glob) => matcherOf(glob)(path))
}

/** A glob without wildcards names a file, or a folder with everything in it. */
const matcherOf = memoize((glob) => {
  const isMatch = picomatch([glob, `${glob}/**`], { dot: true, windows: false })
  return (path: string) => isMatch(path)
})

/** Whether a path is a folder or in it. */
export function isBelow(path: string, folder: string): boolean {
  return folder === '' || path === folder || path.startsWith(`${folder}/`)
}
