/** A build as a process of its own, with what it took. */
import { spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const main = fileURLToPath(new URL('../src/cli/main.ts', import.meta.url))

export interface Cost {
  /** Seconds on the clock. */
  wall: number
  /** Seconds of processor time, which a busy machine changes less. */
  cpu: number
  /** The most memory that it held at once, in bytes; 0 where the system does not tell. */
  memory: number
}

/** Runs `handbook …` to its end; throws if it fails. */
export function costOf(...args: string[]): Promise<Cost> {
  const start = performance.now()
  const child = spawn(process.execPath, [main, ...args], { stdio: ['ignore', 'ignore', 'inherit'] })
  const seen = { cpu: 0, memory: 0 }
  // The system counts up to the end; the last look is at most this late.
  const timer = setInterval(() => look(child.pid, seen), 20)
  return new Promise((resolve, reject) => {
    child.on('exit', (code) => {
      clearInterval(timer)
      if (code === 0) resolve({ wall: (performance.now() - start) / 1000, ...seen })
      else reject(new Error(`handbook ${args[0]} ended with ${code}.`))
    })
  })
}

function look(pid: number | undefined, seen: { cpu: number; memory: number }): void {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? []
    // Fields 14 to 17 of proc(5): its own time and that of processes it waited for, in hundredths of a second.
    seen.cpu = [11, 12, 13, 14].reduce((sum, field) => sum + Number(fields[field]), 0) / 100
    const peak = /VmHWM:\s*(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]
    seen.memory = Math.max(seen.memory, Number(peak ?? 0) * 1024)
  } catch {
    // It has ended, or the system has no such files.
  }
}
