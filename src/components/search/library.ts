/** What the search asks: Pagefind and the files beside its index, each loaded once and when it is needed. */
import { searchText as text } from '../../words/search.ts'
import { smallWords } from '../../words/search-words.ts'
import type { Library } from '../../answers/search/ask.ts'
import type { Engine } from '../../answers/search/engine.ts'
import { nearbyFileName, wordsFileName } from '../../answers/search/file-names.ts'
import type { Nearby } from '../../answers/search/nearby.ts'
import { ownEngine } from '../../answers/search/own-engine.ts'
import { engineOptions } from '../../answers/search/ranking.ts'

interface Bundle {
  createInstance(options: object): Engine & { init(): Promise<void> }
}

export interface SiteLibrary extends Library {
  nearby(): Promise<Nearby>
}

const libraries = new Map<string, Promise<SiteLibrary>>()

/** `bundle` is the address of the engine; `part` is the folder of an index below it. What could not be loaded is tried again the next time. */
export function loadLibrary(bundle: string, part = ''): Promise<SiteLibrary> {
  const library =
    libraries.get(part) ??
    open(bundle, bundle + part).catch((error: unknown) => {
      libraries.delete(part)
      throw error
    })
  libraries.set(part, library)
  return library
}

async function open(bundle: string, index: string): Promise<SiteLibrary> {
  // In `handbook dev` there is no index, and asking for it would only fill the console.
  if (import.meta.env.DEV) throw new Error(text.notInDev)
  const { createInstance } = (await import(/* @vite-ignore */ `${bundle}pagefind.js`)) as Bundle
  // An answer takes a few milliseconds: a worker would bring a second copy of the engine for them.
  const engine = createInstance({ basePath: index, baseUrl: '/', noWorker: true, excerptLength: 18, ...engineOptions })
  await engine.init()
  const vocabulary = once(async () => {
    const [{ readVocabulary }, words] = await Promise.all([import('../../answers/search/vocabulary.ts'), get(index + wordsFileName)])
    return readVocabulary(await words.text())
  })
  // Whom to ask is said for today, whatever edition is searched.
  const nearby = once(async () => (await (await get(bundle + nearbyFileName)).json()) as Nearby)
  return { engine: ownEngine(engine), smallWords, vocabulary, nearby }
}

async function get(url: string): Promise<Response> {
  const response = await fetch(url)
  if (!response.ok) throw new Error(`${url}: ${response.status}`)
  return response
}

function once<Value>(load: () => Promise<Value>): () => Promise<Value> {
  let value: Promise<Value> | undefined
  return () => (value ??= load())
}
