/** Maps a page of one edition to the same document in another. A separate module because browser scripts load it. */

/** Content of `editions.json`. */
export interface EditionIndex {
  format: 2
  /** Base path of the site. */
  base: string
  /** Sorted by date. */
  editions: { name: string; date: string; note?: string; url: string }[]
  /**
   * For each document, its paths and the editions that have it there. Today comes after the last edition. Most documents have one path, in
   * one range.
   */
  documents: Addresses[]
}

/** Where a document is, by path. */
type Addresses = Readonly<Record<string, EditionRanges>>

/** All that looking up a page takes. */
export type EditionLists = Pick<EditionIndex, 'editions' | 'documents'>

/** Indexes of editions, so that their number doesn't matter: the first and the last of a range, then those of the next one. */
export type EditionRanges = readonly number[]

export interface EditionTarget {
  /** Undefined for today. */
  edition?: string
  /** Its day, `YYYY-MM-DD`. */
  date?: string
  /** URL of the document in this edition, relative to the site's root; missing if the edition lacks it. */
  url?: string
  /** The nearest edition that has it, if this one lacks it. */
  nearest?: { edition?: string; date?: string; url: string }
}

/** Today first, then editions from the newest. `edition` is the current one, `path` the page's path in it. */
export function editionTargets(index: EditionLists, path: string, edition?: string): EditionTarget[] {
  const { editions } = index
  const urls = urlsByPosition(index, documentPath(path), edition)
  const positions = Array.from({ length: editions.length + 1 }, (_, position) => editions.length - position)
  return positions.map((position) => {
    const url = urls.get(position)
    if (url !== undefined) return { ...nameEdition(index, position), url }
    const nearest = nearestEdition(position, [...urls.keys()])
    const nearUrl = nearest === undefined ? undefined : urls.get(nearest)
    return {
      ...nameEdition(index, position),
      ...(nearest !== undefined && nearUrl !== undefined && { nearest: { ...nameEdition(index, nearest), url: nearUrl } }),
    }
  })
}

/**
 * Without documents that never moved. An edition's page doesn't need the others, and the number of those doesn't depend on how many pages
 * there are.
 */
export function listMoved<Index extends EditionLists>(index: Index): Index {
  const isMoved = (addresses: Addresses) => Object.values(addresses).some((ranges) => !isInRanges(index.editions.length, ranges))
  return { ...index, documents: index.documents.filter(isMoved) }
}

/** Today's URL of the page at this path in an edition, if there's one. `moved` is the index without what hasn't moved. */
export function todaysUrl(moved: EditionLists, path: string, edition: string): string | undefined {
  const document = findDocument(moved, documentPath(path), edition)
  if (!document) return documentPath(path)
  return Object.keys(document).find((address) => isInRanges(moved.editions.length, document[address]))
}

/** The page that a page of changes is about; any other path is returned as it is. */
function documentPath(path: string): string {
  const of = /^\/(?:changes(?:\/today)?|history)(\/.*?)(?:page\/\d+\/)?$/.exec(path)?.[1]
  return of === undefined ? path : of === '/' || of === '/today/' ? '/changes/' : of
}

/** Editions that have a path, newest first. */
export function editionsWith(index: EditionLists, path: string): { edition: string; url: string }[] {
  const ranges = index.documents.flatMap((document) => document[path] ?? [])
  return index.editions
    .flatMap(({ name, url }, position) => (isInRanges(position, ranges) ? [{ edition: name, url: url.slice(0, -1) + path }] : []))
    .reverse()
}

export function isInRanges(position: number, ranges: EditionRanges = []): boolean {
  return ranges.some((first, at) => at % 2 === 0 && first <= position && position <= (ranges[at + 1] ?? first))
}

function listPositions(ranges: EditionRanges): number[] {
  return ranges.flatMap((first, at) =>
    at % 2 === 0 ? Array.from({ length: (ranges[at + 1] ?? first) - first + 1 }, (_, more) => first + more) : [],
  )
}

/** With one more index, which is higher than the others or the last of them again. */
export function extendRanges(ranges: EditionRanges, position: number): EditionRanges {
  const last = ranges.at(-1)
  if (last === undefined || last < position - 1) return [...ranges, position, position]
  return [...ranges.slice(0, -1), position]
}

/** Index of the nearest edition that has it; of two equally near, the later one. Undefined if none has. */
export function nearestEdition(position: number, having: readonly number[]): number | undefined {
  return having.toSorted((a, b) => Math.abs(a - position) - Math.abs(b - position) || b - a)[0]
}

/** URLs of a page's document, by index of the edition. */
function urlsByPosition(index: EditionLists, path: string, edition: string | undefined): Map<number, string> {
  return new Map(
    Object.entries(findDocument(index, path, edition) ?? {}).flatMap(([address, ranges]) =>
      listPositions(ranges).map((position): [number, string] => [position, (index.editions[position]?.url.slice(0, -1) ?? '') + address]),
    ),
  )
}

/** The addresses of the document that is at this path in an edition, or today. */
function findDocument({ documents, editions }: EditionLists, path: string, edition: string | undefined): Addresses | undefined {
  const here = edition === undefined ? editions.length : editions.findIndex(({ name }) => name === edition)
  return documents.find((each) => isInRanges(here, each[path]))
}

function nameEdition({ editions }: Pick<EditionIndex, 'editions'>, position: number): { edition?: string; date?: string } {
  const edition = editions[position]
  return edition === undefined ? {} : { edition: edition.name, date: edition.date }
}
