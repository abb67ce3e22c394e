/** In `dev`, Vite serves files of the project as modules. What is no part of the site stays closed: content, hidden files, everything else on the disk. */
import { relative, resolve, sep } from 'node:path'
import type { Connect, ViteDevServer } from 'vite'

/** Hidden folders in which Vite and Astro keep what they made for the browser. */
const madeForBrowsers = /^\/(@fs\/.*\/)?node_modules\/\.(vite|astro)\//

/** Refuses what `isClosed` says before anything else answers. */
export function guardSources(server: ViteDevServer, content: string): void {
  const { root } = server.config
  const handle: Connect.NextHandleFunction = (request, response, next) => {
    if (!isClosed(request.url ?? '/', root, content)) {
      next()
      return
    }
    response.statusCode = 404
    response.end()
  }
  server.middlewares.use(handle)
}

/** Whether an address names a hidden file, a text by its place on the disk, or a door of Vite to the machine of whoever writes. */
export function isClosed(url: string, root: string, content: string): boolean {
  const path = decodeAll(url.replace(/[?#].*$/s, ''))
  if (path === undefined) return true
  const plain = path.replaceAll('\\', '/').replace(/\/{2,}/g, '/')
  if (/(^|\/)\.[^/]/.test(plain.replace(madeForBrowsers, '/')) || plain.includes('\0')) return true
  if (plain.startsWith('/__')) return true
  const onDisk = /^\/@(?:fs|id)\/(?:@fs\/)?(.*)$/.exec(plain)?.[1]
  const files = [resolve(root, `.${plain}`), ...(onDisk === undefined ? [] : [resolve('/', onDisk), resolve(onDisk)])]
  return contentFolders(root, content).some((folder) => files.some((file) => isWithin(file, folder)))
}

/** What Vite itself may read for browsers, however it is named. */
export function fileAccess(root: string, content: string): { strict: true; allow: string[]; deny: string[] } {
  const closed = contentFolders(root, content).map((folder) => `${folder.replaceAll('\\', '/').replace(/[[\](){}!*+?@]/g, '\\$&')}/**`)
  return {
    strict: true,
    allow: ['src', 'public', 'node_modules', '.astro'].map((folder) => resolve(root, folder)),
    // The first are those that Vite has where nothing is said.
    deny: ['.env', '.env.*', '*.{crt,pem,key,p12,pfx,cer,der}', '.npmrc', '.yarnrc.yml', '**/.git/**', ...closed],
  }
}

/** The one that is shown, and the one that the project brings. */
function contentFolders(root: string, content: string): string[] {
  return [...new Set([content, resolve(root, 'src/content')])]
}

function isWithin(file: string, folder: string): boolean {
  const path = relative(folder, file)
  return path !== '..' && !path.startsWith(`..${sep}`) && path !== file
}

/** As often as somebody encoded it; undefined if that never ends or says nothing. */
function decodeAll(path: string): string | undefined {
  let [before, after] = ['', path]
  for (let round = 0; round < 5; round++) {
    before = after
    try {
      after = decodeURIComponent(before)
    } catch {
      // An address may hold a plain percent sign once it is decoded.
      return round === 0 ? undefined : before
    }
    if (before === after) return after
  }
  return undefined
}
