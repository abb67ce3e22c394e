#!/usr/bin/env node
// The `handbook` command on any Node: hands over to the project's own if this one can't run TypeScript.
import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { canRun, oldestToRun, refuseToInstall } from './node-versions.mjs'

const root = fileURLToPath(new URL('..', import.meta.url))
const main = `${root}src/cli/main.ts`
const ownNode = `${root}node_modules/node/bin/node`
const { node } = process.versions

if (canRun(node)) {
  // Cache compiled modules: checking a small handbook is mostly start-up time.
  const { enableCompileCache } = await import('node:module')
  enableCompileCache?.(`${root}.cache/compiled`)
  await import(main)
} else if (existsSync(ownNode)) {
  const child = spawn(ownNode, [main, ...process.argv.slice(2)], { stdio: 'inherit' })
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal))
  child.on('exit', (code, signal) => process.exit(signal ? 1 : (code ?? 1)))
} else {
  const newer = `Install Node ${oldestToRun} or newer, or run "npm start" once: it installs one for this project.`
  console.error(refuseToInstall(node) ?? `Node ${node} can't run this. ${newer}`)
  process.exit(2)
}
