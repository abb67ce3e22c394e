#!/usr/bin/env node
// The `handbook` command on any Node ≥ 18: hands over to the Node that the project brings, which reads TypeScript.
import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))
const main = `${root}src/cli/main.ts`
const ownNode = `${root}node_modules/node/bin/node`
const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)

if (major > 22 || (major === 22 && minor >= 18)) {
  // Keeps compiled modules for the next run: the check of a small handbook is mostly start-up.
  const { enableCompileCache } = await import('node:module')
  enableCompileCache?.(`${root}.cache/compiled`)
  await import(main)
} else if (existsSync(ownNode)) {
  const child = spawn(ownNode, [main, ...process.argv.slice(2)], { stdio: 'inherit' })
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal))
  child.on('exit', (code, signal) => process.exit(signal ? 1 : (code ?? 1)))
} else {
  console.error(`Node ${process.versions.node} cannot run this. Run "npm start" once: it installs what is needed.`)
  process.exit(2)
}
