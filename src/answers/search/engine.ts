/** What of Pagefind the search relies on: https://pagefind.app/docs/api/. */

export interface Engine {
  search(query: string | null, options?: { filters?: Readonly<Record<string, readonly string[]>> }): Promise<Answer>
  /** Loads the values by which results can be narrowed; answers count them from then on. */
  filters(): Promise<Counts>
}

export interface Answer {
  results: Hit[]
  /** How many results each value has, other filters counted in. */
  filters: Counts
  /** How many results each value has when no filter is set. */
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
  /** HTML: the text escaped, and `<mark>` around what was found. */
  excerpt: string
  content: string
  meta: Record<string, string>
  filters: Record<string, string[]>
  sub_results: Part[]
}

/** A part of a page, below one of its headings. */
export interface Part {
  title: string
  url: string
  excerpt: string
}
