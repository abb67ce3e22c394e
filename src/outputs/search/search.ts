/** The search index: Pagefind reads a page for each record of the model, and we keep of its files what the search needs. */
import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import * as pagefind from 'pagefind'
import { editionHead } from './edition-texts.ts'
import type { Handbook } from '../../graph/handbook.ts'
import { searchPath } from '../../graph/paths.ts'
import { nearbyFileName, wordsFileName } from '../../answers/search/file-names.ts'
import { editionsFolder } from '../../plain/search-scope.ts'
import type { EditionText, EditionTexts } from '../../history/editions/edition-texts.ts'
import { openIndex, type SearchIndex } from './search-index.ts'
import { nearbyOf } from './nearby.ts'
import { searchPage, searchText } from './page.ts'
import { type SearchRecord, searchRecords } from './records.ts'

/** So many pages are on their way to Pagefind together; it takes them in the order in which they were sent. */
const atOnce = 32

export interface SearchContext {
  handbook: Handbook
  /** Absolute path of the folder that gets the site. */
  out: string
  /** What closed editions hold; undefined where there are none. */
  closed?: EditionTexts | undefined
}

/**
 * Two indexes: that of today, which no edition makes bigger or ranks otherwise, and one of all editions, today's among them, with
 * one record for each revision of a text. The same records give the same bytes.
 */
export async function writeSearch({ handbook, out, closed }: SearchContext): Promise<void> {
  try {
    await writeIndexes({ handbook, out, closed })
  } finally {
    await pagefind.close()
  }
}

async function writeIndexes({ handbook, out, closed }: SearchContext): Promise<void> {
  const records = searchRecords(handbook)
  const today = await openIndex(handbook)
  const all = closed && (await openIndex(handbook))
  await inTurns(records, (record) => addRecord(record, { handbook, today, all, closed }))
  writeFiles(join(out, searchPath), [
    ...(await today.files()),
    { path: wordsFileName, content: today.words() },
    { path: nearbyFileName, content: JSON.stringify(nearbyOf(records, handbook)) },
  ])
  if (all) {
    await inTurns(closed.others, (text) => addEditionText(text, all, handbook))
    // The script of the engine is that of today's index.
    const files = (await all.files()).filter(({ path }) => path !== 'pagefind.js')
    writeFiles(join(out, searchPath, editionsFolder), [...files, { path: wordsFileName, content: all.words() }])
  }
}

interface Indexes extends Pick<SearchContext, 'handbook' | 'closed'> {
  today: SearchIndex
  all: SearchIndex | undefined
}

/** Its text is printed once for both. Only what is known of old texts too narrows the search in all editions. */
async function addRecord(record: SearchRecord, { handbook, closed, today, all }: Indexes): Promise<void> {
  const { lang } = handbook.config
  const { url, facets } = record
  const text = searchText(record, handbook)
  const add = (index: SearchIndex | undefined, filters: Record<string, readonly string[] | undefined>) =>
    index?.add(url, record, searchPage({ ...record, filters }, text, lang))
  await Promise.all([
    add(today, { ...facets }),
    add(all, { kind: facets.kind ?? [record.kind], edition: ['today', ...(closed?.asToday.get(url) ?? [])] }),
  ])
}

async function addEditionText(closed: EditionText, index: SearchIndex, { config }: Handbook): Promise<void> {
  const head = editionHead(closed)
  await index.add(closed.url, head, searchPage(head, closed.text, config.lang))
}

async function inTurns<Item>(items: readonly Item[], act: (item: Item) => Promise<void>): Promise<void> {
  for (let start = 0; start < items.length; start += atOnce) await Promise.all(items.slice(start, start + atOnce).map(act))
}

function writeFiles(folder: string, files: readonly { path: string; content: string | Uint8Array }[]): void {
  for (const { path, content } of files) {
    const file = join(folder, path)
    mkdirSync(dirname(file), { recursive: true })
    writeFileSync(file, content)
  }
}
