/** An index that Pagefind makes, and the words of what is in it. */
import * as pagefind from 'pagefind'
import type { Handbook } from '../../graph/handbook.ts'
import { withBase } from '../../graph/paths.ts'
import { withSmallChunks } from './small-chunks.ts'
import { countWords, weighWords, type WordCounts, writeVocabulary } from '../../answers/search/vocabulary.ts'

/** Hosts limit the number of files: beyond so many pages, several share a file. */
const mostFragments = 4000
/** Its own dialogs and styles, and a second copy of the engine for a worker: about 480 KB that nothing of ours loads. */
const unused = /^pagefind-.*\.(js|css)$/

export interface SearchIndex {
  /** `content` is a page as `searchPage` makes it; `url` is below the site's root. */
  add(url: string, names: { title: string; otherNames: readonly string[] }, content: string): Promise<void>
  files(): Promise<pagefind.IndexFile[]>
  /** The words of the pages that were added, as a file. */
  words(): string
}

export async function openIndex({ config: { lang, base } }: Pick<Handbook, 'config'>): Promise<SearchIndex> {
  const { index, errors } = await pagefind.createIndex({ keepIndexUrl: false, forceLanguage: lang, maxFragments: mostFragments })
  if (!index) throw failure(errors)
  const counts: WordCounts = new Map()
  return {
    async add(url, { title, otherNames }, content) {
      countWords({ names: [title, ...otherNames], text: wordsIn(content) }, counts)
      const { errors: faults } = await index.addHTMLFile({ url: withBase(url, base), content })
      if (faults.length > 0) throw failure(faults)
    },
    async files() {
      const { files, errors: faults } = await index.getFiles()
      if (faults.length > 0) throw failure(faults)
      return withSmallChunks(files.filter(({ path }) => !unused.test(path) && isNeeded(path, files)))
    },
    words: () => writeVocabulary(weighWords(counts)),
  }
}

/** The engine without knowledge of a language is for languages that Pagefind does not know. */
function isNeeded(path: string, files: readonly pagefind.IndexFile[]): boolean {
  return !path.startsWith('wasm.unknown') || !files.some((file) => /^wasm\.(?!unknown)/.test(file.path))
}

/** The words of a page; none of their letters is written as an entity. */
function wordsIn(page: string): string {
  return page.slice(page.indexOf('<main')).replace(/<[^>]*>|&#?\w+;/g, ' ')
}

function failure(errors: readonly string[]): Error {
  return new Error(`The search index cannot be made: ${errors.join(' ')}`)
}
