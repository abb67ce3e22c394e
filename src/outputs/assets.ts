/** Copies the images and downloads that visible entries use; others stay where they are, so nothing slips out. */
import { copyFileSync, mkdirSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { resolveLink } from '../model/links.ts'
import { collectionOf } from '../schemas/collections.ts'
import { findFiles } from '../schemas/references.ts'
import type { OutputContext } from './outputs.ts'

export function writeAssets({ handbook, content, out }: OutputContext): void {
  const used = new Set<string>()
  for (const entry of handbook.entries) {
    const schema = collectionOf(entry.collection)?.schema
    const named = schema ? findFiles(schema, entry.data).map(({ value }) => value) : []
    for (const url of [...entry.document.links.map((link) => link.url), ...named]) {
      const target = resolveLink(entry, url, handbook.world)
      if (target.kind === 'asset') used.add(target.path)
    }
  }
  for (const path of used) {
    const to = join(out, path)
    mkdirSync(dirname(to), { recursive: true })
    copyFileSync(join(content, path), to)
  }
}
