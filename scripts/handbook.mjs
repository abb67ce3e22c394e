#!/usr/bin/env node
// The `handbook` command on any Node: hands over to a newer one if this one can't run the program.
import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { bringableNode, canRun, oldestToRun, refuseToInstall } from './node-versions.mjs'
import { bringNode, findProjectNode } from './own-node.mjs'

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
  const child = spawn(findNode(), [main, ...process.argv.slice(2)], { stdio: 'inherit' })
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal))
  child.on('exit', (code, signal) => process.exit(signal ? 1 : (code ?? 1)))
}

/** The Node of this repository or of the company's project, else the one that's kept for this user. */
function findNode() {
  const found = findProjectNode(import.meta.url) ?? findProjectNode(join(process.cwd(), 'package.json'))
  if (found) return found
  const refusal = refuseToInstall(node)
  if (refusal) return refuse(refusal)
  try {
    return bringNode()
  } catch (error) {
    return refuse(
      `That failed: ${error.message}\nInstall Node ${oldestToRun} or newer from https://nodejs.org, or add one to this project: npm install node@${bringableNode}`,
    )
  }
}

function refuse(message) {
  console.error(message)
  process.exit(2)
}
