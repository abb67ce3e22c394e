/** Publishes the images and downloads that visible entries use, cleaned; others stay where they are, so nothing slips out. */
import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { readPublished } from '../files/read.ts'
import type { Entry } from '../model/entry.ts'
import type { Handbook } from '../model/handbook.ts'
import { resolveLink } from '../model/links.ts'
import { shownBy } from '../model/pictures.ts'
import type { OutputContext } from './outputs.ts'
import { writePictures } from './pictures.ts'

export async function writeAssets(context: OutputContext): Promise<void> {
  const { handbook, content, out } = context
  const [linked, shown] = [new Set<string>(), new Set<string>()]
  for (const entry of handbook.entries) {
    for (const { url } of entry.document.links) addFile(entry, url, handbook, linked)
    for (const url of shownBy(entry)) addFile(entry, url, handbook, shown)
  }
  for (const path of new Set([...linked, ...shown])) {
    const to = join(out, path)
    mkdirSync(dirname(to), { recursive: true })
    writeFileSync(to, readPublished(content, path))
  }
  await writePictures(context, shown)
}

function addFile(entry: Entry, url: string, { world }: Handbook, files: Set<string>): void {
  const target = resolveLink(entry, url, world)
  if (target.kind === 'asset') files.add(target.path)
}
