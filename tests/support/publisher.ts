/**
 * Publishes versions of a small site one after another until it's killed: `publisher.ts FOLDER OUT VERSION [STEP]`. With STEP, hangs before
 * that step.
 */
import { writeSync } from 'node:fs'
import { flushCompileCache } from 'node:module'
import { join } from 'node:path'
import { publishSteps } from '../../src/cli/output/publish.ts'
import { writeSite } from './small-site.ts'

// A killed process doesn't write its compile cache.
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
