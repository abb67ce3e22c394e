/** Names for temporary files and folders that say which process made them, so that a later run can tell a leftover from work in progress. */
import { createHash } from 'node:crypto'
import { readFileSync, statSync } from 'node:fs'
import { hostname } from 'node:os'

/** How a stamp looks inside a name. The second form is that of version 0.1.0. */
export const stampPattern = String.raw`\d+-[0-9a-z]+-[0-9a-f]{8}-\d+|\d+-[0-9a-z]+`

/** Processes of other machines can't be asked, so theirs count as running for this long. */
const foreignHostMs = 600_000

let count = 0

export function isStamp(name: string): boolean {
  return new RegExp(`^(${stampPattern})$`).test(name)
}

/** A new stamp of this process: its id, when it started, its machine, and a number. */
export function makeStamp(): string {
  return `${process.pid}-${startOf(process.pid) ?? '0'}-${hostDigest()}-${++count}`
}

/** Whether the process behind a stamp still runs. `path` is the file or folder that carries it. */
export function isRunning(stamp: string, path: string): boolean {
  const [pid = '', start = '', host] = stamp.split('-')
  if (host !== undefined && host !== hostDigest()) return ageOf(path) < foreignHostMs
  if (!isProcess(Number(pid))) return false
  // The system gives the id of a dead process to another one sooner or later; in containers, soon.
  return host === undefined || start === '0' || start === (startOf(Number(pid)) ?? start)
}

function isProcess(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

/** When a process started, in ticks since the system did; undefined where the system doesn't say. */
function startOf(pid: number): string | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'latin1')
    // The second field is the name in brackets, which may hold anything; the start is the twentieth after it.
    return Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19]).toString(36)
  } catch {
    return undefined
  }
}

function hostDigest(): string {
  return createHash('sha256').update(hostname()).digest('hex').slice(0, 8)
}

/** Milliseconds since the last change; a missing file is as old as can be. */
function ageOf(path: string): number {
  const stats = statSync(path, { throwIfNoEntry: false })
  return stats ? Date.now() - stats.mtimeMs : Number.POSITIVE_INFINITY
}
