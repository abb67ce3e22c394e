/** Shows the stages of a run: progress on a terminal, and times with `--timings`. */
import type { Follower, Stage } from '../plain/stages.ts'
import { currentShell } from './shell.ts'

const names: Readonly<Record<Stage, string>> = {
  check: 'Reading and checking the content',
  bundle: 'Bundling the pages',
  lists: 'Writing lists and overviews',
  editions: 'Writing editions and histories',
  pages: 'Writing the pages of entries',
  feeds: 'Writing feeds',
  search: 'Waiting for the search index and previews',
  audit: 'Searching for leaks',
  publish: 'Publishing the site',
}

/** Runs that are shorter show no progress. */
const quietMs = 1000
/** Between two lines of progress. */
const repaintMs = 100

interface Spent {
  stage: Stage
  /** In milliseconds. */
  wall: number
  /** Processor time of this process, in milliseconds. */
  processor: number
  /** Memory of this process at its end, in bytes. */
  memory: number
  steps: number
}

type Used = Pick<Spent, 'processor' | 'memory'>

export interface Stages extends Follower {
  /** Lines of a table: a stage, its time, its processor time, the memory at its end, its number of steps. */
  timings(): string[]
}

export function createStages(now: () => number = () => performance.now(), used: () => Used = usedNow): Stages {
  const { stderr } = currentShell()
  const started = now()
  const spent: Spent[] = []
  let painted = Number.NEGATIVE_INFINITY
  let isPainted = false
  let current: { stage: Stage; total: number | undefined; done: number; wall: number; processor: number } | undefined
  const paint = () => {
    if (!stderr.isTTY || !current || now() - started < quietMs || now() - painted < repaintMs) return
    painted = now()
    isPainted = true
    const { stage, total, done } = current
    stderr.write(`\r\u001B[K${names[stage]} …${total === undefined ? '' : ` ${done} of ${total}`}`)
  }
  const finish = () => {
    if (!current) return
    const { stage, done, wall, processor } = current
    const known = spent.find((each) => each.stage === stage)
    const more = { wall: now() - wall, processor: used().processor - processor, memory: used().memory, steps: done }
    if (known)
      Object.assign(known, {
        ...more,
        wall: known.wall + more.wall,
        processor: known.processor + more.processor,
        steps: known.steps + done,
      })
    else spent.push({ stage, ...more })
    current = undefined
  }
  return {
    begin(stage, total) {
      finish()
      current = { stage, total, done: 0, wall: now(), processor: used().processor }
      paint()
    },
    step() {
      if (!current) return
      current.done++
      paint()
    },
    pause() {
      if (isPainted) stderr.write('\r\u001B[K')
      isPainted = false
    },
    timings() {
      finish()
      const width = Math.max(...spent.map(({ stage }) => names[stage].length))
      const seconds = (ms: number) => `${(ms / 1000).toFixed(2)} s`.padStart(8)
      return spent.map(
        ({ stage, wall, processor, memory, steps }) =>
          `${names[stage].padEnd(width)} ${seconds(wall)} ${seconds(processor)} of the processor ${`${Math.round(memory / 1e6)} MB`.padStart(8)}${steps > 0 ? `, ${steps} steps` : ''}`,
      )
    },
  }
}

function usedNow(): Used {
  const { user, system } = process.cpuUsage()
  return { processor: (user + system) / 1000, memory: process.memoryUsage.rss() }
}
