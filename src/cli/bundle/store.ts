/** Page bundles that were kept, each in a folder named by its key. A folder is there whole or not at all. */
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { keptFiles, keptPages } from '../../integrations/keep-pages.ts'
import { filesBelow } from '../output/marker.ts'
import { removeDeadBuilds } from '../output/recovery.ts'
import { isStamp, makeStamp } from '../output/stamp.ts'

/** So many are kept; then those go that were used longest ago. A bundle has about 1 MB. */
const mostKept = 8

const listName = 'bundle.json'
/** Digests of all files but the list itself, by path. */
const listSchema = z.strictObject({ key: z.string(), files: z.record(z.string(), z.string()) })

export interface PageBundle {
  folder: string
  /** The module that renders pages. */
  entry: string
  /** A folder with the files of the site that are no pages. */
  files: string
}

/** The bundle of this key; undefined if there is none, or if anything in it isn't as it was when it was kept. */
export function findBundle(store: string, key: string): PageBundle | undefined {
  const folder = join(store, key)
  const bundle = readBundle(folder, key)
  // What is used is young again.
  if (bundle) utimesSync(folder, new Date(), new Date())
  return bundle
}

/** Removes a bundle that is of no use. */
export function dropBundle({ folder }: PageBundle): void {
  rmSync(folder, { recursive: true, force: true })
}

/** A new folder in which a bundle can be put together. */
export function newBundleFolder(store: string): string {
  removeDeadBuilds(store)
  const folder = join(store, makeStamp())
  mkdirSync(folder, { recursive: true })
  return folder
}

/** Keeps what was put together, unless there is nothing or another build was faster. */
export function keepBundle(store: string, key: string, folder: string): void {
  if (!existsSync(join(folder, keptPages))) return
  writeFileSync(join(folder, listName), JSON.stringify({ key, files: digestsIn(folder) }))
  const target = join(store, key)
  if (readBundle(target, key)) return
  rmSync(target, { recursive: true, force: true })
  try {
    renameSync(folder, target)
  } catch (error) {
    if (!['ENOTEMPTY', 'EEXIST', 'EPERM'].includes((error as NodeJS.ErrnoException).code ?? '')) throw error
  }
  prune(store)
}

function readBundle(folder: string, key: string): PageBundle | undefined {
  try {
    const list = listSchema.parse(JSON.parse(readFileSync(join(folder, listName), 'utf8')))
    const isWhole = list.key === key && JSON.stringify(digestsIn(folder)) === JSON.stringify(list.files)
    const name = Object.keys(list.files).find((path) => path.startsWith(`${keptPages}/prerender-entry.`))
    return isWhole && name !== undefined ? { folder, entry: join(folder, name), files: join(folder, keptFiles) } : undefined
  } catch {
    return undefined
  }
}

function digestsIn(folder: string): Record<string, string> {
  return Object.fromEntries(
    filesBelow(folder)
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
  if (kept.length <= mostKept) return
  const used = new Map(kept.map((name) => [name, statSync(join(store, name), { throwIfNoEntry: false })?.mtimeMs ?? 0]))
  const oldest = kept.toSorted((a, b) => (used.get(b) ?? 0) - (used.get(a) ?? 0)).slice(mostKept)
  for (const name of oldest) rmSync(join(store, name), { recursive: true, force: true })
}
