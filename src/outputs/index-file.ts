/** `handbook.json`: what the site holds, for scripts and for the page of a missing address. */
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
      owner: ownerOf(entry),
    }))
  const closed = editions.map(({ name, date, note }) => ({ name, date, note, url: editionPath(name, '/') }))
  writeFileSync(
    join(out, 'handbook.json'),
    `${JSON.stringify({ format: 1, built: now, audience, edition: null, base: config.base, pages, redirects, editions: closed })}\n`,
  )
}

/** The id of the owner. */
function ownerOf({ data }: Entry): string | null {
  return (data as { owner?: string }).owner ?? null
}
