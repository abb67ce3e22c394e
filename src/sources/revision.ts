/** Reads a content folder as it was at a commit. */
import { isUtf8 } from 'node:buffer'
import { textEndings } from './folder.ts'
import { filesAt } from './git.ts'
import type { Sources } from './source.ts'

/** Texts and the paths of other files; images are not looked into, and nothing is said of how files are written. Of the texts, those that are wanted. */
export function readRevision(folder: string, commit: string, isWanted = (_path: string) => true): Sources {
  const files = filesAt(folder, commit, (path) => textEndings.test(path) && !isLeftOut(path) && isWanted(path)).filter(
    ({ path }) => !isLeftOut(path),
  )
  const texts = files.flatMap(({ path, bytes }) =>
    bytes && isUtf8(bytes) && !bytes.includes(0) ? [{ path, text: bytes.toString('utf8').replace(/^\uFEFF/, '') }] : [],
  )
  return {
    files: texts.sort((a, b) => (a.path < b.path ? -1 : 1)),
    assets: files.flatMap(({ path }) => (textEndings.test(path) ? [] : [path])).sort(),
    images: new Map(),
    problems: [],
  }
}

function isLeftOut(path: string): boolean {
  return path.split('/').some((name) => /^[._]/.test(name) || name === 'node_modules')
}
