/** `handbook.json`: what the site holds, for scripts and for the page of a missing address. */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { OutputContext } from './outputs.ts'

export function writeIndex({ handbook, updated, out }: OutputContext): void {
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
      owner: (entry.data as { owner?: string }).owner ?? null,
    }))
  writeFileSync(
    join(out, 'handbook.json'),
    `${JSON.stringify({ format: 1, built: now, audience, edition: null, base: config.base, pages, redirects, editions: [] })}\n`,
  )
}
