/** Loads the index and the editions from the URLs in the element's attributes. */
import { editionsFolder, type Scope } from '../../plain/search-scope.ts'
import type { Editions } from './editions.ts'
import { loadLibrary, type SiteLibrary } from './library.ts'

export interface SearchSources {
  library(scope: Scope): Promise<SiteLibrary>
  /** Undefined if there are no published editions. */
  editions(): Promise<Editions | undefined>
}

export function readSources({ bundle = '/pagefind/', editions }: DOMStringMap): SearchSources {
  return {
    library: (scope) => loadLibrary(new URL(bundle, location.href).href, scope === 'today' ? '' : editionsFolder),
    editions: async () => (editions === undefined ? undefined : (await import('./editions.ts')).openEditions(editions)),
  }
}
