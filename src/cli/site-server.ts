/** Serves a built site on 127.0.0.1 like a static host: with its headers, redirects and 404 page. */
import { createReadStream, realpathSync, type Stats, statSync } from 'node:fs'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join, sep } from 'node:path'
import { findContentType } from '../files/types.ts'
import { type HostFiles, readHostFiles } from './host-files.ts'

export interface SiteServer {
  port: number
  close(): Promise<void>
}

interface Site extends HostFiles {
  /** Real path of the folder. */
  folder: string
  /** Base path of the site, with a trailing slash. */
  base: string
}

/** Number of ports to try, from the requested one. */
const maxPortTries = 20

/** Port 0 picks a free one. If the port is taken, the next one is tried. */
export async function serveSite(folder: string, base: string, port: number): Promise<SiteServer> {
  const site: Site = { ...readHostFiles(folder), folder: realpathSync(folder), base: base.replace(/\/*$/, '/') }
  const server = createServer((request, response) => answer(request, response, site))
  await listen(server, port)
  return {
    port: (server.address() as AddressInfo).port,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

async function listen(server: Server, first: number): Promise<void> {
  for (let port = first; ; port++) {
    const error = await new Promise<NodeJS.ErrnoException | undefined>((resolve) => {
      server.once('error', resolve)
      server.listen(port, '127.0.0.1', () => {
        server.off('error', resolve)
        resolve(undefined)
      })
    })
    if (!error) return
    if (error.code !== 'EADDRINUSE' || port >= Math.min(first + maxPortTries - 1, 65_535)) throw error
  }
}

function answer(request: IncomingMessage, response: ServerResponse, site: Site): void {
  const url = readUrl(request)
  if (request.method !== 'GET' && request.method !== 'HEAD') endResponse(response, 405, { allow: 'GET, HEAD' })
  else if (!url) endResponse(response, 400)
  // Guard against DNS rebinding: another site could point its own name to this address and read what's served.
  else if (!/^(127\.0\.0\.1|localhost|\[::1\])$/.test(url.hostname)) endResponse(response, 403)
  else {
    const location = resolveRedirect(url, site)
    if (location) endResponse(response, location.status, { location: location.to })
    else {
      const file = findFile(url.pathname, site)
      if (file?.isFolder) endResponse(response, 301, { location: `${url.pathname}/${url.search}` })
      else if (file) send(request, response, file, { status: 200, ...site, pathname: url.pathname })
      else sendMissing(request, response, site, url.pathname)
    }
  }
}

/** Hosts keep the query unless the target has one. Browsers do the same with the fragment. */
function resolveRedirect({ pathname, search }: URL, site: Site): { status: 301 | 302; to: string } | undefined {
  const to = site.findRedirect(pathname)
  if (to !== undefined) return { status: 301, to: /^[^#]*\?/.test(to) ? to : to.replace(/(?=#|$)/, () => search) }
  const isAbove = `${pathname}/` === site.base || (pathname === '/' && site.base !== '/')
  return isAbove ? { status: 302, to: site.base } : undefined
}

/** Return the requested URL with `..` resolved, or undefined if it's invalid. */
function readUrl({ url = '/', headers }: IncomingMessage): URL | undefined {
  return url.startsWith('/') ? (URL.parse(`http://${headers.host ?? '127.0.0.1'}${url}`) ?? undefined) : undefined
}

interface Found {
  path: string
  stats: Stats
  /** A folder with a page, requested without the slash. */
  isFolder: boolean
}

/** Like hosts, don't serve configuration files or dot files. */
function findFile(pathname: string, { folder, base }: Site): Found | undefined {
  const path = decodePath(pathname)
  if (path === undefined || !pathname.startsWith(base)) return undefined
  const parts = path.slice(base.length).split('/')
  const isHidden = parts.some((part, index) => part.startsWith('.') || (part === '' && index < parts.length - 1))
  if (isHidden || /[\\\0]/.test(path) || /^_(headers|redirects|nginx\.conf)$/.test(parts.join('/'))) return undefined
  const file = join(folder, ...parts, ...(parts.at(-1) === '' ? ['index.html'] : []))
  const found = readStats(file, folder)
  if (found?.isFile()) return { path: file, stats: found, isFolder: false }
  return found?.isDirectory() && readStats(join(file, 'index.html'), folder)?.isFile()
    ? { path: file, stats: found, isFolder: true }
    : undefined
}

/** Return undefined for a missing file, and for a link that leads outside the folder. */
function readStats(file: string, folder: string): Stats | undefined {
  try {
    return realpathSync(file).startsWith(folder + sep) || realpathSync(file) === folder ? statSync(file) : undefined
  } catch {
    return undefined
  }
}

function sendMissing(request: IncomingMessage, response: ServerResponse, site: Site, pathname: string): void {
  const path = join(site.folder, '404.html')
  const stats = readStats(path, site.folder)
  if (stats) send(request, response, { path, stats, isFolder: false }, { status: 404, ...site, pathname })
  else endResponse(response, 404)
}

function send(
  { method, headers: requestHeaders }: IncomingMessage,
  response: ServerResponse,
  { path, stats }: Found,
  { status, findHeaders, pathname }: Site & { status: 200 | 404; pathname: string },
): void {
  const etag = `"${stats.size.toString(36)}-${Math.round(stats.mtimeMs).toString(36)}"`
  const headers: Record<string, string | number> = {
    'content-type': findContentType(path),
    'cache-control': 'public, max-age=0, must-revalidate',
    etag,
    'accept-ranges': 'bytes',
    ...findHeaders(pathname),
  }
  // The 404 page is HTML, whatever was requested.
  if (status === 404) headers['content-type'] = findContentType(path)
  const known = requestHeaders['if-none-match']?.split(/\s*,\s*/).map((each) => each.replace(/^W\//, ''))
  if (status === 200 && known?.includes(etag)) {
    endResponse(response, 304, headers)
    return
  }
  const isRange =
    status === 200 &&
    requestHeaders.range !== undefined &&
    (requestHeaders['if-range'] === undefined || requestHeaders['if-range'] === etag)
  const range = isRange ? parseRange(requestHeaders.range ?? '', stats.size) : undefined
  if (range === 'none') {
    endResponse(response, 416, { ...headers, 'content-range': `bytes */${stats.size}` })
    return
  }
  if (range) headers['content-range'] = `bytes ${range.start}-${range.end}/${stats.size}`
  const [start, last] = range ? [range.start, range.end] : [0, stats.size - 1]
  response.writeHead(range ? 206 : status, { ...headers, 'content-length': last - start + 1 })
  if (method === 'HEAD' || last < start) response.end()
  else
    createReadStream(path, { start, end: last })
      .on('error', () => response.destroy())
      .pipe(response)
}

/** Parse a single byte range, as video players request it. Returns undefined to send the whole file. */
function parseRange(header: string, size: number): { start: number; end: number } | 'none' | undefined {
  const [, first = '', last = ''] = /^bytes=(\d*)-(\d*)$/.exec(header) ?? []
  if (first === '' && last === '') return undefined
  const start = first === '' ? Math.max(0, size - Number(last)) : Number(first)
  const end = first === '' || last === '' ? size - 1 : Math.min(Number(last), size - 1)
  return start > end ? 'none' : { start, end }
}

function endResponse(response: ServerResponse, status: number, headers: Record<string, string | number> = {}): void {
  response.writeHead(status, headers)
  response.end()
}

function decodePath(path: string): string | undefined {
  try {
    return decodeURIComponent(path)
  } catch {
    return undefined
  }
}
