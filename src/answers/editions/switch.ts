/** From a page of one edition to the same document in another. Apart from all else, because scripts in pages need it. */

/** What `editions.json` says. */
export interface EditionIndex {
  format: 1
  /** Path below which the site is served. */
  base: string
  /** By their days. */
  editions: { name: string; date: string; note?: string; url: string }[]
  /**
   * For each document its addresses, and the places of the editions in which it stands there; today comes after the last edition.
   * Most documents have one address.
   */
  documents: Record<string, number[]>[]
}

export interface EditionTarget {
  /** The edition; undefined for today. */
  edition?: string
  /** Where the document stands in it, below the site's root; missing if it has none. */
  url?: string
  /** Then the nearest that has it. */
  nearest?: { edition?: string; url: string }
}

/** All editions, today first and then from the newest; `edition` is the one that is read, `path` the address within it. */
export function editionTargets(index: EditionIndex, path: string, edition?: string): EditionTarget[] {
  const { editions } = index
  const addresses = addressesOf(index, pageAt(path), edition)
  const places = Array.from({ length: editions.length + 1 }, (_, place) => editions.length - place)
  return places.map((place) => {
    const url = addresses.get(place)
    if (url !== undefined) return { ...named(index, place), url }
    const near = nearestEdition(place, [...addresses.keys()])
    const nearUrl = near === undefined ? undefined : addresses.get(near)
    return {
      ...named(index, place),
      ...(near !== undefined && nearUrl !== undefined && { nearest: { ...named(index, near), url: nearUrl } }),
    }
  })
}

/** The page of which a page tells what changed; other addresses are of what they say. */
function pageAt(path: string): string {
  const of = /^\/(?:changes(?:\/today)?|history)(\/.*?)(?:page\/\d+\/)?$/.exec(path)?.[1]
  return of === undefined ? path : of === '/' || of === '/today/' ? '/changes/' : of
}

/** The editions in which an address existed, newest first. */
export function editionsWith(index: EditionIndex, path: string): { edition: string; url: string }[] {
  const places = index.documents.flatMap((document) => document[path] ?? [])
  return index.editions
    .flatMap(({ name, url }, place) => (places.includes(place) ? [{ edition: name, url: url.slice(0, -1) + path }] : []))
    .reverse()
}

/** The place of the nearest that has it; of two that are equally near, the later. Undefined if none has. */
export function nearestEdition(place: number, having: readonly number[]): number | undefined {
  return having.toSorted((a, b) => Math.abs(a - place) - Math.abs(b - place) || b - a)[0]
}

/** Where the document of a page stands in each edition, by the place of the edition. */
function addressesOf({ documents, editions }: EditionIndex, path: string, edition: string | undefined): Map<number, string> {
  const here = edition === undefined ? editions.length : editions.findIndex(({ name }) => name === edition)
  const document = documents.find((each) => each[path]?.includes(here)) ?? {}
  return new Map(
    Object.entries(document).flatMap(([address, places]) =>
      places.map((place): [number, string] => [place, (editions[place]?.url.slice(0, -1) ?? '') + address]),
    ),
  )
}

function named({ editions }: EditionIndex, place: number): { edition?: string } {
  const edition = editions[place]?.name
  return edition === undefined ? {} : { edition }
}
