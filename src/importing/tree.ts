/** The files to import, as the command reads them from disk. */
import { isUtf8 } from 'node:buffer'

export interface GivenFile {
  /** Path below the given folder, with `/`; for a single file, its name. */
  path: string
  read(): Uint8Array
}

export interface Tree {
  /** Name of the given folder or file. */
  name: string
  /** Sorted by path. */
  files: readonly GivenFile[]
  /** Paths of symbolic links that lead out of the folder, or nowhere. */
  outside: readonly string[]
  /** Returns where a file is on disk. */
  fullPath(path: string): string
}

/** Returns a file's text without a byte order mark and with LF; undefined if it isn't UTF-8. */
export function readText(file: GivenFile): string | undefined {
  const bytes = file.read()
  if (!isUtf8(bytes) || bytes.includes(0)) return undefined
  return Buffer.from(bytes)
    .toString('utf8')
    .replace(/^\uFEFF/, '')
    .replace(/\r\n?/g, '\n')
}
