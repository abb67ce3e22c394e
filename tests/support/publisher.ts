/** Publishes one version of a small site after the other until it's killed: `publisher.ts FOLDER OUT VERSION [STEP]`; waits for ever before STEP. */
import { writeSync } from 'node:fs'
import { flushCompileCache } from 'node:module'
import { join } from 'node:path'
import { publishSteps } from '../../src/cli/output/publish.ts'
import { writeSite } from './small-site.ts'

// Who is killed writes nothing at its end.
flushCompileCache()
const [folder = '', out = '', first = '', stop] = process.argv.slice(2)
for (let version = Number(first); ; version++) {
  const built = join(folder, `build ${process.pid}`)
  writeSite(built, version)
  if (version === Number(first)) writeSync(1, 'ready\n')
  for (const step of publishSteps({ built, out, audience: 'public' }))
    if (step === stop) {
      writeSync(1, 'stopped\n')
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0)
    }
}
