/** Publishes a finished site. Replaces what earlier builds wrote, and keeps foreign files. */
import { existsSync, renameSync, rmSync } from 'node:fs'
import { listForeignPaths, copyForeign } from './foreign-files.ts'
import { filterPages, refuseConflicts, refuseForeignFiles, refuseOtherAudience } from './guard.ts'
import { replaceContents } from './in-place.ts'
import { takeLock } from './lock.ts'
import { listFiles, markerName, readRecord, writeMarker } from './marker.ts'
import { moveFolder, resolveTarget } from './paths.ts'
import type { Publication, Work } from './publication.ts'
import { recoverySteps } from './recovery.ts'
import { isRunning, makeStamp } from './stamp.ts'
import { mustStayInPlace, type WorkKind, workPath } from './workspace.ts'

export interface Published {
  /** Foreign files that the site replaced. */
  replaced: string[]
  /** Foreign pages published next to the site. */
  foreignPages: string[]
}

/**
 * Publish a site.
 *
 * Guarantees, even if a build is killed:
 *
 * - The folder holds the complete old or the complete new site. It's missing for microseconds between two renames, as Node can't swap
 *   folders atomically. If a build dies right there, the next `build` or `preview` restores the old site.
 * - Foreign files are never lost. The old folder goes only after its files are known to be in the new one.
 * - A mount point can't be renamed, so its files are replaced one by one: new files first, then changed ones, deletions last. At any
 *   moment all links work on pages reachable from the start page. The next build completes an interrupted one.
 * - A failure, such as a full disk, leaves the old site unchanged. (In a mount point, a failure before the first old file is replaced. By
 *   then the new files have their space.)
 * - Builds publish one after the other.
 */
export function publish(publication: Publication): Published {
  const steps = publishSteps(publication)
  for (;;) {
    const { done, value } = steps.next()
    if (done) return value
  }
}

/** Like `publish`, but yields the name of each step before it, so that tests can stop in between. */
export function* publishSteps(publication: Publication): Generator<string, Published> {
  const target = resolveTarget(publication.out)
  const stamp = makeStamp()
  const isInPlace = mustStayInPlace(target)
  const asked = publication.isRunning ?? isRunning
  yield 'lock'
  const lock = takeLock({ target, isInPlace, stamp, isRunning: asked, patience: publication.patience ?? 60_000 })
  try {
    yield* recoverySteps(target, (item) => item.stamp === stamp || asked(item.stamp, item.path))
    const work: Work = { ...publication, target, stamp, files: [...listFiles(publication.built), markerName].sort() }
    const published = checkTarget(work)
    yield 'mark'
    writeMarker(work.built, work.audience, work.files)
    if (isInPlace || !(yield* swap(work))) yield* replaceContents(work)
    yield 'unlock'
    return published
  } finally {
    rmSync(lock, { force: true })
  }
}

/** Refuse harmful runs, before anything changes. */
function checkTarget({ target, out, audience, files, mayChangeAudience }: Work): Published {
  if (!existsSync(target)) return { replaced: [], foreignPages: [] }
  const record = readRecord(target)
  if (!mayChangeAudience) refuseOtherAudience(out, record, audience)
  const own = new Set(files)
  const foreign = listForeignPaths(target, record)
  const kept = foreign.filter((path) => !own.has(path))
  refuseForeignFiles({ out, foreign: kept, record, audience })
  refuseConflicts(out, foreign, files)
  return { replaced: foreign.filter((path) => own.has(path)), foreignPages: filterPages(kept) }
}

/** Swap the whole folder. Returns false, with nothing changed, if the system can't rename it. */
function* swap({ built, target, stamp, files }: Work): Generator<string, boolean> {
  const path = (kind: WorkKind) => workPath(target, false, stamp, kind)
  const [next, previous, gone] = [path('next'), path('previous'), path('gone')]
  const isNew = !existsSync(target)
  try {
    yield 'stage'
    moveFolder(built, next)
    if (!isNew) {
      yield* keepForeignSteps(target, next, files)
      yield 'rename old'
      if (!tryRename(target, previous)) {
        moveFolder(next, built)
        return false
      }
    }
    yield 'rename new'
    renameSync(next, target)
  } catch (error) {
    if (existsSync(previous) && !existsSync(target)) renameSync(previous, target)
    throw error
  } finally {
    rmSync(next, { recursive: true, force: true })
  }
  if (isNew) return true
  // What others wrote during the swap.
  yield* keepForeignSteps(previous, target, files)
  yield 'rename previous'
  renameSync(previous, gone)
  yield 'remove previous'
  rmSync(gone, { recursive: true, force: true })
  return true
}

/** Copy foreign files to the new folder. Files of the new site win. */
function* keepForeignSteps(from: string, to: string, files: readonly string[]): Generator<string, void> {
  const own = new Set(files)
  for (const path of listForeignPaths(from, readRecord(from))) {
    if (own.has(path)) continue
    yield `keep ${path}`
    copyForeign(from, to, path)
  }
}

/** Systems refuse to rename mount points, lower layers of containers, and open folders on Windows. */
function tryRename(from: string, to: string): boolean {
  try {
    renameSync(from, to)
    return true
  } catch (error) {
    if (['EBUSY', 'EXDEV', 'EPERM', 'EACCES'].includes((error as NodeJS.ErrnoException).code ?? '')) return false
    throw error
  }
}
