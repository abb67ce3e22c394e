/** Gives a run of the tests a folder for the sites that several files look at, and takes it away at the end. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

export default function setup(): () => void {
  const folder = mkdtempSync(join(tmpdir(), 'handbook sites '))
  process.env['HANDBOOK_TEST_SITES'] = folder
  return () => rmSync(folder, { recursive: true, force: true })
}
