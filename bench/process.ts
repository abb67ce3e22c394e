/** Runs a command as a process and measures it. */
import { spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const main = fileURLToPath(new URL('../src/cli/main.ts', import.meta.url))

export interface Cost {
  /** Wall time in seconds. */
  wall: number
  /** CPU time in seconds, which depends less on how busy the machine is. */
  cpu: number
  /** Peak memory in bytes; 0 if the system doesn't report it. */
  memory: number
}

/** Runs `handbook …` to its end. Throws if it fails. */
export function measureCost(...args: string[]): Promise<Cost> {
  const start = performance.now()
  const child = spawn(process.execPath, [main, ...args], { stdio: ['ignore', 'ignore', 'inherit'] })
  const measured = { cpu: 0, memory: 0 }
  // The counters vanish with the process, so the last sample misses at most this many milliseconds.
  const timer = setInterval(() => sample(child.pid, measured), 20)
  return new Promise((resolve, reject) => {
    child.on('exit', (code) => {
      clearInterval(timer)
      if (code === 0) resolve({ wall: (performance.now() - start) / 1000, ...measured })
      else reject(new Error(`handbook ${args[0]} ended with ${code}.`))
    })
  })
}

function sample(pid: number | undefined, measured: { cpu: number; memory: number }): void {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? []
    // Fields 14 to 17 of proc(5): CPU time of itself and of awaited children, in hundredths of a second.
    measured.cpu = [11, 12, 13, 14].reduce((sum, field) => sum + Number(fields[field]), 0) / 100
    const peak = /VmHWM:\s*(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]
    measured.memory = Math.max(measured.memory, Number(peak ?? 0) * 1024)
  } catch {
    // It has ended, or the system has no /proc.
  }
}
