import type { Entry } from '../graph/entry.ts'
import { absoluteUrl, dataPath, editionPath, indexPath, indexSize } from '../graph/paths.ts'
import { splitIntoPages } from '../plain/list-slices.ts'
import { dataFilesOf } from './data/data-files.ts'
import type { OutputContext } from './output-context.ts'

export function writeIndex(context: OutputContext): void {
  for (const [name, text] of makeIndex(context)) context.out.put(name, text)
}

/** Texts by path. The first file says what the handbook is; each names the next one. */
export function makeIndex(
  { handbook, updated, editions }: Pick<OutputContext, 'handbook' | 'updated' | 'editions'>,
  limit = indexSize,
): Map<string, string> {
  const { entries, now, audience, redirects, config } = handbook
  const pages = entries
    .filter((entry) => entry.url !== undefined)
    .map((entry) => ({
      id: entry.id,
      collection: entry.collection,
      url: entry.url,
      source: entry.file,
      title: entry.title,
      updated: updated.get(entry.file) ?? null,
      owner: findOwner(entry),
    }))
  const published = editions.map(({ name, date, note }) => ({ name, date, note, url: editionPath(name, '/') }))
  const data = dataFilesOf(handbook).map((name) => [name, absoluteUrl(dataPath(name, 1), config.site, config.base)])
  const about = { format: 1, built: now, audience, edition: null, base: config.base }
  const [slicedPages, slicedRedirects] = [splitIntoPages(pages, limit), splitIntoPages(redirects, limit)]
  const count = Math.max(slicedPages.length, slicedRedirects.length)
  return new Map(
    Array.from({ length: count }, (_, index): [string, string] => {
      const part = {
        ...(index === 0 ? about : { format: 1, part: index + 1 }),
        pages: slicedPages[index]?.rows ?? [],
        redirects: slicedRedirects[index]?.rows ?? [],
        ...(index === 0 && { editions: published, ...(data.length > 0 && { data: Object.fromEntries(data) }) }),
        ...(index + 1 < count && { next: indexPath(index + 2) }),
      }
      return [indexPath(index + 1), `${JSON.stringify(part)}\n`]
    }),
  )
}

/** Id of the owner. */
function findOwner({ data }: Entry): string | null {
  return (data as { owner?: string }).owner ?? null
}
