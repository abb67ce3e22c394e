/** Reads a content folder from disk. Never writes, and never throws for a writer's mistake. */
import { type Dirent, existsSync, readdirSync, realpathSync, statSync } from 'node:fs'
import { dirname, join, sep } from 'node:path'
import { isInside } from '../files/read.ts'
import { firstLine, type Problem, problem } from '../problems/problem.ts'
import { readContentFile, unreadable } from './content-file.ts'
import { isLeftOutName } from './left-out.ts'
import type { SourceFile, Sources } from './source.ts'

/**
 * Reads all files below a folder, except names that are left out and sites built into it. Texts that are left out get a warning,
 * unless they're templates. Each real folder is read once.
 */
export function readFolder(root: string, readFile = readContentFile): Sources {
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
  const reading: Reading = { sources, readFile, root, realRoot: realpathSync(root), seen: new Set(), links: [] }
  readInto(reading, '')
  // Follow links last, so that a folder is read at its real path if it has one in here.
  for (const path of reading.links) followLink(reading, path)
  sources.files.sort(byPath)
  sources.assets.sort()
  return sources
}

interface Reading {
  sources: Sources
  readFile: typeof readContentFile
  root: string
  /** `root` with symbolic links resolved. */
  realRoot: string
  /** Real paths of the folders read so far. */
  seen: Set<string>
  /** Paths of symbolic links to folders. More may be added while they're followed. */
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
      if (found?.isFile) add(reading, found.real, path)
      else if (found) links.push(path)
    } else if (item.isFile()) add(reading, join(root, path), path)
    else if (item.isDirectory()) readFolderOnce(reading, path, realpathSync(join(root, path)))
  }
  reading.links.push(...links.sort())
}

/** A text that's left out is easily forgotten. For a folder, reports how many are in it. */
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
    // The folder is left out anyway.
    return []
  }
}

/** Whether a folder is build output, ours or another program's. */
function isBuiltSite(folder: string, name: string): boolean {
  if (existsSync(join(folder, 'handbook-build.json'))) return true
  return /^(dist|build|out|public|site|target)$/i.test(name) && existsSync(join(folder, 'index.html'))
}

/** Two links can lead to the same folder. */
function readFolderOnce(reading: Reading, path: string, real: string): void {
  if (reading.seen.has(real)) reading.sources.problems.push(twice(path))
  else readInto(reading, path)
}

/** Resolves a symbolic link. Reports one that must not be followed, and returns undefined. */
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

function add({ sources, readFile }: Reading, full: string, path: string): void {
  const { text, asset, problems } = readFile(full, path)
  if (text) sources.files.push(text)
  if (asset) {
    sources.assets.push(path)
    if (asset.image) sources.images.set(path, asset.image)
    if (asset.facts) sources.facts?.set(path, asset.facts)
  }
  sources.problems.push(...problems)
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

function byPath(a: SourceFile, b: SourceFile): number {
  return a.path < b.path ? -1 : a.path > b.path ? 1 : 0
}
