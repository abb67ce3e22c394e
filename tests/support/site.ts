/** A built site, served on 127.0.0.1 as by a static host, with its own headers; and a browser to open it. */
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, statSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { extname, join } from 'node:path'
import { type Browser, chromium } from 'playwright-core'
import { longestWait } from '../limits.ts'
import { buildHere, makeOnce } from './build-here.ts'
import { digestFiles, temporaryFolder } from './folders.ts'
import { readHeaders } from './host-headers.ts'

const types: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css',
  '.js': 'text/javascript',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.avif': 'image/avif',
  '.webp': 'image/webp',
}

export interface Site {
  origin: string
  close(): Promise<void>
}

export function serve(root: string): Promise<Site> {
  const headersFor = readHeaders(root)
  const server: Server = createServer((request, response) => {
    const path = decodeURIComponent(new URL(request.url ?? '/', 'http://localhost').pathname)
    const file = join(root, path.endsWith('/') ? `${path}index.html` : path)
    const isThere = existsSync(file) && statSync(file).isFile()
    const found = isThere ? file : join(root, '404.html')
    response.writeHead(isThere ? 200 : 404, {
      'content-type': types[extname(found)] ?? 'application/octet-stream',
      ...headersFor(path),
    })
    // In one piece, because browsers lay a long page out again for each chunk.
    response.end(readFileSync(found))
  })
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo
      resolve({ origin: `http://127.0.0.1:${port}`, close: () => new Promise((done) => server.close(() => done())) })
    })
  })
}

/**
 * One site for all test files that ask for the same content and options. They must not change it; to build twice or over something, run the
 * command.
 */
export async function buildSite(...args: string[]): Promise<string> {
  const shared = process.env['HANDBOOK_TEST_SITES']
  const out = shared === undefined ? join(temporaryFolder(true), 'site') : join(shared, digestOptions(args), 'site')
  await makeOnce(
    out,
    () => existsSync(out),
    () => buildHere(out, args),
  )
  return out
}

/** A digest of the options, with the content's files and history instead of its path. */
function digestOptions(args: readonly string[]): string {
  const content = args[args.indexOf('--content') + 1]
  const isShipped = content === undefined || !args.includes('--content')
  const held = isShipped ? [] : [digestFiles(content), spawnSync('git', ['-C', content, 'rev-parse', 'HEAD'], { encoding: 'utf8' }).stdout]
  const options = isShipped ? args : args.filter((each) => each !== content)
  return createHash('sha256')
    .update(JSON.stringify([options, held]))
    .digest('hex')
    .slice(0, 16)
}

/** The shared browser. Closing it closes only what was opened through it. */
export async function launch(): Promise<Browser> {
  const browser = await chromium.connect(process.env['HANDBOOK_TEST_BROWSER'] ?? '', { timeout: longestWait })
  browser.on('context', (context) => context.setDefaultTimeout(longestWait))
  return browser
}
