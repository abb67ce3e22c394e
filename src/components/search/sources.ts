/** Where the search of a page finds its index and the editions: the addresses stand on its element. */
import { editionsFolder, type Scope } from '../../plain/search-scope.ts'
import type { Editions } from './editions.ts'
import { loadLibrary, type SiteLibrary } from './library.ts'

export interface SearchSources {
  library(scope: Scope): Promise<SiteLibrary>
  /** Undefined where there are no closed editions. */
  editions(): Promise<Editions | undefined>
}

export function sourcesOf({ bundle = '/pagefind/', editions }: DOMStringMap): SearchSources {
  return {
    library: (scope) => loadLibrary(new URL(bundle, location.href).href, scope === 'today' ? '' : editionsFolder),
    editions: async () => (editions === undefined ? undefined : (await import('./editions.ts')).openEditions(editions)),
  }
}
