/** In `dev`: serves images and downloads that pages use, and redirects. A build writes them to the output, with resized images. */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Connect, ViteDevServer } from 'vite'
import { FileError, readForPublication } from '../files/read.ts'
import { findContentType } from '../files/types.ts'
import type { Handbook } from '../graph/handbook.ts'
import { originalOf, withBase } from '../graph/paths.ts'
import { usedFiles } from '../graph/files/used-files.ts'
import { ownStatic } from '../outputs/static-files.ts'

export interface ContentServing {
  content: string
  base: string
  /** The last compiled handbook, and a newly compiled one. */
  known(): Promise<Handbook>
  fresh(): Promise<Handbook>
}

export function serveContent(server: ViteDevServer, { content, base, known, fresh }: ContentServing): void {
  const prefix = base.replace(/\/+$/, '')
  const handle: Connect.NextHandleFunction = (request, response, next) => {
    answer(request, response, next).catch(next)
  }
  const answer = async (...[request, response, next]: Parameters<Connect.NextHandleFunction>) => {
    const { pathname } = new URL(request.originalUrl ?? '/', 'http://localhost')
    const asked = pathname.startsWith(`${prefix}/`) ? decode(pathname).slice(prefix.length) : '/'
    // Serve the original instead of resized images; browsers go by the content type.
    const path = originalOf(asked) ?? asked.slice(1)
    const redirect = asked.endsWith('/') ? (await known()).redirects.find(({ from }) => from === asked) : undefined
    const bytes = hasFileName(path) ? ((await readLookFile(asked)) ?? (await read(path)) ?? readOwn(path)) : undefined
    if (bytes) {
      response.setHeader('content-type', findContentType(path))
      response.setHeader('x-content-type-options', 'nosniff')
      response.end(bytes)
    } else if (redirect) {
      response.writeHead(302, { location: withBase(redirect.to, base) })
      response.end()
    } else next()
  }
  const readLookFile = async (path: string) => (await known()).config.look.files.find((file) => file.path === path)?.bytes()
  const read = async (path: string): Promise<Buffer | undefined> => {
    const last = await known()
    // A page may have started to use the file a moment ago.
    if (!usedFiles(last).all.has(path) && !(last.linkIndex.assets.has(path) && usedFiles(await fresh()).all.has(path))) return undefined
    try {
      return readForPublication(content, path)
    } catch (error) {
      if (error instanceof FileError) return undefined
      throw error
    }
  }
  server.middlewares.use(handle)
}

/** A static file of the program. Vite has served the company's before. */
function readOwn(path: string): Buffer | undefined {
  const file = join(ownStatic, path)
  return existsSync(file) ? readFileSync(file) : undefined
}

function hasFileName(path: string): boolean {
  return /[^/]\.\w+$/.test(path)
}

function decode(path: string): string {
  try {
    return decodeURIComponent(path)
  } catch {
    return path
  }
}
