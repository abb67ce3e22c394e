/** Writes the search index: Pagefind reads a page per record, and we keep the files that the search needs. */
import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import * as pagefind from 'pagefind'
import { editionHead } from './edition-head.ts'
import type { Handbook } from '../../graph/handbook.ts'
import { searchPath } from '../../graph/paths.ts'
import { nearbyFileName, wordsFileName } from '../../answers/search/file-names.ts'
import { editionsFolder } from '../../plain/search-scope.ts'
import type { EditionText, EditionTexts } from '../../history/editions/edition-texts.ts'
import { openIndex, type SearchIndex } from './search-index.ts'
import { collectNearby } from './nearby.ts'
import { searchPage, searchText } from './page.ts'
import { type SearchRecord, searchRecords } from './records.ts'

/** Pages sent to Pagefind at once; it handles them in the order sent. */
const atOnce = 32

export interface SearchContext {
  handbook: Handbook
  /** Absolute path of the output folder. */
  out: string
  /** Texts of published editions; undefined if there are none. */
  editionTexts?: EditionTexts | undefined
}

/**
 * Writes two indexes: one of today, whose size and ranking editions don't affect, and one of all editions including today, with a record
 * per revision of a text. The same records give the same bytes.
 */
export async function writeSearch({ handbook, out, editionTexts }: SearchContext): Promise<void> {
  try {
    await writeIndexes({ handbook, out, editionTexts })
  } finally {
    await pagefind.close()
  }
}

async function writeIndexes({ handbook, out, editionTexts }: SearchContext): Promise<void> {
  const records = searchRecords(handbook)
  const today = await openIndex(handbook)
  const all = editionTexts && (await openIndex(handbook))
  await runInBatches(records, (record) => addRecord(record, { handbook, today, all, editionTexts }))
  writeFiles(join(out, searchPath), [
    ...(await today.files()),
    { path: wordsFileName, content: today.words() },
    { path: nearbyFileName, content: JSON.stringify(collectNearby(records, handbook)) },
  ])
  if (all) {
    await runInBatches(editionTexts.others, (text) => addEditionText(text, all, handbook))
    // The engine's script is loaded from today's index.
    const files = (await all.files()).filter(({ path }) => path !== 'pagefind.js')
    writeFiles(join(out, searchPath, editionsFolder), [...files, { path: wordsFileName, content: all.words() }])
  }
}

interface Indexes extends Pick<SearchContext, 'handbook' | 'editionTexts'> {
  today: SearchIndex
  all: SearchIndex | undefined
}

/** Prints the text once for both indexes. Old texts have few filters, so the index of all editions has only those. */
async function addRecord(record: SearchRecord, { handbook, editionTexts, today, all }: Indexes): Promise<void> {
  const { lang } = handbook.config
  const { url, facets } = record
  const text = searchText(record, handbook)
  const add = (index: SearchIndex | undefined, filters: Record<string, readonly string[] | undefined>) =>
    index?.add(url, record, searchPage({ ...record, filters }, text, lang))
  await Promise.all([
    add(today, { ...facets }),
    add(all, { kind: facets.kind ?? [record.kind], edition: ['today', ...(editionTexts?.asToday.get(url) ?? [])] }),
  ])
}

async function addEditionText(text: EditionText, index: SearchIndex, { config }: Handbook): Promise<void> {
  const head = editionHead(text)
  await index.add(text.url, head, searchPage(head, text.text, config.lang))
}

async function runInBatches<Item>(items: readonly Item[], act: (item: Item) => Promise<void>): Promise<void> {
  for (let start = 0; start < items.length; start += atOnce) await Promise.all(items.slice(start, start + atOnce).map(act))
}

function writeFiles(folder: string, files: readonly { path: string; content: string | Uint8Array }[]): void {
  for (const { path, content } of files) {
    const file = join(folder, path)
    mkdirSync(dirname(file), { recursive: true })
    writeFileSync(file, content)
  }
}
