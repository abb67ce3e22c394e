/** Replaces the files of a folder that can't be renamed, typically a mount point, in an order that keeps every link working. */
import { existsSync, lstatSync, mkdirSync, readdirSync, renameSync, rmdirSync, rmSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { isPage, linkOrCopy } from './foreign-files.ts'
import { parentFolders } from './guard.ts'
import { type BuildRecord, markerName, readRecord, writeMarker } from './marker.ts'
import { moveFolder } from './paths.ts'
import type { Work } from './publication.ts'
import { workPath } from './workspace.ts'

/**
 * New files come first (assets before pages), then changed ones. Files missing from the new site go last. So a page reachable from the
 * start page never links to a missing one.
 */
export function* replaceContents(work: Work): Generator<string, void> {
  const { target, built, stamp } = work
  const next = workPath(target, true, stamp, 'next')
  const record = readRecord(target)
  try {
    yield 'stage'
    // Stage on the target's disk, so that each file moves in one step and has its space reserved.
    moveFolder(built, next)
    const added = yield* addFiles(work, next, record)
    for (const path of sortPagesLast(work.files.filter((file) => file !== markerName && !added.has(file)))) {
      yield `replace ${path}`
      clearWay(target, path, record)
      renameSync(join(next, path), join(target, path))
    }
    yield* removeFiles(work, record)
    yield 'finish'
    renameSync(join(next, markerName), join(target, markerName))
  } finally {
    rmSync(next, { recursive: true, force: true })
  }
}

/** Add and return the new files. On failure, restores the folder. */
function* addFiles({ target, files, audience }: Work, next: string, record: BuildRecord): Generator<string, Set<string>> {
  const added = new Set<string>()
  const [saved, both] = ['marker.saved', 'marker.both']
  const hadMarker = existsSync(join(target, markerName))
  let isAnnounced = false
  const isNew = (path: string) => !existsSync(join(target, path)) && !parentFolders(path).some((folder) => record.files?.has(folder))
  try {
    yield 'announce'
    if (hadMarker) linkOrCopy(join(target, markerName), join(next, saved))
    // Until the end the files of both sites are ours, with the audience of the old one.
    writeMarker(next, record.audience ?? audience, [...new Set([...files, ...(record.files ?? [])])].sort(), both)
    renameSync(join(next, both), join(target, markerName))
    isAnnounced = true
    for (const path of sortPagesLast(files.filter(isNew))) {
      yield `add ${path}`
      added.add(path)
      mkdirSync(join(target, dirname(path)), { recursive: true })
      renameSync(join(next, path), join(target, path))
    }
    return added
  } catch (error) {
    for (const path of added) removeFile(target, path)
    if (isAnnounced && hadMarker) renameSync(join(next, saved), join(target, markerName))
    else if (isAnnounced) rmSync(join(target, markerName), { force: true })
    throw error
  }
}

/** Remove an own file where a folder belongs, or an own folder where a file does. */
function clearWay(target: string, path: string, { files }: BuildRecord): void {
  for (const folder of parentFolders(path)) if (files?.has(folder) && isFile(join(target, folder))) rmSync(join(target, folder))
  mkdirSync(join(target, dirname(path)), { recursive: true })
  // It holds only own files: anything else was refused.
  if (lstatSync(join(target, path), { throwIfNoEntry: false })?.isDirectory()) rmSync(join(target, path), { recursive: true })
}

/** Remove what the new site doesn't have. Pages first, so that none lacks its assets. */
function* removeFiles({ target, files }: Work, { files: before = new Set() }: BuildRecord): Generator<string, void> {
  const own = new Set(files)
  for (const path of sortPagesLast([...before].filter((file) => !own.has(file))).toReversed()) {
    yield `remove ${path}`
    removeFile(target, path)
  }
}

/** Assets, then pages, then the start page. */
function sortPagesLast(paths: readonly string[]): string[] {
  const rank = (path: string) => (path === 'index.html' ? 2 : isPage(path) ? 1 : 0)
  return paths.toSorted((a, b) => rank(a) - rank(b))
}

function isFile(path: string): boolean {
  return existsSync(path) && lstatSync(path).isFile()
}

/** Remove a file, and the folders above it that are now empty. */
function removeFile(target: string, path: string): void {
  if (isFile(join(target, path))) rmSync(join(target, path))
  for (const folder of parentFolders(path).toReversed()) {
    if (!existsSync(join(target, folder)) || isFile(join(target, folder))) continue
    if (readdirSync(join(target, folder)).length > 0) return
    rmdirSync(join(target, folder))
  }
}
