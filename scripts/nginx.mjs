// Finds nginx for the test of its configuration, or installs it. Runs on plain Node ≥ 20.
import { spawnSync } from 'node:child_process'
import { accessSync, constants, existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'

/** Users' paths often lack the folders of servers. */
const serverFolders = ['/usr/sbin', '/usr/local/sbin', '/opt/homebrew/bin']

/** Returns the path of an installed nginx, or undefined. HANDBOOK_NGINX overrides the search. */
export function findNginx() {
  const named = process.env['HANDBOOK_NGINX']
  if (named) return named
  const folders = [...(process.env['PATH'] ?? '').split(delimiter), ...serverFolders]
  return folders.map((folder) => join(folder, 'nginx')).find(isExecutable)
}

/** Returns the path of nginx; as root, installs Debian's package. Otherwise '', as its test can be skipped. */
export function ensureNginx() {
  const found = findNginx()
  if (found) return found
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return ''
  console.error('Installing nginx for the tests …')
  const options = { stdio: ['ignore', 'ignore', 'inherit'], env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } }
  spawnSync('apt-get', ['update', '-qq'], options)
  spawnSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'nginx-light'], options)
  return findNginx() ?? ''
}

function isExecutable(path) {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    return false
  }
}
