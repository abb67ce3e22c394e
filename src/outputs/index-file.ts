/** `handbook.json`: the site's pages, for scripts and for the 404 page. */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Entry } from '../graph/entry.ts'
import { editionPath } from '../graph/paths.ts'
import type { OutputContext } from './output-context.ts'

export function writeIndex({ handbook, updated, editions, out }: OutputContext): void {
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
  writeFileSync(
    join(out, 'handbook.json'),
    `${JSON.stringify({ format: 1, built: now, audience, edition: null, base: config.base, pages, redirects, editions: published })}\n`,
  )
}

/** Id of the owner. */
function findOwner({ data }: Entry): string | null {
  return (data as { owner?: string }).owner ?? null
}
