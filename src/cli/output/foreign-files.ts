/**
 * Foreign files in the output folder, which no build wrote. They stay, unless they're handbook pages missing from the list of the last
 * build.
 */
import { cpSync, linkSync, lstatSync, mkdirSync, readdirSync, readFileSync, readlinkSync, rmSync, type Stats, symlinkSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { BuildRecord } from './marker.ts'
import { isWorkItem } from './workspace.ts'

/** List what no build wrote: files, links, and empty folders with a trailing slash. */
export function listForeignPaths(folder: string, { files }: BuildRecord): string[] {
  const found: string[] = []
  const walk = (below: string) => {
    const items = readdirSync(join(folder, below), { withFileTypes: true })
    for (const item of items) {
      const path = below ? `${below}/${item.name}` : item.name
      if (isWorkItem(path) || files?.has(path)) continue
      if (item.isDirectory()) walk(path)
      else found.push(path)
    }
    if (items.length === 0 && below) found.push(`${below}/`)
  }
  walk('')
  return found.sort()
}

/** Folders and file names that only a handbook has. */
const handbookPath =
  /^(pagefind|_assets|_files|_pictures|_previews)\/|^(handbook-build|handbook(-\d+)?|schedule)\.json$|^\.handbook-files\.json$|^llms(-full)?(-\d+)?\.txt$|(^|\/)index\.md$|(^|\/)feed\.(atom|rss|json)$|(^|\/)(upgrade|matrix)\.json$/

/** Return whether a handbook build made a file, judging by its path or, for a page, by its content. */
export function isHandbookFile(folder: string, path: string): boolean {
  if (handbookPath.test(path)) return true
  if (!isPage(path) || !lstatSync(join(folder, path)).isFile()) return false
  const html = readFileSync(join(folder, path), 'utf8')
  return html.includes('href="#_main"') || html.includes('/_assets/')
}

export function isPage(path: string): boolean {
  return /\.x?html?$/i.test(path)
}

/** Copy a file, link or empty folder to another folder, unless it has the same one. */
export function copyForeign(from: string, to: string, path: string): void {
  const [source, copy] = [readLstat(join(from, path)), readLstat(join(to, path))]
  // Deleted meanwhile, or kept already.
  if (!source || (copy && isSameFile(source, copy))) return
  if (source.isDirectory()) {
    createFolders(from, to, path)
    return
  }
  createFolders(from, to, dirname(path))
  if (copy) rmSync(join(to, path), { recursive: true })
  if (source.isSymbolicLink()) symlinkSync(readlinkSync(join(from, path)), join(to, path))
  else linkOrCopy(join(from, path), join(to, path))
}

/** A hard link takes no space and keeps owner, permissions and times, but not every disk supports it. */
export function linkOrCopy(from: string, to: string): void {
  try {
    linkSync(from, to)
  } catch {
    cpSync(from, to, { preserveTimestamps: true })
  }
}

/** Create the same folders with the same permissions. */
function createFolders(from: string, to: string, path: string): void {
  if (path === '.' || readLstat(join(to, path))) return
  createFolders(from, to, dirname(path))
  mkdirSync(join(to, path), { mode: lstatSync(join(from, path)).mode })
}

function isSameFile(one: Stats, other: Stats): boolean {
  if (one.isDirectory() || other.isDirectory()) return one.isDirectory() && other.isDirectory()
  if (one.isSymbolicLink() || other.isSymbolicLink()) return false
  return (one.ino === other.ino && one.dev === other.dev) || (one.size === other.size && Math.abs(one.mtimeMs - other.mtimeMs) < 1)
}

function readLstat(path: string): Stats | undefined {
  return lstatSync(path, { throwIfNoEntry: false })
}
