/** Writes published editions and change pages next to the current pages. */
import { readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { cleanForPublication } from '../../files/publish.ts'
import type { PageTable } from '../../answers/editions/compare.ts'
import { listMoved } from '../../answers/editions/edition-index.ts'
import { createMissingIndex } from '../../answers/editions/missing-index.ts'
import type { Handbook } from '../../graph/handbook.ts'
import {
  changesLayoutPath,
  editionChangesLayoutPath,
  editionFilePath,
  editionPath,
  editionLayoutPath,
  leanLayoutPath,
  editionsFile,
  missingFile,
  movedFile,
  pageTablePath,
} from '../../graph/paths.ts'
import { type Problem, problem } from '../../problems/problem.ts'
import { GitError } from '../../sources/git/git.ts'
import { readBlobs } from '../../sources/git/objects.ts'
import type { InnerPage } from '../differences/change-pages.ts'
import { printRecentChanges } from '../differences/changes-page.ts'
import { type EditionPage, digestText } from './edition-page-writer.ts'
import type { EditionsRequest } from './editions-request.ts'
import { type Editions, editionSteps } from './editions.ts'
import { readLayout, todaysParts } from '../../page/layout.ts'
import { takeLayout } from './layout-file.ts'
import type { Output } from '../../files/output.ts'
import { escapeHtml } from '../../plain/escape.ts'
import { runSteps } from '../../plain/steps.ts'
import { collectSearchTexts } from './search-texts.ts'
import type { EditionTexts } from './edition-texts.ts'

export type WriteRequest = Omit<EditionsRequest, 'pageLayout' | 'leanLayout' | 'changesLayout' | 'take'> & {
  out: Output
  /** Return the git blob id of a current file. */
  blobOf(file: string): string | undefined
}

/** Returns problems to report. */
export async function writeEditions({
  out,
  ...request
}: WriteRequest): Promise<Pick<Editions, 'problems'> & { counts?: Editions['counts']; search?: EditionTexts }> {
  const [pageLayout, leanLayout] = [takeLayout(out, editionLayoutPath), takeLayout(out, leanLayoutPath)]
  const [changesLayout, todaysLayout] = [takeLayout(out, editionChangesLayoutPath), takeLayout(out, changesLayoutPath)]
  const write = (url: string, html: string | Buffer) => out.put(join(url, 'index.html'), html)
  try {
    const steps = editionSteps({
      ...request,
      pageLayout,
      leanLayout,
      changesLayout,
      take: write,
    })
    const editions = await runSteps(steps)
    writeInLayout(editions.today, todaysLayout, write)
    writeFiles(editions, request.content, out)
    if (editions.made.length > 0) writeData(editions, request.handbook, out)
    const read = (url: string) => readFileSync(out.file(join(url, 'index.html')), 'utf8')
    const search = editions.made.length > 0 ? collectSearchTexts({ ...editions, ...request, read }) : undefined
    return { ...editions, ...(search && { search }) }
  } catch (error) {
    if (!(error instanceof GitError)) throw error
    // Some may have been written by then.
    for (const { name } of request.editions) rmSync(out.file(editionPath(name, '/')), { recursive: true, force: true })
    const recentChanges = printRecentChanges({
      histories: [],
      editions: [],
      deletedPages: [],
      today: undefined,
      config: request.handbook.config,
    })
    writeInLayout(recentChanges, todaysLayout, write)
    return { problems: reportMissing(request, error) }
  }
}

/** Write each page right away, as there are many histories. */
function writeInLayout(pages: readonly InnerPage[], html: string, write: (url: string, html: string) => void): void {
  if (pages.length === 0) return
  const layout = readLayout(html, todaysParts)
  for (const { url, title, html } of pages) write(url, layout({ title: escapeHtml(title), description: escapeHtml(title), page: html }))
}

/** Data for scripts that switch between editions and compare them. */
function writeData({ made, index }: Editions, handbook: Handbook, out: Output): void {
  const write = (path: string, data: unknown) => out.put(path, `${JSON.stringify(data)}\n`)
  const today = handbook.entryIndex.pages.flatMap((entry) =>
    entry.url === undefined ? [] : [{ url: entry.url, title: entry.title, digest: digestText(entry) }],
  )
  write(editionsFile, index)
  write(movedFile, listMoved(index))
  write(missingFile, createMissingIndex(index, handbook))
  for (const { edition, pages } of made) write(pageTablePath(edition.name), toPageTable(pages.pages))
  write(pageTablePath('today'), toPageTable(today))
}

function toPageTable(pages: readonly Pick<EditionPage, 'url' | 'title' | 'digest'>[]): PageTable {
  return Object.fromEntries(
    pages.flatMap(({ url, title, digest }) => (title !== undefined && digest !== undefined ? [[url, [title, digest]]] : [])),
  )
}

/** Write each image and download once. */
function writeFiles({ made, files: others }: Editions, content: string, out: Output): void {
  const used = [...made.flatMap(({ pages, changes }) => [...pages.files, ...changes.files]), ...others]
  const files = new Map(used.map(([path, blob]) => [editionFilePath(blob, path.split('/').at(-1) ?? ''), blob]))
  const bytes = readBlobs(content, [...files.values()])
  for (const [address, blob] of files) {
    const path = decodeURIComponent(address)
    const published = cleanForPublication(path, bytes.get(blob) ?? Buffer.alloc(0))
    // A file that an old text shows may not be an image.
    if (published === undefined) continue
    out.put(path, published)
  }
}

/** All editions lack something in git. Today's handbook is built nevertheless. */
function reportMissing({ editions, written }: Pick<EditionsRequest, 'editions' | 'written'>, { message }: GitError): Problem[] {
  return written
    .filter((entry) => entry.collection === 'editions' && editions.some(({ name }) => name === entry.id))
    .map((entry) => problem('edition-missing', entry.file, entry.spanOf(['commit']), message, { hint: 'The edition is skipped.' }))
}
