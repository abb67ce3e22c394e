// Installs the oldest Node that runs the commands, for the test that builds a handbook on it. Runs on plain Node ≥ 20.
import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { oldestToRun } from './node-versions.mjs'

/** Returns the path of its executable, installed once into `.cache`. HANDBOOK_OLDEST_NODE overrides it. */
export function ensureOldestNode() {
  const named = process.env['HANDBOOK_OLDEST_NODE']
  if (named) return named
  if (process.versions.node === oldestToRun) return process.execPath
  const folder = fileURLToPath(new URL(`../.cache/node-${oldestToRun}`, import.meta.url))
  const executable = `${folder}/node_modules/node/bin/node`
  if (!existsSync(executable)) {
    console.error(`Installing Node ${oldestToRun} for the tests …`)
    mkdirSync(folder, { recursive: true })
    const args = ['install', '--prefix', folder, '--no-audit', '--no-fund', '--loglevel=error', `node@${oldestToRun}`]
    spawnSync('npm', args, { stdio: ['ignore', 'ignore', 'inherit'], shell: process.platform === 'win32' })
  }
  if (existsSync(executable)) return executable
  console.error(`Node ${oldestToRun} could not be installed. Name one in HANDBOOK_OLDEST_NODE.`)
  process.exit(2)
}
