/** What all files of a run share: a folder for the sites that several look at, which goes at the end, and compiled modules, which stay. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

export default function setup(): () => void {
  const folder = mkdtempSync(join(tmpdir(), 'handbook sites '))
  process.env['HANDBOOK_TEST_SITES'] = folder
  // Half the time of a short command, and a third of that of a small build, would go into compiling.
  process.env['NODE_COMPILE_CACHE'] = join(import.meta.dirname, '../.cache/compiled')
  return () => rmSync(folder, { recursive: true, force: true })
}
