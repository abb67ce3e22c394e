/** Cleans up after killed builds. */
import { existsSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { listForeignPaths, isHandbookFile, copyForeign } from './foreign-files.ts'
import { takeLock } from './lock.ts'
import { readRecord } from './marker.ts'
import { resolveTarget } from './paths.ts'
import { isRunning, isStamp, makeStamp } from './stamp.ts'
import { mustStayInPlace, type WorkItem, listWorkItems, workPath } from './workspace.ts'

/** Restore the old site if a build died after moving it away. For commands that read the output folder. */
export function restoreOutput(out: string, asked = isRunning): void {
  const target = resolveTarget(out)
  if (existsSync(target) || listWorkItems(target).length === 0) return
  const stamp = makeStamp()
  const lock = takeLock({ target, isInPlace: mustStayInPlace(target), stamp, isRunning: asked, patience: 60_000 })
  try {
    for (const _ of recoverySteps(target, (item) => item.stamp === stamp || asked(item.stamp, item.path)));
  } finally {
    rmSync(lock, { force: true })
  }
}

/** Remove unfinished builds of dead processes. Each has a folder named by its stamp. */
export function removeDeadBuilds(folder: string): void {
  if (!existsSync(folder)) return
  for (const name of readdirSync(folder))
    if (isStamp(name) && !isRunning(name, join(folder, name))) rmSync(join(folder, name), { recursive: true, force: true })
}

/** Restore a site that was moved away, and remove leftovers. Runs under the lock. */
export function* recoverySteps(target: string, isBusy: (item: WorkItem) => boolean): Generator<string, void> {
  const items = listWorkItems(target).filter((item) => !isBusy(item))
  const last = items.filter(({ kind }) => kind === 'previous').toSorted((a, b) => renameTime(b) - renameTime(a))[0]
  if (last && !existsSync(target)) {
    yield 'restore'
    renameSync(last.path, target)
  }
  for (const item of items) {
    if (!existsSync(item.path)) continue
    if (item.kind === 'previous') yield* retirePrevious(item, target)
    yield `remove ${item.kind}`
    rmSync(item.kind === 'previous' ? discardPath(item, target) : item.path, { recursive: true, force: true })
  }
}

/**
 * The new site is in place and the old one is still complete. Version 0.1.0 may have started to delete it, its list first, so don't mistake
 * handbook pages for foreign files.
 */
function* retirePrevious(item: WorkItem, target: string): Generator<string, void> {
  for (const path of listForeignPaths(item.path, readRecord(item.path))) {
    if (existsSync(`${target}/${path}`) || isHandbookFile(item.path, path)) continue
    yield `keep ${path}`
    copyForeign(item.path, target, path)
  }
  yield 'rename previous'
  renameSync(item.path, discardPath(item, target))
}

function discardPath({ stamp }: WorkItem, target: string): string {
  return workPath(target, false, stamp, 'gone')
}

/** When the folder was renamed, in milliseconds. */
function renameTime({ path }: WorkItem): number {
  return statSync(path).ctimeMs
}
