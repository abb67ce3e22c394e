/** An index made by Pagefind, and its vocabulary. */
import * as pagefind from 'pagefind'
import type { Handbook } from '../../graph/handbook.ts'
import { withBase } from '../../graph/paths.ts'
import { splitChunks } from './small-chunks.ts'
import { countWords, weighWords, type WordCounts, writeVocabulary } from '../../answers/search/vocabulary.ts'

/** Hosts limit the number of files; beyond this many pages, several share one. */
const maxFragments = 4000
/** Pagefind's own UI and a second copy of the engine for a worker: about 480 KB that we never load. */
const unused = /^pagefind-.*\.(js|css)$/

export interface SearchIndex {
  /** `content` is the result of `searchPage`; `url` is relative to the site's root. */
  add(url: string, names: { title: string; otherNames: readonly string[] }, content: string): Promise<void>
  files(): Promise<pagefind.IndexFile[]>
  /** Vocabulary file of the pages added. */
  words(): string
}

export async function openIndex({ config: { lang, base } }: Pick<Handbook, 'config'>): Promise<SearchIndex> {
  const { index, errors } = await pagefind.createIndex({ keepIndexUrl: false, forceLanguage: lang, maxFragments })
  if (!index) throw failure(errors)
  const counts: WordCounts = new Map()
  return {
    async add(url, { title, otherNames }, content) {
      countWords({ names: [title, ...otherNames], text: extractText(content) }, counts)
      const { errors: faults } = await index.addHTMLFile({ url: withBase(url, base), content })
      if (faults.length > 0) throw failure(faults)
    },
    async files() {
      const { files, errors: faults } = await index.getFiles()
      if (faults.length > 0) throw failure(faults)
      return splitChunks(files.filter(({ path }) => !unused.test(path) && isNeeded(path, files)))
    },
    words: () => writeVocabulary(weighWords(counts)),
  }
}

/** The generic engine is only for languages Pagefind doesn't know. */
function isNeeded(path: string, files: readonly pagefind.IndexFile[]): boolean {
  return !path.startsWith('wasm.unknown') || !files.some((file) => /^wasm\.(?!unknown)/.test(file.path))
}

/** Text of a page; entities never stand for letters. */
function extractText(page: string): string {
  return page.slice(page.indexOf('<main')).replace(/<[^>]*>|&#?\w+;/g, ' ')
}

function failure(errors: readonly string[]): Error {
  return new Error(`The search index cannot be made: ${errors.join(' ')}`)
}
