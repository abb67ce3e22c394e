/** An index made by Pagefind, with its vocabulary. */
import { createHash } from 'node:crypto'
import * as pagefind from 'pagefind'
import { minify } from 'rolldown/utils'
import { wordsFileName } from '../../answers/search/file-names.ts'
import { countWords, weighWords, type WordCounts, writeVocabulary } from '../../answers/search/vocabulary.ts'
import { type PackedFile, packFiles, unpackFiles } from '../../files/pack.ts'
import { resultsOf } from '../../files/results.ts'
import { noStore, storeKey } from '../../files/store.ts'
import type { Handbook } from '../../graph/handbook.ts'
import { withBase } from '../../graph/paths.ts'
import { splitChunks } from './small-chunks.ts'

/** Hosts limit the number of files; beyond this many pages, several share one. */
const maxFragments = 4000
/** Pages sent to Pagefind at once; it handles them in the order sent. */
const atOnce = 32
/** Pagefind's own UI and a second copy of the engine for a worker: about 480 KB that we never load. */
const unused = /^pagefind-.*\.(js|css)$/

export interface IndexedPage {
  /** Relative to the site's root. */
  url: string
  /** Title and other names. */
  names: readonly string[]
  /** Result of `searchPage`. */
  content: string
  /**
   * Whether the program wrote the text. Then only names of one word are in the vocabulary: apart from its phrase, a word of the program
   * would look to the leak check like a hidden name.
   */
  isByProgram?: boolean
}

/**
 * Files of an index, its vocabulary among them; those of an earlier build if the pages are the same. `pages` gives the same sequence each
 * time. It's asked twice rather than keeping all pages in memory.
 */
export async function makeIndex(pages: () => Iterable<IndexedPage>, handbook: Pick<Handbook, 'config'>): Promise<PackedFile[]> {
  const store = resultsOf(handbook)
  if (store === noStore) return indexPages(pages(), handbook)
  const { lang, base } = handbook.config
  const hash = createHash('sha256')
  for (const page of pages()) hash.update(JSON.stringify(page))
  const key = storeKey('search index', lang, base, hash.digest())
  const kept = store.get(key)
  if (kept) return unpackFiles(kept)
  const files = await indexPages(pages(), handbook)
  store.put(key, packFiles(files))
  return files
}

async function indexPages(pages: Iterable<IndexedPage>, { config: { lang, base } }: Pick<Handbook, 'config'>): Promise<PackedFile[]> {
  const { index, errors } = await pagefind.createIndex({ keepIndexUrl: false, forceLanguage: lang, maxFragments })
  if (!index) throw failure(errors)
  const counts: WordCounts = new Map()
  const add = async ({ url, names, content, isByProgram }: IndexedPage) => {
    countWords(isByProgram ? { names: names.filter(isOneWord), text: '' } : { names, text: extractText(content) }, counts)
    const { errors: faults } = await index.addHTMLFile({ url: withBase(url, base), content })
    if (faults.length > 0) throw failure(faults)
  }
  // While Pagefind reads a batch, the next one is printed.
  let sent: Promise<unknown> = Promise.resolve()
  for (const batch of inBatches(pages)) {
    const next = Promise.all(batch.map(add))
    // The caller of `next` later learns of its error.
    next.catch(() => undefined)
    await sent
    sent = next
  }
  await sent
  const { files, errors: faults } = await index.getFiles()
  if (faults.length > 0) throw failure(faults)
  const needed = splitChunks(files.filter(({ path }) => !unused.test(path) && isNeeded(path, files)))
  await Promise.all(needed.filter(({ path }) => path.endsWith('.js')).map(minifyScript))
  return [...needed, { path: wordsFileName, content: Buffer.from(writeVocabulary(weighWords(counts))) }]
}

function* inBatches<Item>(items: Iterable<Item>): Generator<Item[]> {
  let batch: Item[] = []
  for (const item of items) {
    batch.push(item)
    if (batch.length < atOnce) continue
    yield batch
    batch = []
  }
  yield batch
}

/** Pagefind's script has long names, a third of what readers would load. */
async function minifyScript(file: PackedFile): Promise<void> {
  const { code, errors } = await minify(file.path, Buffer.from(file.content).toString(), { module: true })
  if (errors.length > 0) throw failure(errors.map(({ message }) => message))
  file.content = Buffer.from(code)
}

/** The generic engine is only for languages Pagefind doesn't know. */
function isNeeded(path: string, files: readonly pagefind.IndexFile[]): boolean {
  return !path.startsWith('wasm.unknown') || !files.some((file) => /^wasm\.(?!unknown)/.test(file.path))
}

function isOneWord(name: string): boolean {
  return !/\s/.test(name)
}

/** Text of a page; entities never represent letters. */
function extractText(page: string): string {
  return page.slice(page.indexOf('<main')).replace(/<[^>]*>|&#?\w+;/g, ' ')
}

function failure(errors: readonly string[]): Error {
  return new Error(`The search index cannot be made: ${errors.join(' ')}`)
}
