/** In `dev`, Vite serves project files as modules. Blocks what isn't part of the site: content, hidden files, and the rest of the disk. */
import { relative, resolve, sep } from 'node:path'
import type { Connect, ViteDevServer } from 'vite'

/** Hidden folders where Vite and Astro put files for the browser. */
const browserFolders = /^\/(@fs\/.*\/)?node_modules\/\.(vite|astro)\//

/** Answers blocked requests with 404 before any other middleware sees them. */
export function blockSources(server: ViteDevServer, content: string): void {
  const { root } = server.config
  const handle: Connect.NextHandleFunction = (request, response, next) => {
    if (!isBlocked(request.url ?? '/', root, content)) {
      next()
      return
    }
    response.statusCode = 404
    response.end()
  }
  server.middlewares.use(handle)
}

/** Whether a URL names a hidden file, a content file by its path on disk, or an internal endpoint of Vite. */
export function isBlocked(url: string, root: string, content: string): boolean {
  const path = decodeFully(url.replace(/[?#].*$/s, ''))
  if (path === undefined) return true
  const plain = path.replaceAll('\\', '/').replace(/\/{2,}/g, '/')
  if (/(^|\/)\.[^/]/.test(plain.replace(browserFolders, '/')) || plain.includes('\0')) return true
  if (plain.startsWith('/__')) return true
  const onDisk = /^\/@(?:fs|id)\/(?:@fs\/)?(.*)$/.exec(plain)?.[1]
  const files = [resolve(root, `.${plain}`), ...(onDisk === undefined ? [] : [resolve('/', onDisk), resolve(onDisk)])]
  return contentFolders(root, content).some((folder) => files.some((file) => isWithin(file, folder)))
}

/** Limits for Vite's own file access, whichever way a file is named. */
export function fileAccess(root: string, content: string, program: string): { strict: true; allow: string[]; deny: string[] } {
  const blocked = contentFolders(root, content).map((folder) => `${folder.replaceAll('\\', '/').replace(/[[\](){}!*+?@]/g, '\\$&')}/**`)
  return {
    strict: true,
    allow: [
      ...['src', 'public', 'node_modules', '.astro'].map((folder) => resolve(root, folder)),
      ...['src', 'public', 'node_modules'].map((folder) => resolve(program, folder)),
    ],
    // Vite's defaults, which this list replaces, and the content.
    deny: ['.env', '.env.*', '*.{crt,pem,key,p12,pfx,cer,der}', '.npmrc', '.yarnrc.yml', '**/.git/**', ...blocked],
  }
}

/** The content that's shown, and the one that comes with the project. */
function contentFolders(root: string, content: string): string[] {
  return [...new Set([content, resolve(root, 'src/content')])]
}

function isWithin(file: string, folder: string): boolean {
  const path = relative(folder, file)
  return path !== '..' && !path.startsWith(`..${sep}`) && path !== file
}

/** Decodes repeatedly; undefined if the input is malformed or nested too deep. */
function decodeFully(path: string): string | undefined {
  let [before, after] = ['', path]
  for (let round = 0; round < 5; round++) {
    before = after
    try {
      after = decodeURIComponent(before)
    } catch {
      // A decoded URL may contain a literal percent sign.
      return round === 0 ? undefined : before
    }
    if (before === after) return after
  }
  return undefined
}
