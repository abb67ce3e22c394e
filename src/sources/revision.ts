/** Reads a content folder as it was at a commit. */
import { isUtf8 } from 'node:buffer'
import { textEndings } from './content-file.ts'
import { bytesOf, treeAt } from './git/objects.ts'
import { isLeftOut } from './left-out.ts'
import type { Sources } from './source.ts'
import type { Redactions } from './redactions.ts'

/** Texts and the paths of other files; images are not looked into, and nothing is said of how files are written. Of the texts, those that are wanted. */
export function readRevision(folder: string, commit: string, withheld: Redactions, isWanted = (_path: string) => true): Sources {
  const files = treeAt(folder, commit).filter(({ path }) => !isLeftOut(path))
  const wanted = files.filter(({ path }) => textEndings.test(path) && isWanted(path))
  const blobs = bytesOf(
    folder,
    wanted.map(({ blob }) => blob),
  )
  const texts = wanted.flatMap((file) => {
    const text = decodeText(blobs.get(file.blob))
    return text === undefined ? [] : [{ path: file.path, text: withheld.redact(file, text) }]
  })
  return {
    files: texts.sort((a, b) => (a.path < b.path ? -1 : 1)),
    assets: files.flatMap((file) => (textEndings.test(file.path) || withheld.isGone(file) ? [] : [file.path])).sort(),
    images: new Map(),
    problems: [],
  }
}

/** Undefined for what is no text in UTF-8. */
export function decodeText(bytes: Buffer | undefined): string | undefined {
  return bytes && isUtf8(bytes) && !bytes.includes(0) ? bytes.toString('utf8').replace(/^\uFEFF/, '') : undefined
}
