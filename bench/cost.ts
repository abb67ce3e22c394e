/** What commands cost, as whole processes, those that they start included. */
import { spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { basename, isAbsolute } from 'node:path'
import { familyOf, memoryOf } from './family.ts'

export interface Cost {
  /** Seconds of processor time, user and system, which a busy machine changes less than seconds on the clock. */
  processor: number
  /** Seconds on the clock. */
  wall: number
  /** The most memory that the processes held at once, in bytes; 0 where the system doesn't say. */
  memory: number
}

export interface Command {
  /** A program and its arguments. */
  run: readonly string[]
  cwd: string
  /** Beside those of this process. */
  env?: Readonly<Record<string, string>>
}

/** The shell counts the commands that it waited for, and those that they waited for: POSIX, so Linux and macOS alike. */
const script = 'log=$1; shift; "$@" >"$log" 2>&1; code=$?; times; exit $code'

/** How often the processes are looked at, in milliseconds. The peak of a single one is exact; the sum of several is that of a look. */
const interval = 50

/** So many characters at the end of the output tell why a command failed. */
const excerpt = 2000

/**
 * Runs one command after the other to their ends, what they print going to the file `log`; throws if one fails.
 *
 * Two sums of processor time are taken, and the larger one counts. The shell's is exact but for processes that outlive the one that
 * started them: with VitePress that is esbuild, an eighth of all. That of the looks has those too, but for their last moments, and lacks
 * what comes and goes between two looks.
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

function costOfOne({ run, cwd, env }: Command, log: string): Promise<Cost> {
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
  return new Promise((resolve, reject) => {
    shell.on('error', (error) => {
      clearInterval(timer)
      reject(error)
    })
    shell.on('close', (code) => {
      clearInterval(timer)
      const wall = (performance.now() - start) / 1000
      const looked = [...seen.values()].reduce((sum, processor) => sum + processor, 0)
      if (code === 0) resolve({ processor: Math.max(childSeconds(printed), looked), wall, memory })
      else reject(new Error(`"${shortOf(run)}" ended with ${code}:\n${readFileSync(log, 'utf8').slice(-excerpt)}`))
    })
  })
}

/** A command without the paths of this machine. */
function shortOf(run: readonly string[]): string {
  return run.map((part) => (isAbsolute(part) ? basename(part) : part)).join(' ')
}

/** Seconds of processor time of all children, from what `times` of a shell prints: a line for itself and one for them. */
export function childSeconds(times: string): number {
  const [, children = ''] = times.trim().split('\n')
  const parts = [...children.matchAll(/(\d+)m(\d+)[.,](\d+)s/g)]
  if (parts.length !== 2) throw new Error(`The shell's "times" printed something else: ${times}`)
  return parts.reduce((sum, [, minutes, seconds, fraction]) => sum + Number(minutes) * 60 + Number(`${seconds}.${fraction}`), 0)
}
