/** In `dev`: serves published editions, histories and changes. Makes them on the first request, and again after any change. */
import { createReadStream, existsSync, mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, sep } from 'node:path'
import type { Connect, ViteDevServer } from 'vite'
import { findContentType } from '../files/types.ts'
import {
  changesPath,
  changesLayoutPath,
  editionChangesLayoutPath,
  editionFilePath,
  editionLayoutPath,
  editionsFile,
  editionsPath,
  historyPath,
  leanLayoutPath,
  missingFile,
  movedFile,
  withBase,
} from '../graph/paths.ts'
import { GitError, git } from '../sources/git/git.ts'

const layouts = [editionLayoutPath, leanLayoutPath, editionChangesLayoutPath, changesLayoutPath]
const served = [
  editionsPath,
  changesPath,
  historyPath('/'),
  editionFilePath('', '').replace(/\/+$/, '/'),
  editionsFile,
  movedFile,
  missingFile,
]

export interface EditionServing {
  /** Absolute path of the content folder. */
  content: string
  base: string
  /** Writes all files into a folder that holds the layouts. */
  write(folder: string): Promise<unknown>
}

export function serveEditions(server: ViteDevServer, { content, base, write }: EditionServing): void {
  const folder = mkdtempSync(join(tmpdir(), 'handbook-dev-'))
  server.httpServer?.on('close', () => rmSync(folder, { recursive: true, force: true }))
  let changes = 0
  server.watcher.on('all', () => changes++)
  let made = { state: '', whole: Promise.resolve() }
  const make = async () => {
    rmSync(folder, { recursive: true, force: true })
    for (const path of layouts) await fetchLayout(path)
    await write(folder)
  }
  const fetchLayout = async (path: string) => {
    const host = server.resolvedUrls?.local[0] ?? server.resolvedUrls?.network[0] ?? ''
    const response = await fetch(new URL(withBase(path, base), host))
    if (!response.ok) return
    mkdirSync(join(folder, path), { recursive: true })
    writeFileSync(join(folder, path, 'index.html'), await response.text())
  }
  const prefix = base.replace(/\/+$/, '')
  const handle: Connect.NextHandleFunction = async (request, response, next) => {
    try {
      const path = decodeURIComponent(new URL(request.originalUrl ?? '/', 'http://localhost').pathname).slice(prefix.length)
      if (layouts.includes(path) || !served.some((start) => path.startsWith(start))) return next()
      const state = `${changes} ${headCommit(content)}`
      if (made.state !== state) made = { state, whole: make() }
      await made.whole
      const file = join(folder, path.endsWith('/') ? `${path}index.html` : path)
      if (!file.startsWith(folder + sep) || !existsSync(file) || !statSync(file).isFile()) return next()
      response.setHeader('content-type', findContentType(file))
      createReadStream(file).pipe(response)
    } catch (error) {
      next(error)
    }
  }
  server.middlewares.use(handle)
}

/** Hash of the last commit; empty if there's none. */
function headCommit(content: string): string {
  try {
    return git(content, ['rev-parse', 'HEAD']).toString('utf8').trim()
  } catch (error) {
    if (error instanceof GitError) return ''
    throw error
  }
}
