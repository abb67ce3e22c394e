/** Reads a content folder at a commit. */
import { isUtf8 } from 'node:buffer'
import { textEndings } from './content-file.ts'
import { findOrigins } from './git/content-paths.ts'
import { readBlobs, readCommitDate, readTree } from './git/objects.ts'
import { isLeftOut } from './left-out.ts'
import type { Sources } from './source.ts'
import type { Redactions } from './redactions.ts'

/** Returns the wanted texts and the paths of other files. Images aren't read, and no problems are reported. */
export function readRevision(folder: string, commit: string, redactions: Redactions, isWanted = (_path: string) => true): Sources {
  const files = readTree(folder, commit).filter(({ path }) => !isLeftOut(path))
  const wanted = files.filter(({ path }) => textEndings.test(path) && isWanted(path))
  const blobs = readBlobs(
    folder,
    wanted.map(({ blob }) => blob),
  )
  const texts = wanted.flatMap((file) => {
    const text = decodeText(blobs.get(file.blob))
    return text === undefined ? [] : [{ path: file.path, text: redactions.redact(file, text) }]
  })
  return {
    files: texts.sort((a, b) => (a.path < b.path ? -1 : 1)),
    assets: files.flatMap((file) => (textEndings.test(file.path) || redactions.isRedacted(file) ? [] : [file.path])).sort(),
    images: new Map(),
    problems: [],
    ...(files.some(({ origin }) => origin !== undefined) && {
      origins: findOrigins(folder, [{ id: commit, date: readCommitDate(folder, commit) }])(commit, files),
    }),
  }
}

/** Returns undefined for what isn't UTF-8 text. */
export function decodeText(bytes: Buffer | undefined): string | undefined {
  return bytes && isUtf8(bytes) && !bytes.includes(0) ? bytes.toString('utf8').replace(/^\uFEFF/, '') : undefined
}
