/** The one way into the folder that a build fills. */
import { linkSync, lstatSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

export interface Output {
  /** Absolute path of the folder. */
  readonly folder: string
  /** Returns the absolute path of a file. */
  file(path: string): string
  /** Writes a file, and the folders above it. Replaces what this build wrote before. Paths are relative; a slash before them is fine. */
  put(path: string, content: string | Uint8Array): void
  /** Does the same to a file that mustn't be there yet. Throws an `EEXIST` error if it is. */
  putNew(path: string, content: string | Uint8Array): void
  /** Removes all that was written. */
  clear(): void
}

/**
 * Opens the folder of a new site. A file with the same bytes as in `previous`, the folder of the site that's published now, isn't written:
 * it becomes a second name for the same file. So a page that didn't change keeps its time, and whatever uploads the site by time and size
 * uploads what changed.
 */
export function openOutput(folder: string, previous?: string): Output {
  const folders = new Set<string>()
  /** Files that are the published ones too, and mustn't be written to. */
  const shared = new Set<string>()
  const makeFolder = (path: string) => {
    if (folders.has(path)) return
    mkdirSync(path, { recursive: true })
    folders.add(path)
  }
  const write = (path: string, content: string | Uint8Array, isNew: boolean) => {
    const file = join(folder, path)
    const bytes = typeof content === 'string' ? Buffer.from(content) : content
    makeFolder(dirname(file))
    if (shared.has(file) && !isNew) {
      rmSync(file)
      shared.delete(file)
    }
    if (previous !== undefined && isShared(join(previous, path), file, bytes)) shared.add(file)
    else writeFileSync(file, bytes, { flag: isNew ? 'wx' : 'w' })
  }
  return {
    folder,
    file: (path) => join(folder, path),
    put: (path, content) => write(path, content, false),
    putNew: (path, content) => write(path, content, true),
    clear() {
      rmSync(folder, { recursive: true, force: true })
      mkdirSync(folder, { recursive: true })
      folders.clear()
      shared.clear()
    },
  }
}

/** Gives a file with these bytes a second name. Returns whether that was possible. */
function isShared(from: string, to: string, bytes: Uint8Array): boolean {
  try {
    const found = lstatSync(from)
    if (!found.isFile() || found.size !== bytes.length || !readFileSync(from).equals(bytes)) return false
    linkSync(from, to)
    // Another build may have replaced the file since it was read.
    if (lstatSync(to).ino === found.ino) return true
    rmSync(to)
    return false
  } catch {
    // It isn't there, or the disk has no second names, or the new one is taken: then writing succeeds, or says what's wrong.
    return false
  }
}
