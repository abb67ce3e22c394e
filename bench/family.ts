/** A process and its living descendants, from Linux's /proc; empty on other systems. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

export interface Member {
  /** Process id and start time: ids are reused. */
  id: string
  /** Seconds of processor time so far, without children. */
  processor: number
  /** Bytes held now, and their peak. */
  held: number
  peak: number
}

export function familyOf(pid: number | string | undefined): Member[] {
  try {
    const folder = join('/proc', String(pid))
    // proc(5), fields 14, 15 and 22. The process name before the last bracket can hold anything.
    const fields = readFileSync(join(folder, 'stat'), 'utf8').split(') ').at(-1)?.split(' ') ?? []
    const status = readFileSync(join(folder, 'status'), 'utf8')
    const bytes = (name: string) => Number(new RegExp(`^${name}:\\s*(\\d+) kB`, 'm').exec(status)?.[1] ?? 0) * 1024
    const member = {
      id: `${pid} ${fields[19]}`,
      processor: (Number(fields[11]) + Number(fields[12])) / ticks,
      held: bytes('VmRSS'),
      peak: bytes('VmHWM'),
    }
    return [member, ...childrenOf(folder).flatMap(familyOf)]
  } catch {
    // The process has ended, or there is no /proc.
    return []
  }
}

/** Clock ticks a second (USER_HZ). */
const ticks = 100

function childrenOf(folder: string): string[] {
  const tasks = join(folder, 'task')
  return readdirSync(tasks).flatMap((task) => readFileSync(join(tasks, task, 'children'), 'utf8').match(/\d+/g) ?? [])
}

/** Bytes held by all of them, or the peak of the largest one if that is more. */
export function memoryOf(family: readonly Member[]): number {
  return Math.max(
    family.reduce((sum, { held }) => sum + held, 0),
    ...family.map(({ peak }) => peak),
  )
}
