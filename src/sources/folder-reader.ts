/** Reads a content folder again and again; a file is read anew only when it changed. */
import { statSync } from 'node:fs'
import { isDeepStrictEqual } from 'node:util'
import { type ContentFile, readContentFile } from './content-file.ts'
import { readFolder } from './folder.ts'
import type { Sources } from './source.ts'

export interface FolderReader {
  /** The folder as it is now: the very same value as before while nothing in it changed. */
  read(): Sources
  /** How many files were found new or changed, over all readings. */
  readonly filesRead: number
}

interface KnownFile {
  /** Size, times and inode. */
  stamp: string
  /** Whether the stamp can be relied on: a file that was just written can change again within one tick of the clock of its disk. */
  isSettled: boolean
  found: ContentFile
}

/** Milliseconds; the clocks of some disks tick every two seconds. */
const tick = 2000

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
        const file = readAgain(full, path, before)
        files.set(path, file)
        if (file.found !== before?.found) filesRead++
        return file.found
      })
      const isSame = files.size === known.size && [...files].every(([path, { found }]) => found === known.get(path)?.found)
      known = files
      // What the files say is the same; folders and links on disk have problems too.
      if (!last || !isSame || !isDeepStrictEqual(last, sources)) last = sources
      return last
    },
  }
}

/** What was found before is kept if the file holds the same text, whatever its times say. */
function readAgain(full: string, path: string, before: KnownFile | undefined): KnownFile {
  const stats = statSync(full, { bigint: true, throwIfNoEntry: false })
  const stamp = stats ? `${stats.size} ${stats.mtimeNs} ${stats.ctimeNs} ${stats.ino}` : ''
  const isSame = stats !== undefined && before?.stamp === stamp
  if (isSame && before.isSettled) return before
  const isSettled = stats !== undefined && Date.now() - Number(stats.ctimeMs) > tick
  const found = readContentFile(full, path)
  // Of an asset only some of its bytes are known here.
  const isKnown = before !== undefined && (isSame || found.text !== undefined) && isDeepStrictEqual(found, before.found)
  return { stamp, isSettled, found: isKnown ? before.found : found }
}
