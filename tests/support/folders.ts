/** Content and output folders for tests, in temporary folders with a space in their path. */
import { createHash } from 'node:crypto'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { onTestFinished } from 'vitest'

/** A new folder, deleted when the test ends, unless `keep` leaves that to the caller. */
export function temporaryFolder(keep = false): string {
  const folder = mkdtempSync(join(tmpdir(), 'handbook test '))
  if (!keep) onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

/** Writes files by path. */
export function contentFolder(files: Record<string, string>, keep = false): string {
  const folder = join(temporaryFolder(keep), 'the content')
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), text)
  }
  return folder
}

/** Sorted paths of all files below a folder. */
export function filesBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((each) => each.isFile())
    .map((each) => join(each.parentPath, each.name).slice(folder.length + 1))
    .sort()
}

/** Digest of every file below a folder. */
export function digestFiles(folder: string): Record<string, string> {
  return Object.fromEntries(
    filesBelow(folder).map((path) => [
      path,
      createHash('sha256')
        .update(readFileSync(join(folder, path)))
        .digest('hex'),
    ]),
  )
}

/** Files below a folder that contain a text, also in compressed files. */
export function filesWith(folder: string, text: string): string[] {
  return filesBelow(folder).filter((path) => {
    const bytes = readFileSync(join(folder, path))
    const isCompressed = bytes[0] === 0x1f && bytes[1] === 0x8b
    return (isCompressed ? gunzipSync(bytes) : bytes).includes(text)
  })
}
