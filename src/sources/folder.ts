/** Reads a content folder from disk. Never writes, and never throws for a writer's mistake. */
import { type Dirent, existsSync, readdirSync, realpathSync, statSync } from 'node:fs'
import { dirname, join, sep } from 'node:path'
import { isInside } from '../files/read.ts'
import { firstLine, type Problem, problem } from '../problems/problem.ts'
import { readContentFile, unreadableProblem } from './content-file.ts'
import { findExclusion } from './folder-scope.ts'
import { isLeftOutName } from './left-out.ts'
import type { SourceFile, Sources } from './source.ts'

/**
 * Reads all files below a folder, except names that are left out, what its configuration excludes, and sites built into it. Texts that are left out get a warning,
 * unless they're templates. Each real folder is read once. `unsaved` lists paths of files that `readFile` knows and the disk doesn't; it's called
 * once all others are read.
 */
export function readFolder(root: string, readFile = readContentFile, unsaved: () => readonly string[] = () => []): Sources {
  const sources: Sources = { files: [], assets: [], images: new Map(), facts: new Map(), problems: [], exclusions: [] }
  const stats = statSync(root, { throwIfNoEntry: false })
  if (!stats?.isDirectory()) {
    sources.problems.push(
      problem('folder-missing', '', firstLine, `There is no folder "${root}".`, {
        hint: 'Set the content folder with --content DIR.',
      }),
    )
    return sources
  }
  const state: ReadState = { sources, readFile, root, realRoot: realpathSync(root), seen: new Set(), links: [] }
  readSubfolder(state, '')
  // Follow links last, so that a folder is read at its real path if it has one in here.
  for (const path of state.links) followLink(state, path)
  for (const path of unsaved()) addFile(state, join(root, path), path)
  sources.files.sort(comparePaths)
  sources.assets.sort()
  return sources
}

interface ReadState {
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

function readSubfolder(state: ReadState, folder: string): void {
  const { sources, root, seen } = state
  seen.add(realpathSync(join(root, folder)))
  const links: string[] = []
  for (const item of listFolder(sources, root, folder)) {
    const path = folder ? `${folder}/${item.name}` : item.name
    if (isLeftOutName(item.name)) {
      if (item.name.startsWith('_')) reportLeftOut(sources, root, path, item)
      continue
    }
    const exclusion = findExclusion(root, path)
    if (exclusion !== undefined) {
      if (!sources.exclusions?.includes(exclusion)) sources.exclusions?.push(exclusion)
      continue
    }
    if (item.isDirectory() && isBuiltSite(join(root, path), item.name)) continue
    if (item.isSymbolicLink()) {
      const found = resolveLink(state, path)
      if (found?.isFile) addFile(state, found.real, path)
      else if (found) links.push(path)
    } else if (item.isFile()) addFile(state, join(root, path), path)
    else if (item.isDirectory()) readFolderOnce(state, path, realpathSync(join(root, path)))
  }
  state.links.push(...links.sort())
}

/** A text that's left out is easily forgotten. For a folder, reports how many are in it. */
function reportLeftOut(sources: Sources, root: string, path: string, item: Dirent): void {
  const isText = (name: string) => /\.mdx?$/i.test(name) && !/(^|\/)_template\.mdx?$/i.test(name)
  if (item.isDirectory()) {
    const names = listAllNames(join(root, path)).filter(isText)
    const [first] = names.sort()
    if (first === undefined) return
    const which = names.length === 1 ? `"${first}" in it is` : `The ${names.length} texts in it are`
    sources.problems.push(
      problem('file-left-out', path, firstLine, `${which} ignored, because the name of the folder begins with "_".`, {
        hint: `Name it "${item.name.slice(1)}", or start its name with "." to exclude it.`,
      }),
    )
  } else if (isText(item.name))
    sources.problems.push(
      problem('file-left-out', path, firstLine, 'This text is ignored, because its name begins with "_".', {
        hint: `Name it "${item.name.slice(1)}", or start its name with "." to exclude it.`,
      }),
    )
}

function listAllNames(folder: string): string[] {
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
function readFolderOnce(state: ReadState, path: string, real: string): void {
  if (state.seen.has(real)) state.sources.problems.push(twiceProblem(path))
  else readSubfolder(state, path)
}

/** Resolves a symbolic link. Reports one that must not be followed, and returns undefined. */
function resolveLink({ sources, root, realRoot }: ReadState, path: string): { real: string; isFile: boolean } | undefined {
  try {
    const real = realpathSync(join(root, path))
    const stats = statSync(real)
    if (!stats.isFile() && !stats.isDirectory()) return undefined
    if (isInside(real, realRoot)) return { real, isFile: stats.isFile() }
    sources.problems.push(outsideProblem(path))
  } catch (error) {
    const isCycle = (error as NodeJS.ErrnoException).code === 'ELOOP'
    sources.problems.push(
      isCycle
        ? cycleProblem(path)
        : problem('file-unreadable', path, firstLine, 'This symbolic link is broken.', { hint: 'Remove it or fix its target.' }),
    )
  }
  return undefined
}

function followLink(state: ReadState, path: string): void {
  const real = realpathSync(join(state.root, path))
  const parent = realpathSync(join(state.root, dirname(path)))
  if (parent === real || parent.startsWith(`${real}${sep}`)) state.sources.problems.push(cycleProblem(path))
  else readFolderOnce(state, path, real)
}

function listFolder(sources: Sources, root: string, folder: string): Dirent[] {
  try {
    return readdirSync(join(root, folder), { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1))
  } catch (error) {
    sources.problems.push(unreadableProblem(folder, error))
    return []
  }
}

function addFile({ sources, readFile }: ReadState, full: string, path: string): void {
  const { text, asset, problems } = readFile(full, path)
  if (text) sources.files.push(text)
  if (asset) {
    sources.assets.push(path)
    if (asset.image) sources.images.set(path, asset.image)
    if (asset.facts) sources.facts?.set(path, asset.facts)
  }
  sources.problems.push(...problems)
}

function cycleProblem(path: string): Problem {
  return problem('folder-cycle', path, firstLine, 'This symbolic link leads back to a folder that contains it.', {
    hint: 'Remove the link.',
  })
}

function twiceProblem(path: string): Problem {
  return problem('folder-twice', path, firstLine, 'This folder is already read under another path.', {
    hint: 'Remove the link, and refer to the files by their own path.',
  })
}

function outsideProblem(path: string): Problem {
  return problem('file-outside', path, firstLine, 'This symbolic link leads out of the content folder, or to hidden files in it.', {
    hint: 'Replace it with a copy of its target.',
  })
}

function comparePaths(a: SourceFile, b: SourceFile): number {
  return a.path < b.path ? -1 : a.path > b.path ? 1 : 0
}
