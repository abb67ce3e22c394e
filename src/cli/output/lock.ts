/** Lets one build at a time publish into a folder. */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { CallError } from '../call-error.ts'
import { type WorkItem, listWorkItems, workPath } from './workspace.ts'

export interface LockRequest {
  target: string
  isInPlace: boolean
  stamp: string
  isRunning(stamp: string, path: string): boolean
  /** Milliseconds to wait for another build. */
  patience: number
}

/**
 * Wait until no other build is publishing into the folder. Returns the path of the lock, which the caller removes.
 *
 * Each process writes its own lock file, then looks for others. If it sees one, it removes its own and retries a moment later, so two never
 * proceed together. Nobody removes a running process's file, and a dead one's doesn't count, so there are no stale locks to take over.
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
        `Another build (process ${other.stamp.split('-')[0]}) is publishing into "${target}". Wait until it finishes; if no build is running, remove "${other.path}".`,
      )
    const pause = 20 + Math.floor(Math.random() * 80)
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, pause)
    waited += pause
  }
}

function otherLock({ target, stamp, isRunning }: LockRequest): WorkItem | undefined {
  return listWorkItems(target).find((item) => item.kind === 'lock' && item.stamp !== stamp && isRunning(item.stamp, item.path))
}
