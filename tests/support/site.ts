/** A built site, served on 127.0.0.1 as a static host does, with the headers that it brings; and a browser to open it. */
import { createReadStream, existsSync, mkdirSync, rmSync, statSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { extname, join } from 'node:path'
import { type Browser, chromium } from 'playwright-core'
import { findBrowser } from '../../scripts/browser.mjs'
import { handbook } from './command.ts'
import { temporaryFolder } from './folders.ts'
import { headersIn } from './headers.ts'

const types: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css',
  '.js': 'text/javascript',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.webp': 'image/webp',
}

export interface Site {
  origin: string
  close(): Promise<void>
}

export function serve(root: string): Promise<Site> {
  const headersOf = headersIn(root)
  const server: Server = createServer((request, response) => {
    const path = decodeURIComponent(new URL(request.url ?? '/', 'http://localhost').pathname)
    const file = join(root, path.endsWith('/') ? `${path}index.html` : path)
    const isThere = existsSync(file) && statSync(file).isFile()
    const found = isThere ? file : join(root, '404.html')
    response.writeHead(isThere ? 200 : 404, {
      'content-type': types[extname(found)] ?? 'application/octet-stream',
      ...headersOf(path),
    })
    createReadStream(found).pipe(response)
  })
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo
      resolve({ origin: `http://127.0.0.1:${port}`, close: () => new Promise((done) => server.close(() => done())) })
    })
  })
}

/** A site of its own, or, of the shipped handbook, one for all files that ask for the same. They look at it and change nothing. */
export function buildSite(...args: string[]): string {
  const shared = process.env['HANDBOOK_TEST_SITES']
  const isShipped = shared !== undefined && !args.includes('--content')
  const out = isShipped ? join(shared, ['site', ...args].join(' ')) : join(temporaryFolder(true), 'site')
  if (isShipped && !isFirstToAsk(out)) return out
  const { code, stderr } = handbook(['build', '--out', out, ...args])
  if (code === 0) return out
  if (isShipped) rmSync(asked(out), { recursive: true })
  throw new Error(stderr)
}

/** Milliseconds. */
const longestWait = 600_000

/** Several files may ask at once: one builds, and the others wait until what it builds is there. */
function isFirstToAsk(out: string): boolean {
  try {
    mkdirSync(asked(out))
    return true
  } catch {
    const ear = new Int32Array(new SharedArrayBuffer(4))
    const step = 100
    // A build is there as a whole or not at all.
    for (let waited = 0; existsSync(asked(out)) && !existsSync(out); waited += step) {
      if (waited > longestWait) throw new Error(`Nobody built ${out}. Was it removed by a test?`)
      Atomics.wait(ear, 0, 0, step)
    }
    return !existsSync(out)
  }
}

function asked(out: string): string {
  return `${out}.asked`
}

export function launch(): Promise<Browser> {
  const executablePath = findBrowser()
  if (!executablePath) throw new Error('There is no browser. Run "npm test" once, or name one in HANDBOOK_BROWSER.')
  return chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'] })
}
