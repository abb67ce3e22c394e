/** Writes closed editions beside the pages of today. */
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { closedFilePath, closedShellPath, editionsFile } from '../model/paths.ts'
import { type Problem, problem } from '../problems/problem.ts'
import { GitError } from '../sources/git/git.ts'
import { bytesOf } from '../sources/git/objects.ts'
import { editionCache, programDigest } from './cache.ts'
import type { ClosedPage } from './closed-pages.ts'
import type { ClosedTexts } from '../outputs/search/closed.ts'
import { type Editions, type EditionsRequest, type MadeEdition, makeEditions } from './editions.ts'
import { searchTexts } from './search-texts.ts'

export type WriteRequest = Omit<EditionsRequest, 'shell' | 'program' | 'cache' | 'take'> & {
  /** Absolute path of the folder that gets the site. */
  out: string
  /** What a file of today holds, named as git does. */
  blobOf(file: string): string | undefined
}

/** Returns what readers of the build should know. Paths are from the project, where every build runs. */
export function writeEditions(
  { out, ...request }: WriteRequest,
  cache = resolve('.cache/editions'),
): Pick<Editions, 'problems' | 'counts'> & { search?: ClosedTexts } {
  const counts = { editions: 0, files: 0, bodies: 0 }
  const shellFile = join(out, closedShellPath, 'index.html')
  if (!existsSync(shellFile)) return { problems: [], counts }
  const shell = readFileSync(shellFile, 'utf8')
  rmSync(dirname(shellFile), { recursive: true })
  try {
    const editions = makeEditions({
      ...request,
      shell,
      program: programDigest(resolve('src')),
      cache: editionCache(cache),
      take: (url, { pages }) => writePages(join(out, url), pages),
    })
    writeFiles(editions.made, request.content, out)
    writeFileSync(join(out, editionsFile), `${JSON.stringify(editions.index)}\n`)
    const search =
      editions.made.length > 0
        ? searchTexts({ ...editions, ...request, read: (url) => readFileSync(join(out, url, 'index.html'), 'utf8') })
        : undefined
    return { ...editions, ...(search && { search }) }
  } catch (error) {
    if (!(error instanceof GitError)) throw error
    return { problems: unmade(request, error), counts }
  }
}

function writePages(folder: string, pages: readonly ClosedPage[]): void {
  for (const { url, html } of pages) {
    mkdirSync(join(folder, url), { recursive: true })
    writeFileSync(join(folder, url, 'index.html'), html)
  }
}

/** Images and downloads, each once. */
function writeFiles(made: readonly MadeEdition[], content: string, out: string): void {
  const files = new Map(
    made.flatMap(({ files: used }) => used.map(([path, blob]) => [closedFilePath(blob, path.split('/').at(-1) ?? ''), blob])),
  )
  const bytes = bytesOf(content, [...files.values()])
  for (const [address, blob] of files) {
    const file = join(out, decodeURIComponent(address))
    mkdirSync(dirname(file), { recursive: true })
    writeFileSync(file, bytes.get(blob) ?? '')
  }
}

/** git lacks what all editions need: today's handbook is built all the same. */
function unmade({ editions, written }: Pick<EditionsRequest, 'editions' | 'written'>, { message }: GitError): Problem[] {
  return written
    .filter((entry) => entry.collection === 'editions' && editions.some(({ name }) => name === entry.id))
    .map((entry) => problem('edition-missing', entry.file, entry.spanOf(['commit']), message, { hint: 'The edition is left out.' }))
}
