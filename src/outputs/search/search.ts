/** The search index: Pagefind reads a page for each record of the model, and we keep of its files what the search needs. */
import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import * as pagefind from 'pagefind'
import type { Handbook } from '../../model/handbook.ts'
import { searchPath, withBase } from '../../model/paths.ts'
import { nearbyFileName } from '../../model/search/nearby.ts'
import { countWords, vocabularyOf, type WordCounts, wordsFileName, writeVocabulary } from '../../model/search/vocabulary.ts'
import type { OutputContext } from '../outputs.ts'
import { nearbyOf } from './nearby.ts'
import { searchPage } from './page.ts'
import { type SearchRecord, searchRecords } from './records.ts'

/** So many pages are on their way to Pagefind together; it takes them in the order in which they were sent. */
const atOnce = 32
/** Hosts limit the number of files: beyond so many pages, several share a file. */
const mostFragments = 4000
/** Its own dialogs and styles, and a second copy of the engine for a worker: about 480 KB that nothing of ours loads. */
const unused = /^pagefind-.*\.(js|css)$/

export async function writeSearch({ handbook, out }: Pick<OutputContext, 'handbook' | 'out'>): Promise<void> {
  const counts: WordCounts = new Map()
  const records = searchRecords(handbook)
  const files = [
    ...(await indexOf(records, handbook, counts)),
    { path: wordsFileName, content: writeVocabulary(vocabularyOf(counts)) },
    { path: nearbyFileName, content: JSON.stringify(nearbyOf(records, handbook)) },
  ]
  for (const { path, content } of files) {
    const file = join(out, searchPath, path)
    mkdirSync(dirname(file), { recursive: true })
    writeFileSync(file, content)
  }
}

/** The same records in the same order give the same bytes. The words of the pages are counted on the way. */
async function indexOf(records: readonly SearchRecord[], handbook: Handbook, counts: WordCounts): Promise<pagefind.IndexFile[]> {
  const { lang, base } = handbook.config
  const { index, errors } = await pagefind.createIndex({ keepIndexUrl: false, forceLanguage: lang, maxFragments: mostFragments })
  if (!index) throw failure(errors)
  const failures: string[] = []
  for (let start = 0; start < records.length; start += atOnce) {
    const added = await Promise.all(
      records.slice(start, start + atOnce).map((record) => {
        const content = searchPage(record, handbook)
        countWords({ names: [record.title, ...record.otherNames], text: textOf(content) }, counts)
        return index.addHTMLFile({ url: withBase(record.url, base), content })
      }),
    )
    for (const result of added) failures.push(...result.errors)
  }
  const { files, errors: late } = await index.getFiles()
  await pagefind.close()
  if (failures.length + late.length > 0) throw failure([...failures, ...late])
  return files.filter(({ path }) => !unused.test(path) && isNeeded(path, files))
}

/** The engine without knowledge of a language is for languages that Pagefind does not know. */
function isNeeded(path: string, files: readonly pagefind.IndexFile[]): boolean {
  return !path.startsWith('wasm.unknown') || !files.some((file) => /^wasm\.(?!unknown)/.test(file.path))
}

/** The words of a page; none of their letters is written as an entity. */
function textOf(page: string): string {
  return page.slice(page.indexOf('<main')).replace(/<[^>]*>|&#?\w+;/g, ' ')
}

function failure(errors: readonly string[]): Error {
  return new Error(`The search index cannot be made: ${errors.join(' ')}`)
}
