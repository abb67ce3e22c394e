/** Finished editions and comparisons, kept from build to build: what nothing changed in is not made again. */
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { createPageFile, type KeptPages, openPageFile, pageEncoder, type PutPage, type TakePage } from './page-file.ts'

/** So many are kept, of all handbooks that are built here; then the oldest go. */
const mostKept = 120

export interface EditionCache {
  get<T>(key: string): T | undefined
  set<T>(key: string, value: T): void
  /** Pages that were kept, with what is known of them. */
  pages<T>(key: string): KeptPages<T> | undefined
  /** Keeps pages while they are made, with what is known of them, which it returns; and hands them on. */
  keepPages<T>(key: string, take: TakePage, make: (put: PutPage) => T): T
}

/** Keeps nothing. */
export const noCache: EditionCache = {
  get: () => undefined,
  set: () => undefined,
  pages: () => undefined,
  keepPages(_, take, make) {
    const encode = pageEncoder()
    return make((url, html) => take(url, encode(html)))
  },
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
  const fileOf = (key: string) => join(folder, prefix + key)
  // Names without an owner are from before there were any.
  for (const name of namesIn(folder))
    if (!name.startsWith(prefix) && (name.startsWith(owner) || !/^\w{12}-/.test(name))) rmSync(join(folder, name), { force: true })
  const find = <T>(file: string, open: (file: string) => T) => {
    try {
      const value = open(file)
      // What is used is young again.
      utimesSync(file, new Date(), new Date())
      return value
    } catch {
      return undefined
    }
  }
  // Builds may run side by side: a file is there whole or not at all.
  const place = (file: string) => {
    renameSync(unfinished(file), file)
    prune(folder)
  }
  return {
    get: <T>(key: string) => find(`${fileOf(key)}.json`, (file) => JSON.parse(readFileSync(file, 'utf8')) as T),
    set(key, value) {
      mkdirSync(folder, { recursive: true })
      const file = `${fileOf(key)}.json`
      writeFileSync(unfinished(file), JSON.stringify(value))
      place(file)
    },
    pages: <T>(key: string) => find(`${fileOf(key)}.pages`, openPageFile<T>),
    keepPages(key, take, make) {
      mkdirSync(folder, { recursive: true })
      const file = `${fileOf(key)}.pages`
      try {
        const { add, finish } = createPageFile(unfinished(file))
        const encode = pageEncoder()
        const about = make((url, html) => {
          const bytes = encode(html)
          take(url, bytes)
          add(url, bytes)
        })
        finish(about)
        place(file)
        return about
      } catch (error) {
        rmSync(unfinished(file), { force: true })
        throw error
      }
    },
  }
}

function unfinished(file: string): string {
  return `${file}.${process.pid}`
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

/** A digest of the program itself and of what it is made with: when they change, it may make other pages. */
export function programDigest(project: string): string {
  const hash = createHash('sha256')
  const files = readdirSync(join(project, 'src'), { recursive: true, withFileTypes: true })
    .filter((item) => item.isFile() && item.name.endsWith('.ts'))
    .map((item) => join(item.parentPath, item.name))
    .sort()
  const lock = join(project, 'package-lock.json')
  for (const file of existsSync(lock) ? [...files, lock] : files) hash.update(file.slice(project.length)).update(readFileSync(file))
  return hash.digest('hex')
}
