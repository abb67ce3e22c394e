/** Puts a finished site in its place: what earlier builds wrote is replaced, what others put there stays. */
import { existsSync, renameSync, rmSync } from 'node:fs'
import { foreignPaths, keepForeign } from './foreign-files.ts'
import { foreignPages, refuseConflicts, refuseForeignFiles, refuseOtherAudience } from './guard.ts'
import { replaceContents } from './in-place.ts'
import { takeLock } from './lock.ts'
import { filesBelow, markerName, readRecord, writeMarker } from './marker.ts'
import { moveFolder, realTarget } from './paths.ts'
import type { Publication, Work } from './publication.ts'
import { recoverySteps } from './recovery.ts'
import { isRunning, makeStamp } from './stamp.ts'
import { mustStayInPlace, type WorkKind, workPath } from './workspace.ts'

export interface Published {
  /** Files of others that the site replaced. */
  replaced: string[]
  /** Pages of others that are published beside the site. */
  foreignPages: string[]
}

/**
 * Publishes a site.
 *
 * What is promised, whenever a build is killed:
 *
 * - The folder holds the whole old site or the whole new one. It's missing between two renames, for microseconds, as Node can't
 *   exchange two folders in one step; if a build dies right there, the next `build` or `preview` puts the old site back.
 * - Files of others are never lost. The old folder goes only after its files are known to be in the new one.
 * - A mount point can't be renamed, so its files are replaced one by one: new ones come first, then those that changed, and what is
 *   gone is removed last. At any moment the links of each page that the start page leads to work. The next build completes what was
 *   interrupted.
 * - A failure, such as a full disk, leaves the old site as it was. (In a mount point: a failure before the first old file is replaced.
 *   The new files have all their room by then.)
 * - Two builds publish one after the other.
 */
export function publish(publication: Publication): Published {
  const steps = publishSteps(publication)
  for (;;) {
    const { done, value } = steps.next()
    if (done) return value
  }
}

/** The same step by step: yields the name of each step before it's taken, so that a test can stop in between. */
export function* publishSteps(publication: Publication): Generator<string, Published> {
  const target = realTarget(publication.out)
  const stamp = makeStamp()
  const isInPlace = mustStayInPlace(target)
  const asked = publication.isRunning ?? isRunning
  yield 'lock'
  const lock = takeLock({ target, isInPlace, stamp, isRunning: asked, patience: publication.patience ?? 60_000 })
  try {
    yield* recoverySteps(target, (item) => item.stamp === stamp || asked(item.stamp, item.path))
    const work: Work = { ...publication, target, stamp, files: [...filesBelow(publication.built), markerName].sort() }
    const published = check(work)
    yield 'mark'
    writeMarker(work.built, work.audience, work.files)
    if (isInPlace || !(yield* swap(work))) yield* replaceContents(work)
    yield 'unlock'
    return published
  } finally {
    rmSync(lock, { force: true })
  }
}

/** Refuses what would harm somebody; nothing has changed so far. */
function check({ target, out, audience, files, mayChangeAudience }: Work): Published {
  if (!existsSync(target)) return { replaced: [], foreignPages: [] }
  const record = readRecord(target)
  if (!mayChangeAudience) refuseOtherAudience(out, record, audience)
  const own = new Set(files)
  const foreign = foreignPaths(target, record)
  const staying = foreign.filter((path) => !own.has(path))
  refuseForeignFiles({ out, foreign: staying, record, audience })
  refuseConflicts(out, foreign, files)
  return { replaced: foreign.filter((path) => own.has(path)), foreignPages: foreignPages(staying) }
}

/** Exchanges the whole folder for the new one. Returns false, with nothing changed, where the system doesn't let folders be renamed. */
function* swap({ built, target, stamp, files }: Work): Generator<string, boolean> {
  const path = (kind: WorkKind) => workPath(target, false, stamp, kind)
  const [next, previous, gone] = [path('next'), path('previous'), path('gone')]
  const isNew = !existsSync(target)
  try {
    yield 'stage'
    moveFolder(built, next)
    if (!isNew) {
      yield* keepSteps(target, next, files)
      yield 'rename old'
      if (!isRenamed(target, previous)) {
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
  // What others wrote while the two were exchanged.
  yield* keepSteps(previous, target, files)
  yield 'rename previous'
  renameSync(previous, gone)
  yield 'remove previous'
  rmSync(gone, { recursive: true, force: true })
  return true
}

/** Gives the new folder the files of others that the old one has; a file of the new site wins. */
function* keepSteps(from: string, to: string, files: readonly string[]): Generator<string, void> {
  const own = new Set(files)
  for (const path of foreignPaths(from, readRecord(from))) {
    if (own.has(path)) continue
    yield `keep ${path}`
    keepForeign(from, to, path)
  }
}

/** Systems refuse to rename what is mounted, what lies in the lower layer of a container, and what is open on Windows. */
function isRenamed(from: string, to: string): boolean {
  try {
    renameSync(from, to)
    return true
  } catch (error) {
    if (['EBUSY', 'EXDEV', 'EPERM', 'EACCES'].includes((error as NodeJS.ErrnoException).code ?? '')) return false
    throw error
  }
}
