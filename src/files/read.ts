/** Reads an asset for publication. Checks it again, since a symbolic link may have changed since the check. */
import { closeSync, openSync, readFileSync, readSync, realpathSync } from 'node:fs'
import { join, relative, sep } from 'node:path'
import { cleanForPublication } from './publish.ts'

/** A file can't be published. The message is for the person who runs the build. */
export class FileError extends Error {}

/** Whether a real path is in a folder, and not in anything hidden there. `root` must be a real path too. */
export function isInside(real: string, root: string): boolean {
  if (real === root) return true
  const path = relative(root, real)
  return !path.startsWith(`..${sep}`) && path !== '..' && !path.split(sep).some((part) => part.startsWith('.') || part === 'node_modules')
}

/** Returns the bytes to publish of a file in the content folder. Throws FileError with a remedy. */
export function readForPublication(content: string, path: string): Buffer {
  const published = cleanForPublication(path, readFileInside(content, path))
  if (published === undefined)
    throw new FileError(`"${path}" is damaged, or changed after the content was checked. Replace it with an intact file.`)
  return published
}

function readFileInside(content: string, path: string): Buffer {
  try {
    const real = realpathSync(join(content, path))
    if (isInside(real, realpathSync(content))) return readFileSync(real)
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? 'unknown'
    throw new FileError(`"${path}" existed when the content was checked, but cannot be read now (${code}). Restore it, and build again.`)
  }
  throw new FileError(`"${path}" leads out of the content folder. Replace it with a copy of the file.`)
}

/** Reads the first bytes of a file. */
export function readHead(file: string, length: number): Buffer {
  const descriptor = openSync(file, 'r')
  try {
    const bytes = Buffer.alloc(length)
    return bytes.subarray(0, readSync(descriptor, bytes, 0, length, 0))
  } finally {
    closeSync(descriptor)
  }
}
