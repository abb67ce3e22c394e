/** A process and its descendants as they are now, from Linux's /proc; nobody where there is none. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

export interface Member {
  /** Numbers of processes are used again, their starts are not. */
  id: string
  /** Seconds of processor time so far, its children's aside. */
  processor: number
  /** Bytes that it holds now, and the most that it held. */
  held: number
  peak: number
}

export function familyOf(pid: number | string | undefined): Member[] {
  try {
    const folder = join('/proc', String(pid))
    // Name and state of a process can hold anything up to the last bracket: proc(5), fields 14, 15 and 22.
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
    // It has ended since.
    return []
  }
}

/** In a second; the same on every Linux that Node runs on. */
const ticks = 100

function childrenOf(folder: string): string[] {
  const tasks = join(folder, 'task')
  return readdirSync(tasks).flatMap((task) => readFileSync(join(tasks, task, 'children'), 'utf8').match(/\d+/g) ?? [])
}

/** Bytes that all hold together, or the peak of the largest, if that is more. */
export function memoryOf(family: readonly Member[]): number {
  return Math.max(
    family.reduce((sum, { held }) => sum + held, 0),
    ...family.map(({ peak }) => peak),
  )
}
