/** Caches finished editions and comparisons between builds. */
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { createPageFile, type KeptPages, openPageFile, pageEncoder, type PutPage, type TakePage } from './page-file.ts'

/** Number of files to keep, for all handbooks built here. The oldest go first. */
const maxFiles = 120

export interface EditionCache {
  get<T>(key: string): T | undefined
  set<T>(key: string, value: T): void
  /** Return cached pages, with the data stored about them. */
  pages<T>(key: string): KeptPages<T> | undefined
  /** Cache pages while they're made and pass them on. Returns the data that `make` returns about them, which is stored too. */
  keepPages<T>(key: string, take: TakePage, make: (put: PutPage) => T): T
}

/** Caches nothing. */
export const noCache: EditionCache = {
  get: () => undefined,
  set: () => undefined,
  pages: () => undefined,
  keepPages(_, take, make) {
    const encode = pageEncoder()
    return make((url, html) => take(url, encode(html)))
  },
}

/** A redaction must take effect on cached pages. */
export interface CacheState {
  /** Identifies the handbook. */
  handbook: string
  /** Identifies its redactions. */
  redactions: string
}

/** Deletes right away whatever was cached for this handbook under other redactions. */
export function createEditionCache(folder: string, { handbook, redactions }: CacheState): EditionCache {
  const handbookPrefix = `${digestOf(handbook).slice(0, 12)}-`
  const prefix = `${handbookPrefix}${digestOf(redactions).slice(0, 12)}-`
  const toPath = (key: string) => join(folder, prefix + key)
  // Names without a handbook's prefix are from an earlier version.
  for (const name of listNames(folder))
    if (!name.startsWith(prefix) && (name.startsWith(handbookPrefix) || !/^\w{12}-/.test(name))) rmSync(join(folder, name), { force: true })
  const find = <T>(file: string, open: (file: string) => T) => {
    try {
      const value = open(file)
      // Mark as recently used.
      utimesSync(file, new Date(), new Date())
      return value
    } catch {
      return undefined
    }
  }
  // Builds may run in parallel, so a file appears complete or not at all.
  const moveIntoPlace = (file: string) => {
    renameSync(temporaryPath(file), file)
    prune(folder)
  }
  return {
    get: <T>(key: string) => find(`${toPath(key)}.json`, (file) => JSON.parse(readFileSync(file, 'utf8')) as T),
    set(key, value) {
      mkdirSync(folder, { recursive: true })
      const file = `${toPath(key)}.json`
      writeFileSync(temporaryPath(file), JSON.stringify(value))
      moveIntoPlace(file)
    },
    pages: <T>(key: string) => find(`${toPath(key)}.pages`, openPageFile<T>),
    keepPages(key, take, make) {
      mkdirSync(folder, { recursive: true })
      const file = `${toPath(key)}.pages`
      try {
        const { add, finish } = createPageFile(temporaryPath(file))
        const encode = pageEncoder()
        const about = make((url, html) => {
          const bytes = encode(html)
          take(url, bytes)
          add(url, bytes)
        })
        finish(about)
        moveIntoPlace(file)
        return about
      } catch (error) {
        rmSync(temporaryPath(file), { force: true })
        throw error
      }
    },
  }
}

function temporaryPath(file: string): string {
  return `${file}.${process.pid}`
}

function listNames(folder: string): string[] {
  return existsSync(folder) ? readdirSync(folder) : []
}

function prune(folder: string): void {
  const names = readdirSync(folder)
  if (names.length <= maxFiles) return
  const files = names.map((name) => ({
    path: join(folder, name),
    time: statSync(join(folder, name), { throwIfNoEntry: false })?.mtimeMs ?? 0,
  }))
  for (const { path } of files.sort((a, b) => b.time - a.time).slice(maxFiles)) rmSync(path, { force: true })
}

export function digestOf(...parts: readonly unknown[]): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, 32)
}

/** Digest of the program and its dependencies, which both affect the pages. */
export function digestProgram(project: string): string {
  const hash = createHash('sha256')
  const files = readdirSync(join(project, 'src'), { recursive: true, withFileTypes: true })
    .filter((item) => item.isFile() && item.name.endsWith('.ts'))
    .map((item) => join(item.parentPath, item.name))
    .sort()
  const lock = join(project, 'package-lock.json')
  for (const file of existsSync(lock) ? [...files, lock] : files) hash.update(file.slice(project.length)).update(readFileSync(file))
  return hash.digest('hex')
}
