/** What commands cost as whole processes, including every process they start. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { basename, isAbsolute } from 'node:path'
import { familyOf, memoryOf } from './family.ts'

export interface Cost {
  /** Seconds of user and system time. A busy machine changes them less than wall time. */
  processor: number
  /** Seconds. */
  wall: number
  /** Peak memory of all its processes together, in bytes; 0 if the system doesn't report it. */
  memory: number
}

export interface Command {
  /** A program and its arguments. */
  run: readonly string[]
  cwd: string
  /** Added to the environment of this process. */
  env?: Readonly<Record<string, string>>
}

/** `times` is POSIX: it prints the time of all descendants that were waited for. */
const script = 'log=$1; shift; "$@" >"$log" 2>&1; code=$?; times; exit $code'

/** Milliseconds between two samples of memory and processor time. */
const interval = 50

/** Characters of output that an error quotes. */
const excerpt = 2000

/**
 * Runs commands one after the other and adds up their cost; memory is the largest of them. Their output goes to the file `log`.
 * Throws if one fails.
 *
 * Processor time is measured twice, and the larger figure counts. The shell's misses processes that outlive their parent, such as
 * VitePress's esbuild, which takes an eighth of a small build. Sampling sees those, but misses processes that end between two samples.
 */
export async function costOf(commands: readonly Command[], log: string): Promise<Cost> {
  const total: Cost = { processor: 0, wall: 0, memory: 0 }
  for (const command of commands) {
    const cost = await costOfOne(command, log)
    total.processor += cost.processor
    total.wall += cost.wall
    total.memory = Math.max(total.memory, cost.memory)
  }
  return total
}

async function costOfOne({ run, cwd, env }: Command, log: string): Promise<Cost> {
  const start = performance.now()
  const shell = spawn('sh', ['-c', script, 'sh', log, ...run], {
    cwd,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  let printed = ''
  let memory = 0
  const seen = new Map<string, number>()
  shell.stdout.on('data', (data) => {
    printed += data
  })
  const timer = setInterval(() => {
    const family = familyOf(shell.pid)
    memory = Math.max(memory, memoryOf(family))
    for (const { id, processor } of family) seen.set(id, processor)
  }, interval)
  try {
    const [code] = await once(shell, 'close')
    const wall = (performance.now() - start) / 1000
    if (code !== 0) throw new Error(`"${shortOf(run)}" ended with ${code}:\n${readFileSync(log, 'utf8').slice(-excerpt)}`)
    const sampled = [...seen.values()].reduce((sum, processor) => sum + processor, 0)
    return { processor: Math.max(childSeconds(printed), sampled), wall, memory }
  } finally {
    clearInterval(timer)
  }
}

/** The command without machine paths. */
function shortOf(run: readonly string[]): string {
  return run.map((part) => (isAbsolute(part) ? basename(part) : part)).join(' ')
}

/** Reads the output of `times`: a line for the shell, a line for its children. Returns the seconds of the children. */
export function childSeconds(times: string): number {
  const [, children = ''] = times.trim().split('\n')
  const parts = [...children.matchAll(/(\d+)m(\d+)[.,](\d+)s/g)]
  if (parts.length !== 2) throw new Error(`The shell's "times" printed something else: ${times}`)
  return parts.reduce((sum, [, minutes, seconds, fraction]) => sum + Number(minutes) * 60 + Number(`${seconds}.${fraction}`), 0)
}
