/** A separate program: parses MDX from stdin with little stack and little time. Exits with 0 if the engine finishes. */
import { readFileSync } from 'node:fs'
import { isMainThread, Worker, workerData } from 'node:worker_threads'
import { mdxToHast, mdxToMdast } from 'satteri'

/** CPU time in microseconds, which doesn't depend on how busy the machine is. */
const maxMicroseconds = 500_000

if (isMainThread) {
  const worker = new Worker(new URL(import.meta.url), { workerData: readFileSync(0, 'utf8'), resourceLimits: { stackSizeMb: 2 } })
  worker.on('error', () => process.exit(1))
  const start = process.cpuUsage()
  // Only killing the process stops the engine.
  const timer = setInterval(() => process.cpuUsage(start).user > maxMicroseconds && process.kill(process.pid, 'SIGKILL'), 20)
  worker.on('exit', () => clearInterval(timer))
} else
  for (const read of [mdxToMdast, mdxToHast])
    try {
      read(workerData as string)
    } catch (error) {
      // Syntax errors are fine: the check reports them.
      if (error instanceof RangeError) throw error
    }
