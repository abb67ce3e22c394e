#!/usr/bin/env node
// The `handbook` command on any Node: hands over to the Node that comes along if this one can't run the program.
import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { canRun, oldestToRun, refuseToInstall } from './node-versions.mjs'

const root = fileURLToPath(new URL('..', import.meta.url))
/** An installed package has the program as JavaScript: Node strips no types below node_modules. */
const source = join(root, 'src/cli/main.ts')
const isSource = existsSync(source)
const main = isSource ? source : join(root, 'build/src/cli/main.js')
const { node } = process.versions

if (canRun(node)) {
  // Cache compiled modules: checking a small handbook is mostly start-up time. Nothing is written below node_modules.
  const { enableCompileCache } = await import('node:module')
  enableCompileCache?.(isSource ? join(root, '.cache/compiled') : undefined)
  await import(pathToFileURL(main).href)
} else {
  const ownNode = findOwnNode()
  if (ownNode === undefined) {
    const newer = `Install Node ${oldestToRun} or newer, or run "npm start" once: it installs one for this project.`
    console.error(refuseToInstall(node) ?? `Node ${node} can't run this. ${newer}`)
    process.exit(2)
  }
  const child = spawn(ownNode, [main, ...process.argv.slice(2)], { stdio: 'inherit' })
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal))
  child.on('exit', (code, signal) => process.exit(signal ? 1 : (code ?? 1)))
}

/** The Node of the npm package `node`, wherever npm put it; undefined if it isn't installed. */
function findOwnNode() {
  try {
    const folder = join(dirname(createRequire(import.meta.url).resolve('node/package.json')), 'bin')
    return [join(folder, 'node'), join(folder, 'node.exe')].find((file) => existsSync(file))
  } catch {
    return undefined
  }
}
