/** A program of its own: reads MDX from its input, with little stack and little time. It ends with 0 if the engine came to an end. */
import { readFileSync } from 'node:fs'
import { isMainThread, Worker, workerData } from 'node:worker_threads'
import { mdxToHast, mdxToMdast } from 'satteri'

/** Microseconds of processor time; those of a busy machine are as long as others. */
const maxMicroseconds = 500_000

if (isMainThread) {
  const worker = new Worker(new URL(import.meta.url), { workerData: readFileSync(0, 'utf8'), resourceLimits: { stackSizeMb: 2 } })
  worker.on('error', () => process.exit(1))
  const start = process.cpuUsage()
  // Nothing but the end of the process stops the engine.
  const timer = setInterval(() => process.cpuUsage(start).user > maxMicroseconds && process.kill(process.pid, 'SIGKILL'), 20)
  worker.on('exit', () => clearInterval(timer))
} else
  for (const read of [mdxToMdast, mdxToHast])
    try {
      read(workerData as string)
    } catch (error) {
      // What the parser says of a text is reported by those who read it here.
      if (error instanceof RangeError) throw error
    }
