/** Writes the search index: Pagefind reads a page per record, and we keep the files that the search needs. */
import { join } from 'node:path'
import * as pagefind from 'pagefind'
import { nearbyFileName } from '../../answers/search/file-names.ts'
import type { Output } from '../../files/output.ts'
import type { Handbook } from '../../graph/handbook.ts'
import { searchPath } from '../../graph/paths.ts'
import type { EditionTexts } from '../../history/editions/edition-texts.ts'
import { editionsFolder } from '../../plain/search-scope.ts'
import { editionHead } from './edition-head.ts'
import { collectNearby } from './nearby.ts'
import { searchPage, searchText } from './page.ts'
import type { SearchRecord } from './record.ts'
import { searchRecords } from './records.ts'
import { type IndexedPage, makeIndex } from './search-index.ts'

export interface SearchContext {
  handbook: Handbook
  out: Output
  /** Texts of published editions; undefined if there are none. */
  editionTexts?: EditionTexts | undefined
}

/**
 * Writes two indexes: one of today, whose size and ranking editions don't affect, and one of all editions including today, with a record
 * per revision of a text. The same records give the same bytes.
 */
export async function writeSearch({ handbook, out, editionTexts }: SearchContext): Promise<void> {
  try {
    const records = searchRecords(handbook)
    const today = await makeIndex(() => todaysPages(records, handbook), handbook)
    const nearby = { path: nearbyFileName, content: Buffer.from(JSON.stringify(collectNearby(records, handbook))) }
    for (const { path, content } of [...today, nearby]) out.put(join(searchPath, path), content)
    if (!editionTexts) return
    const all = await makeIndex(() => allPages(records, editionTexts, handbook), handbook)
    // The engine's script is loaded from today's index.
    const files = all.filter(({ path }) => path !== 'pagefind.js')
    for (const { path, content } of files) out.put(join(searchPath, editionsFolder, path), content)
  } finally {
    await pagefind.close()
  }
}

function* todaysPages(records: readonly SearchRecord[], handbook: Handbook): Generator<IndexedPage> {
  for (const record of records) yield pageOf(record, { ...record.facets }, handbook)
}

/** Old texts have few filters, so the index of all editions has only those. */
function* allPages(records: readonly SearchRecord[], { asToday, others }: EditionTexts, handbook: Handbook): Generator<IndexedPage> {
  for (const record of records) {
    const { url, facets, kind } = record
    yield pageOf(record, { kind: facets.kind ?? [kind], edition: ['today', ...(asToday.get(url) ?? [])] }, handbook)
  }
  for (const old of others) {
    const head = editionHead(old)
    yield { url: old.url, names: [head.title, ...head.otherNames], content: searchPage(head, old.text, handbook.config.lang) }
  }
}

function pageOf(record: SearchRecord, filters: Record<string, readonly string[] | undefined>, handbook: Handbook): IndexedPage {
  const { url, title, otherNames, entry } = record
  const content = searchPage({ ...record, filters }, searchText(record, handbook), handbook.config.lang)
  return { url, names: [title, ...otherNames], content, isByProgram: entry === undefined }
}
