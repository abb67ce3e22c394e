/** Reads a content folder from disk. Never writes, never throws for what a writer did. */
import { isUtf8 } from 'node:buffer'
import { type Dirent, existsSync, readdirSync, readFileSync, realpathSync, statSync } from 'node:fs'
import { dirname, join, sep } from 'node:path'
import { factsOf, needsWholeFile } from '../files/facts.ts'
import { isInside, readHead } from '../files/read.ts'
import { firstLine, type Problem, problem } from '../problems/problem.ts'
import { isNamedAsImage, readImage } from './image.ts'
import { isLeftOutName } from './left-out.ts'
import type { SourceFile, Sources } from './source.ts'

/** Files that are read; all others are there to be linked and shown. */
export const textEndings = /\.(mdx?|ya?ml|json)$/i
/** Longer lines cannot be compared or edited with ordinary tools. */
const longLine = 20_000
/** So many bytes say what a file is. */
const headLength = 1024

/**
 * All files below a folder, but for names that are left out and for sites that were built into it. Texts among what is left out are
 * reported, templates aside. Each real folder is read once.
 */
export function readFolder(root: string): Sources {
  const sources: Sources = { files: [], assets: [], images: new Map(), facts: new Map(), problems: [] }
  const stats = statSync(root, { throwIfNoEntry: false })
  if (!stats?.isDirectory()) {
    sources.problems.push(
      problem('folder-missing', '', firstLine, `There is no folder "${root}".`, {
        hint: 'Name the content folder with --content DIR.',
      }),
    )
    return sources
  }
  const reading: Reading = { sources, root, realRoot: realpathSync(root), seen: new Set(), links: [] }
  readInto(reading, '')
  // What lies somewhere is read there; links are followed to what nothing else leads to.
  for (const path of reading.links) followLink(reading, path)
  sources.files.sort(byPath)
  sources.assets.sort()
  return sources
}

interface Reading {
  sources: Sources
  root: string
  /** The same without links on disk. */
  realRoot: string
  /** Real paths of the folders that were read. */
  seen: Set<string>
  /** Paths of links on disk to folders; those found on the way are added. */
  links: string[]
}

function readInto(reading: Reading, folder: string): void {
  const { sources, root, seen } = reading
  seen.add(realpathSync(join(root, folder)))
  const links: string[] = []
  for (const item of listFolder(sources, root, folder)) {
    const path = folder ? `${folder}/${item.name}` : item.name
    if (isLeftOutName(item.name)) {
      if (item.name.startsWith('_')) reportLeftOut(sources, root, path, item)
      continue
    }
    if (item.isDirectory() && isBuiltSite(join(root, path), item.name)) continue
    if (item.isSymbolicLink()) {
      const found = resolveOnDisk(reading, path)
      if (found?.isFile) readFile(sources, found.real, path)
      else if (found) links.push(path)
    } else if (item.isFile()) readFile(sources, join(root, path), path)
    else if (item.isDirectory()) readFolderOnce(reading, path, realpathSync(join(root, path)))
  }
  reading.links.push(...links.sort())
}

/** A text that nobody reads is easily forgotten. Of a folder, how many there are in it. */
function reportLeftOut(sources: Sources, root: string, path: string, item: Dirent): void {
  const isText = (name: string) => /\.mdx?$/i.test(name) && !/(^|\/)_template\.mdx?$/i.test(name)
  if (item.isDirectory()) {
    const names = listBelow(join(root, path)).filter(isText)
    const [first] = names.sort()
    if (first === undefined) return
    const which = names.length === 1 ? `"${first}" in it is` : `The ${names.length} texts in it are`
    sources.problems.push(
      problem('file-left-out', path, firstLine, `${which} left out, because the name of the folder begins with "_".`, {
        hint: `Name it "${item.name.slice(1)}", or let its name begin with "." if it stays out.`,
      }),
    )
  } else if (isText(item.name))
    sources.problems.push(
      problem('file-left-out', path, firstLine, 'This text is left out, because its name begins with "_".', {
        hint: `Name it "${item.name.slice(1)}", or let its name begin with "." if it stays out.`,
      }),
    )
}

function listBelow(folder: string): string[] {
  try {
    return readdirSync(folder, { recursive: true, encoding: 'utf8' })
  } catch {
    // What cannot be opened is read by nobody anyhow.
    return []
  }
}

/** What a build wrote, ours or that of another program, where such programs write. */
function isBuiltSite(folder: string, name: string): boolean {
  if (existsSync(join(folder, 'handbook-build.json'))) return true
  return /^(dist|build|out|public|site|target)$/i.test(name) && existsSync(join(folder, 'index.html'))
}

/** Below a link a folder may come up that another link has led to. */
function readFolderOnce(reading: Reading, path: string, real: string): void {
  if (reading.seen.has(real)) reading.sources.problems.push(twice(path))
  else readInto(reading, path)
}

/** Where a link on disk ends; undefined if it may not be followed, which is reported. */
function resolveOnDisk({ sources, root, realRoot }: Reading, path: string): { real: string; isFile: boolean } | undefined {
  try {
    const real = realpathSync(join(root, path))
    const stats = statSync(real)
    if (!stats.isFile() && !stats.isDirectory()) return undefined
    if (isInside(real, realRoot)) return { real, isFile: stats.isFile() }
    sources.problems.push(outside(path))
  } catch (error) {
    const isCycle = (error as NodeJS.ErrnoException).code === 'ELOOP'
    sources.problems.push(
      isCycle
        ? cycle(path)
        : problem('file-unreadable', path, firstLine, 'This link on disk leads nowhere.', { hint: 'Remove it or mend its target.' }),
    )
  }
  return undefined
}

function followLink(reading: Reading, path: string): void {
  const real = realpathSync(join(reading.root, path))
  const parent = realpathSync(join(reading.root, dirname(path)))
  if (parent === real || parent.startsWith(`${real}${sep}`)) reading.sources.problems.push(cycle(path))
  else readFolderOnce(reading, path, real)
}

function listFolder(sources: Sources, root: string, folder: string): Dirent[] {
  try {
    return readdirSync(join(root, folder), { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1))
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
    const facts = factsOf(path, needsWholeFile(path) ? readFileSync(full) : readHead(full, headLength))
    if (facts) sources.facts?.set(path, facts)
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

function twice(path: string): Problem {
  return problem('folder-twice', path, firstLine, 'This folder is read under another path already.', {
    hint: 'Remove the link, and refer to the files where they lie.',
  })
}

function outside(path: string): Problem {
  return problem('file-outside', path, firstLine, 'This link on disk leads out of the content folder, or to what is hidden there.', {
    hint: 'Put a copy of what it leads to in its place.',
  })
}

function unreadable(path: string, error: unknown): Problem {
  const code = (error as NodeJS.ErrnoException).code ?? 'unknown'
  return problem('file-unreadable', path, firstLine, `This cannot be read (${code}).`, { hint: 'Check its permissions.' })
}

function byPath(a: SourceFile, b: SourceFile): number {
  return a.path < b.path ? -1 : a.path > b.path ? 1 : 0
}
