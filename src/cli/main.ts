/** The `handbook` command in its own process. */
import { exitCodes } from './common.ts'
import { run } from './run.ts'

// The reader of our output may stop early, like `head`.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error
  process.exit(exitCodes.fine)
})

await run(process.argv.slice(2), process)
