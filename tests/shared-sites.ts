/** Shared by all files of a run: a folder of sites, deleted at the end, and a compile cache, which stays. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

export default function setup(): () => void {
  const folder = mkdtempSync(join(tmpdir(), 'handbook sites '))
  process.env['HANDBOOK_TEST_SITES'] = folder
  // Compiling takes half the time of a short command, and a third of that of a small build.
  process.env['NODE_COMPILE_CACHE'] = join(import.meta.dirname, '../.cache/compiled')
  return () => rmSync(folder, { recursive: true, force: true })
}
