/** Rereads a content folder, but only the files that changed. */
import { statSync } from 'node:fs'
import { isDeepStrictEqual } from 'node:util'
import { type ContentFile, readContentFile } from './content-file.ts'
import { readFolder } from './folder.ts'
import type { Sources } from './source.ts'

export interface FolderReader {
  /** Reads the folder. Returns the same object as before if nothing changed. */
  read(): Sources
  /** Number of new or changed files over all reads. */
  readonly filesRead: number
}

interface KnownFile {
  /** Size, times and inode. */
  stamp: string
  /** Whether the stamp is reliable: a file that was just written can change again within one tick of the disk's clock. */
  isSettled: boolean
  found: ContentFile
}

/** Milliseconds. Some file systems have a resolution of two seconds. */
const clockTick = 2000

export function createFolderReader(root: string): FolderReader {
  let known = new Map<string, KnownFile>()
  let last: Sources | undefined
  let filesRead = 0
  return {
    get filesRead() {
      return filesRead
    },
    read() {
      const files = new Map<string, KnownFile>()
      const sources = readFolder(root, (full, path) => {
        const before = known.get(path)
        const file = rereadFile(full, path, before)
        files.set(path, file)
        if (file.found !== before?.found) filesRead++
        return file.found
      })
      const isSame = files.size === known.size && [...files].every(([path, { found }]) => found === known.get(path)?.found)
      known = files
      // Unchanged files can come with different problems of folders and symbolic links.
      if (!last || !isSame || !isDeepStrictEqual(last, sources)) last = sources
      return last
    },
  }
}

/** Keeps the previous result if the text is the same, even if the times changed. */
function rereadFile(full: string, path: string, before: KnownFile | undefined): KnownFile {
  const stats = statSync(full, { bigint: true, throwIfNoEntry: false })
  const stamp = stats ? `${stats.size} ${stats.mtimeNs} ${stats.ctimeNs} ${stats.ino}` : ''
  const isSame = stats !== undefined && before?.stamp === stamp
  if (isSame && before.isSettled) return before
  const isSettled = stats !== undefined && Date.now() - Number(stats.ctimeMs) > clockTick
  const found = readContentFile(full, path)
  // Equal facts don't mean that an asset is unchanged: only some of its bytes were read.
  const isKnown = before !== undefined && (isSame || found.text !== undefined) && isDeepStrictEqual(found, before.found)
  return { stamp, isSettled, found: isKnown ? before.found : found }
}
