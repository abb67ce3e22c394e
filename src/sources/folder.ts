/** Reads a content folder from disk. Never writes, never throws for what a writer did. */
import { isUtf8 } from 'node:buffer'
import { type Dirent, readdirSync, readFileSync, realpathSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { firstLine, type Problem, problem } from '../problems/problem.ts'
import { isNamedAsImage, readImage } from './image.ts'
import type { SourceFile, Sources } from './source.ts'

/** Files that are read; all others are there to be linked and shown. */
export const textEndings = /\.(mdx?|ya?ml|json)$/i
/** Longer lines cannot be compared or edited with ordinary tools. */
const longLine = 20_000

/** All files below a folder; names that begin with `.` or `_` and `node_modules` are left out. */
export function readFolder(root: string): Sources {
  const sources: Sources = { files: [], assets: [], images: new Map(), problems: [] }
  const stats = statSync(root, { throwIfNoEntry: false })
  if (!stats?.isDirectory()) {
    sources.problems.push(
      problem('folder-missing', '', firstLine, `There is no folder "${root}".`, {
        hint: 'Name the content folder with --content DIR.',
      }),
    )
    return sources
  }
  readInto(sources, root, '', [realpathSync(root)])
  sources.files.sort(byPath)
  sources.assets.sort()
  return sources
}

function readInto(sources: Sources, root: string, folder: string, ancestors: readonly string[]): void {
  for (const item of listFolder(sources, root, folder)) {
    if (/^[._]/.test(item.name) || item.name === 'node_modules') continue
    const path = folder ? `${folder}/${item.name}` : item.name
    const full = join(root, path)
    if (!item.isDirectory() && !item.isSymbolicLink()) {
      if (item.isFile()) readFile(sources, full, path)
      continue
    }
    let real: string
    try {
      real = realpathSync(full)
    } catch (error) {
      const isCycle = (error as NodeJS.ErrnoException).code === 'ELOOP'
      sources.problems.push(
        isCycle
          ? cycle(path)
          : problem('file-unreadable', path, firstLine, 'This link on disk leads nowhere.', { hint: 'Remove it or mend its target.' }),
      )
      continue
    }
    const stats = statSync(real)
    if (stats.isFile()) readFile(sources, full, path)
    else if (!stats.isDirectory()) continue
    else if (ancestors.includes(real)) sources.problems.push(cycle(path))
    else readInto(sources, root, path, [...ancestors, real])
  }
}

function listFolder(sources: Sources, root: string, folder: string): Dirent[] {
  try {
    return readdirSync(join(root, folder), { withFileTypes: true })
  } catch (error) {
    sources.problems.push(unreadable(folder, error))
    return []
  }
}

function readFile(sources: Sources, full: string, path: string): void {
  if (!textEndings.test(path)) {
    readAsset(sources, full, path)
    return
  }
  let bytes: Buffer
  try {
    bytes = readFileSync(full)
  } catch (error) {
    sources.problems.push(unreadable(path, error))
    return
  }
  if (!isUtf8(bytes) || bytes.includes(0)) {
    sources.problems.push(
      problem('file-binary', path, firstLine, 'This file is not text in UTF-8.', {
        hint: 'Save it as UTF-8, or give it the ending of what it is.',
      }),
    )
    return
  }
  const file = { path, text: bytes.toString('utf8').replace(/^\uFEFF/, '') }
  sources.files.push(file)
  sources.problems.push(...readingWarnings(file, bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf))
}

function readAsset(sources: Sources, full: string, path: string): void {
  try {
    if (isNamedAsImage(path)) sources.images.set(path, readImage(full))
    sources.assets.push(path)
  } catch (error) {
    sources.problems.push(unreadable(path, error))
  }
}

function readingWarnings({ path, text }: SourceFile, hasMark: boolean): Problem[] {
  const found: Problem[] = []
  if (hasMark)
    found.push(problem('file-bom', path, firstLine, 'This file begins with a byte order mark.', { hint: 'Save it as UTF-8 without one.' }))
  if (text.trim() === '')
    found.push(problem('file-empty', path, firstLine, 'This file holds no text.', { hint: 'Write it, or delete it.' }))
  const windows = text.indexOf('\r\n')
  if (windows >= 0) {
    const column = windows + 1 - (text.lastIndexOf('\n', windows - 1) + 1)
    const span = { line: 1 + countLines(text, windows), column, endLine: 1 + countLines(text, windows), endColumn: column }
    found.push(
      problem('file-line-endings', path, span, 'This file ends its lines with CR and LF.', {
        hint: 'Save it with LF alone, so that changes show as what they are.',
      }),
    )
  }
  // A program writes JSON in one line, and nobody edits it.
  if (text.length > longLine && !/\.json$/i.test(path)) {
    const index = text.split('\n').findIndex((line) => line.length > longLine)
    if (index >= 0) {
      const span = { line: index + 1, column: 1, endLine: index + 1, endColumn: 1 }
      found.push(
        problem('line-too-long', path, span, `Line ${index + 1} is longer than ${longLine.toLocaleString('en')} characters.`, {
          hint: 'Break it, so that it can be edited and compared.',
        }),
      )
    }
  }
  return found
}

function countLines(text: string, end: number): number {
  let lines = 0
  for (let at = text.indexOf('\n'); at >= 0 && at < end; at = text.indexOf('\n', at + 1)) lines++
  return lines
}

function cycle(path: string): Problem {
  return problem('folder-cycle', path, firstLine, 'This link on disk leads back to a folder that contains it.', {
    hint: 'Remove the link.',
  })
}

function unreadable(path: string, error: unknown): Problem {
  const code = (error as NodeJS.ErrnoException).code ?? 'unknown'
  return problem('file-unreadable', path, firstLine, `This cannot be read (${code}).`, { hint: 'Check its permissions.' })
}

function byPath(a: SourceFile, b: SourceFile): number {
  return a.path < b.path ? -1 : a.path > b.path ? 1 : 0
}
