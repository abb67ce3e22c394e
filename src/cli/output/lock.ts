/** One build at a time publishes into a folder. */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { CallError } from '../call-error.ts'
import { type WorkItem, workItems, workPath } from './workspace.ts'

export interface LockRequest {
  target: string
  isInPlace: boolean
  stamp: string
  isRunning(stamp: string, path: string): boolean
  /** Milliseconds to wait for another build. */
  patience: number
}

/**
 * Waits until no other build publishes into the folder; returns the path of the lock, to be removed at the end.
 *
 * Each process has a lock file of its own and looks for others after it wrote it. Whoever sees another one takes its own back and
 * tries again a moment later, so two never go on together. Nobody removes the file of a process that runs, and the file of a dead
 * one doesn't count: there is no stale lock to be taken over.
 */
export function takeLock(request: LockRequest): string {
  const { target, isInPlace, stamp, patience } = request
  const lock = workPath(target, isInPlace, stamp, 'lock')
  mkdirSync(dirname(lock), { recursive: true })
  for (let waited = 0; ; ) {
    writeFileSync(lock, '')
    const other = otherLock(request)
    if (!other) return lock
    rmSync(lock)
    if (waited >= patience)
      throw new CallError(
        `Another build (process ${other.stamp.split('-')[0]}) is publishing into "${target}". Wait until it ends; if no build is running, remove "${other.path}".`,
      )
    const pause = 20 + Math.floor(Math.random() * 80)
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, pause)
    waited += pause
  }
}

function otherLock({ target, stamp, isRunning }: LockRequest): WorkItem | undefined {
  return workItems(target).find((item) => item.kind === 'lock' && item.stamp !== stamp && isRunning(item.stamp, item.path))
}
