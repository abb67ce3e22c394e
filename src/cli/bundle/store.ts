/** Kept page bundles, each in a folder named by its key. A folder is complete or doesn't exist. */
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { keptFiles, keptPages } from '../../integrations/keep-pages.ts'
import { listFiles } from '../output/marker.ts'
import { removeDeadBuilds } from '../output/recovery.ts'
import { isStamp, makeStamp } from '../output/stamp.ts'

/** Number of bundles to keep, about 1 MB each. The least recently used go first. */
const maxBundles = 8

const listName = 'bundle.json'
/** Ends the name of an empty file. */
const nothingKept = ' is not kept'
/** Digests of all files except this list, by path. */
const listSchema = z.strictObject({ key: z.string(), files: z.record(z.string(), z.string()) })

export interface PageBundle {
  folder: string
  /** The module that renders pages. */
  entry: string
  /** Folder with the site's other files. */
  files: string
}

/** Return the bundle with this key, or undefined if there's none or any of its files changed. */
export function findBundle(store: string, key: string): PageBundle | undefined {
  const folder = join(store, key)
  const bundle = readBundle(folder, key)
  // Mark as recently used.
  if (bundle) utimesSync(folder, new Date(), new Date())
  return bundle
}

/** Remove a broken bundle. */
export function dropBundle({ folder }: PageBundle): void {
  rmSync(folder, { recursive: true, force: true })
}

/** Create a folder to assemble a bundle in. */
export function newBundleFolder(store: string): string {
  removeDeadBuilds(store)
  const folder = join(store, makeStamp())
  mkdirSync(folder, { recursive: true })
  return folder
}

/** Keep an assembled bundle, unless it's empty or another build was faster. */
export function keepBundle(store: string, key: string, folder: string): void {
  if (!existsSync(join(folder, keptPages))) return
  writeFileSync(join(folder, listName), JSON.stringify({ key, files: digestFiles(folder) }))
  const target = join(store, key)
  if (readBundle(target, key)) return
  if (!tryRename(folder, target) && !readBundle(target, key)) {
    // It's broken, so replace it.
    rmSync(target, { recursive: true, force: true })
    tryRename(folder, target)
  }
  prune(store)
}

/** Returns false if something else has the name. */
function tryRename(from: string, to: string): boolean {
  try {
    renameSync(from, to)
    return true
  } catch (error) {
    if (!['ENOTEMPTY', 'EEXIST', 'EPERM'].includes((error as NodeJS.ErrnoException).code ?? '')) throw error
    return false
  }
}

/** Remember that nothing can be kept for this key, so that later builds needn't try. */
export function noteNothingKept(store: string, key: string): void {
  writeFileSync(join(store, `${key}${nothingKept}`), '')
}

export function isNothingKept(store: string, key: string): boolean {
  return existsSync(join(store, `${key}${nothingKept}`))
}

function readBundle(folder: string, key: string): PageBundle | undefined {
  try {
    const list = listSchema.parse(JSON.parse(readFileSync(join(folder, listName), 'utf8')))
    const isWhole = list.key === key && JSON.stringify(digestFiles(folder)) === JSON.stringify(list.files)
    const name = Object.keys(list.files).find((path) => path.startsWith(`${keptPages}/prerender-entry.`))
    return isWhole && name !== undefined ? { folder, entry: join(folder, name), files: join(folder, keptFiles) } : undefined
  } catch {
    return undefined
  }
}

function digestFiles(folder: string): Record<string, string> {
  return Object.fromEntries(
    listFiles(folder)
      .filter((path) => path !== listName)
      .map((path) => [
        path,
        createHash('sha256')
          .update(readFileSync(join(folder, path)))
          .digest('hex'),
      ]),
  )
}

function prune(store: string): void {
  const kept = readdirSync(store).filter((name) => !isStamp(name))
  if (kept.length <= maxBundles) return
  const used = new Map(kept.map((name) => [name, statSync(join(store, name), { throwIfNoEntry: false })?.mtimeMs ?? 0]))
  const oldest = kept.toSorted((a, b) => (used.get(b) ?? 0) - (used.get(a) ?? 0)).slice(maxBundles)
  for (const name of oldest) rmSync(join(store, name), { recursive: true, force: true })
}
