/** In `dev`: images and downloads straight from the content folder, and redirects. A build writes them to the output, images in lighter forms too. */
import { createReadStream, existsSync, statSync } from 'node:fs'
import { extname, join, sep } from 'node:path'
import type { Connect, ViteDevServer } from 'vite'
import { originalOf, withBase } from '../model/paths.ts'
import type { Redirect } from '../model/redirects.ts'
import { typeOf } from './file-types.ts'

export function serveContent(server: ViteDevServer, content: string, base: string, redirects: () => readonly Redirect[]): void {
  const prefix = base.replace(/\/+$/, '')
  const handle: Connect.NextHandleFunction = (request, response, next) => {
    const asked = decode(new URL(request.url ?? '/', 'http://localhost').pathname).slice(prefix.length)
    // While somebody writes, an image itself stands in for its lighter forms: browsers look at what it is.
    const path = originalOf(asked) ?? asked
    const file = join(content, path)
    const isAsset = file.startsWith(content + sep) && !/\.(mdx?|ya?ml|json)$/i.test(path) && existsSync(file) && statSync(file).isFile()
    if (isAsset) {
      response.setHeader('content-type', typeOf(extname(file)))
      createReadStream(file).pipe(response)
      return
    }
    const redirect = path.endsWith('/') ? redirects().find(({ from }) => from === path) : undefined
    if (!redirect) {
      next()
      return
    }
    response.writeHead(302, { location: withBase(redirect.to, base) })
    response.end()
  }
  server.middlewares.use(handle)
}

function decode(path: string): string {
  try {
    return decodeURIComponent(path)
  } catch {
    return path
  }
}
