/** Pagefind and the files next to its index, each loaded once, on demand. */
import { smallWords } from '../../words/small-words.ts'
import type { Library } from '../../answers/search/ask.ts'
import { type Engine, engineOptions } from '../../answers/search/engine.ts'
import { nearbyFileName, wordsFileName } from '../../answers/search/file-names.ts'
import type { Nearby } from '../../answers/search/nearby.ts'
import { wrapEngine } from '../../answers/search/wrapped-engine.ts'

interface Bundle {
  createInstance(options: object): Engine & { init(): Promise<void> }
}

export interface SiteLibrary extends Library {
  nearby(): Promise<Nearby>
}

const libraries = new Map<string, Promise<SiteLibrary>>()

/** `bundle` is the URL of Pagefind; `part` is the folder of an index below it. A failed load is retried next time. */
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
  // `handbook dev` has no index; requesting it would only log errors.
  if (import.meta.env.DEV) throw new Error('handbook dev has no index.')
  const { createInstance } = (await import(/* @vite-ignore */ `${bundle}pagefind.js`)) as Bundle
  // Queries take a few milliseconds, so a worker with a second copy of Pagefind isn't worth it.
  const engine = createInstance({ basePath: index, baseUrl: '/', noWorker: true, excerptLength: 18, ...engineOptions })
  await engine.init()
  const vocabulary = once(async () => {
    const [{ readVocabulary }, words] = await Promise.all([import('../../answers/search/vocabulary.ts'), get(index + wordsFileName)])
    return readVocabulary(await words.text())
  })
  // Contacts are those of today, whichever edition is searched.
  const nearby = once(async () => (await (await get(bundle + nearbyFileName)).json()) as Nearby)
  return { engine: wrapEngine(engine), smallWords, vocabulary, nearby }
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
