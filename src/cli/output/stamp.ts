/** Names for temporary files and folders that identify their process, so that a later run can tell leftovers from work in progress. */
import { createHash } from 'node:crypto'
import { readFileSync, statSync } from 'node:fs'
import { hostname } from 'node:os'

/** A stamp within a name. The second form is version 0.1.0's. */
export const stampPattern = String.raw`\d+-[0-9a-z]+-[0-9a-f]{8}-\d+|\d+-[0-9a-z]+`

/** Milliseconds that a process on another machine counts as running, as we can't ask it. */
const foreignHostLifetimeMs = 600_000

let count = 0

export function isStamp(name: string): boolean {
  return new RegExp(`^(${stampPattern})$`).test(name)
}

/** Make a stamp of this process: id, start time, machine and a counter. */
export function makeStamp(): string {
  return `${process.pid}-${processStart(process.pid) ?? '0'}-${hostDigest()}-${++count}`
}

/** Return whether a stamp's process still runs. `path` is the file or folder that carries the stamp. */
export function isRunning(stamp: string, path: string): boolean {
  const [pid = '', start = '', host] = stamp.split('-')
  if (host !== undefined && host !== hostDigest()) return fileAge(path) < foreignHostLifetimeMs
  if (!hasProcess(Number(pid))) return false
  // Process ids get reused sooner or later, in containers soon.
  return host === undefined || start === '0' || start === (processStart(Number(pid)) ?? start)
}

function hasProcess(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

/** Return a process's start in ticks since boot, or undefined if the system doesn't tell. */
function processStart(pid: number): string | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'latin1')
    // Field 2 is the name in brackets, which may hold anything. The start is the twentieth field after it.
    return Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19]).toString(36)
  } catch {
    return undefined
  }
}

function hostDigest(): string {
  return createHash('sha256').update(hostname()).digest('hex').slice(0, 8)
}

/** Milliseconds since the last change, infinite for a missing file. */
function fileAge(path: string): number {
  const stats = statSync(path, { throwIfNoEntry: false })
  return stats ? Date.now() - stats.mtimeMs : Number.POSITIVE_INFINITY
}
