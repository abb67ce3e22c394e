import { createHash } from 'node:crypto'
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join, relative } from 'node:path'

/** The total size and number of the files below a folder. */
export function sizeOf(folder: string): { bytes: number; files: number } {
  const paths = filesIn(folder)
  return { bytes: paths.reduce((sum, path) => sum + statSync(join(folder, path)).size, 0), files: paths.length }
}

/** A digest of each file by its path. */
export function digestsOf(folder: string): Map<string, string> {
  return new Map(
    filesIn(folder).map((path) => [
      path,
      createHash('sha256')
        .update(readFileSync(join(folder, path)))
        .digest('hex'),
    ]),
  )
}

/** Paths that are on one side only or whose digests differ. */
export function differingPaths(one: ReadonlyMap<string, string>, other: ReadonlyMap<string, string>): string[] {
  return [...new Set([...one.keys(), ...other.keys()])].filter((path) => one.get(path) !== other.get(path)).sort()
}

function filesIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((each) => each.isFile())
    .map((each) => relative(folder, join(each.parentPath, each.name)))
}
