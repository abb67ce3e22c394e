/** Finished editions and comparisons, kept from build to build: what nothing changed in is not made again. */
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** So many are kept, of all handbooks that are built here; then the oldest go. */
const mostKept = 120

export interface EditionCache {
  get<T>(key: string): T | undefined
  set<T>(key: string, value: T): void
}

/** What is kept must not outlive a takedown. */
export interface CacheState {
  /** Names the handbook. */
  handbook: string
  /** Names what is withheld in it. */
  withheld: string
}

/** At once, what was kept of this handbook while other things were withheld is removed. */
export function editionCache(folder: string, { handbook, withheld }: CacheState): EditionCache {
  const owner = `${digestOf(handbook).slice(0, 12)}-`
  const prefix = `${owner}${digestOf(withheld).slice(0, 12)}-`
  const fileOf = (key: string) => join(folder, `${prefix}${key}.json`)
  // Names without an owner are from before there were any.
  for (const name of namesIn(folder))
    if (!name.startsWith(prefix) && (name.startsWith(owner) || !/^\w{12}-/.test(name))) rmSync(join(folder, name), { force: true })
  return {
    get<T>(key: string) {
      try {
        const value = JSON.parse(readFileSync(fileOf(key), 'utf8')) as T
        // What is used is young again.
        utimesSync(fileOf(key), new Date(), new Date())
        return value
      } catch {
        return undefined
      }
    },
    set(key, value) {
      mkdirSync(folder, { recursive: true })
      // Builds may run side by side: a file is there whole or not at all.
      const unfinished = `${fileOf(key)}.${process.pid}`
      writeFileSync(unfinished, JSON.stringify(value))
      renameSync(unfinished, fileOf(key))
      prune(folder)
    },
  }
}

function namesIn(folder: string): string[] {
  return existsSync(folder) ? readdirSync(folder) : []
}

function prune(folder: string): void {
  const names = readdirSync(folder)
  if (names.length <= mostKept) return
  const files = names.map((name) => ({
    path: join(folder, name),
    time: statSync(join(folder, name), { throwIfNoEntry: false })?.mtimeMs ?? 0,
  }))
  for (const { path } of files.sort((a, b) => b.time - a.time).slice(mostKept)) rmSync(path, { force: true })
}

/** The digest of everything that goes into an edition. */
export function digestOf(...parts: readonly unknown[]): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, 32)
}

/** A digest of the program itself: when it changes, it may make other pages. */
export function programDigest(source: string): string {
  const hash = createHash('sha256')
  const files = readdirSync(source, { recursive: true, withFileTypes: true })
    .filter((item) => item.isFile() && item.name.endsWith('.ts'))
    .map((item) => join(item.parentPath, item.name))
    .sort()
  for (const file of files) hash.update(file.slice(source.length)).update(readFileSync(file))
  return hash.digest('hex')
}
