/** The part of Pagefind's API that the search uses: https://pagefind.app/docs/api/. */

export interface Engine {
  search(query: string | null, options?: { filters?: Readonly<Record<string, readonly string[]>> }): Promise<Answer>
  /** Loads the filter values; answers include their counts from then on. */
  filters(): Promise<Counts>
}

export interface Answer {
  results: Hit[]
  /** Result count per value, with the other filters applied. */
  filters: Counts
  /** Result count per value, without filters. */
  totalFilters: Counts
  unfilteredResultCount: number
}

export type Counts = Record<string, Record<string, number>>

export interface Hit {
  id: string
  score: number
  data(): Promise<Found>
}

export interface Found {
  url: string
  /** HTML: escaped text with `<mark>` around matches. */
  excerpt: string
  content: string
  meta: Record<string, string>
  filters: Record<string, string[]>
  sub_results: Part[]
}

/** A section of a page, below one of its headings. */
export interface Part {
  title: string
  url: string
  excerpt: string
}

/** Pagefind's weights: https://pagefind.app/docs/ranking/. Measured by `npm run search:bench`. */
export const engineOptions = {
  ranking: { metaWeights: { title: 5, detail: 3, record: 2.5, over: 1, low: 0.1, names: 3, headings: 3, kind: 0, image: 0, image_alt: 0 } },
}
