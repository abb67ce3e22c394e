/** Starts the one browser of a run. Tests connect to it, and close what they open. */
import { chromium } from 'playwright-core'
import { findBrowser } from '../scripts/browser.mjs'
import { longestWait } from './limits.ts'

export default async function setup(): Promise<() => Promise<void>> {
  const executablePath = findBrowser()
  if (!executablePath) throw new Error('There is no browser. Run "npm test" once, or name one in HANDBOOK_BROWSER.')
  const args = [
    '--no-sandbox',
    '--disable-gpu',
    '--disable-background-networking',
    // Tests make no requests to other hosts.
    '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1',
  ]
  const server = await chromium.launchServer({ executablePath, args, timeout: longestWait, host: '127.0.0.1' })
  process.env['HANDBOOK_TEST_BROWSER'] = server.wsEndpoint()
  return () => server.close()
}
