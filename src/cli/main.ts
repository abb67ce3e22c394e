/** The `handbook` command in a process of its own. */
import { exitCodes } from './common.ts'
import { run } from './run.ts'

// Who reads our output may stop before its end, as `head` does.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error
  process.exit(exitCodes.fine)
})

await run(process.argv.slice(2), process)
