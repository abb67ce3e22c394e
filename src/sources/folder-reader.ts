/** Rereads a content folder, but only the files that changed. */
import { statSync } from 'node:fs'
import { isDeepStrictEqual } from 'node:util'
import { type ContentFile, readContentFile, readOpenText, textEndings } from './content-file.ts'
import { readFolder } from './folder.ts'
import { findExclusion } from './folder-scope.ts'
import { isLeftOut } from './left-out.ts'
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

/** `openTexts` has texts by path that count instead of those on disk, such as the unsaved ones of an editor. */
export function createFolderReader(root: string, openTexts: ReadonlyMap<string, string> = new Map()): FolderReader {
  let known = new Map<string, KnownFile>()
  let last: Sources | undefined
  let filesRead = 0
  return {
    get filesRead() {
      return filesRead
    },
    read() {
      const files = new Map<string, KnownFile>()
      const readFile = (full: string, path: string) => {
        const before = known.get(path)
        const text = openTexts.get(path)
        const file = text === undefined ? rereadFile(full, path, before) : takeOpenText(path, text, before)
        files.set(path, file)
        if (file.found !== before?.found) filesRead++
        return file.found
      }
      const unsaved = () => [...openTexts.keys()].filter((path) => !files.has(path) && textEndings.test(path) && belongsTo(root, path))
      const sources = readFolder(root, readFile, unsaved)
      const isSame = files.size === known.size && [...files].every(([path, { found }]) => found === known.get(path)?.found)
      known = files
      // Unchanged files can come with different problems of folders and symbolic links.
      if (!last || !isSame || !isDeepStrictEqual(last, sources)) last = sources
      return last
    },
  }
}

function belongsTo(root: string, path: string): boolean {
  return !isLeftOut(path) && findExclusion(root, path) === undefined
}

/** An open text is compared instead of its file, which is read again once the text is closed. */
function takeOpenText(path: string, text: string, before: KnownFile | undefined): KnownFile {
  const found = readOpenText(path, text)
  return { stamp: '', isSettled: false, found: before && isDeepStrictEqual(found, before.found) ? before.found : found }
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
