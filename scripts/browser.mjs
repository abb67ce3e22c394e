// Finds Chrome or Chromium for the browser tests, or installs one. Runs on plain Node ≥ 20.
import { spawnSync } from 'node:child_process'
import { accessSync, constants, existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'

// The headless shell comes first: a page costs half as much in it as in a whole Chromium.
const names = [
  'chromium-headless-shell',
  'chrome-headless-shell',
  'chromium',
  'chromium-browser',
  'google-chrome-stable',
  'google-chrome',
  'chrome',
]
const macPaths = ['/Applications/Google Chrome.app/Contents/MacOS/Google Chrome', '/Applications/Chromium.app/Contents/MacOS/Chromium']

/** Returns the path of an installed browser, or undefined. HANDBOOK_BROWSER overrides the search. */
export function findBrowser() {
  const named = process.env['HANDBOOK_BROWSER']
  if (named) return named
  const onPath = (process.env['PATH'] ?? '').split(delimiter).flatMap((folder) => names.map((name) => join(folder, name)))
  return [...onPath, ...macPaths].find(isExecutable)
}

/** Returns the path of a browser. If there is none, installs Debian's package as root, otherwise Playwright's browser. */
export async function ensureBrowser() {
  const found = findBrowser()
  if (found) return found
  console.error('Installing a browser for the tests …')
  if (process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) {
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
    spawnSync('apt-get', ['update', '-qq'], { stdio: ['ignore', 'ignore', 'inherit'], env })
    for (const name of ['chromium-headless-shell', 'chromium']) {
      spawnSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', name], { stdio: ['ignore', 'ignore', 'inherit'], env })
      const installed = findBrowser()
      if (installed) return installed
    }
  }
  const { chromium } = await import('playwright-core')
  if (!existsSync(chromium.executablePath()))
    spawnSync('npx', ['playwright-core', 'install', 'chromium'], { stdio: ['ignore', 'ignore', 'inherit'] })
  if (existsSync(chromium.executablePath())) return chromium.executablePath()
  console.error('No browser could be installed. Install Chrome or Chromium, or name one in HANDBOOK_BROWSER.')
  process.exit(2)
}

function isExecutable(path) {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    return false
  }
}
