/** The search index, made by Pagefind from the pages as they were written. */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import * as pagefind from 'pagefind'
import { withBase } from '../model/paths.ts'
import type { OutputContext } from './outputs.ts'

/** Pages are handed over in the order of their addresses: the same pages give the same bytes. */
export async function writeSearch({ handbook, out }: OutputContext): Promise<void> {
  const { index, errors } = await pagefind.createIndex({ keepIndexUrl: false, forceLanguage: handbook.config.lang })
  if (!index) throw new Error(`The search index cannot be made: ${errors.join(' ')}`)
  const urls = handbook.catalogue.pages.flatMap((entry) => entry.url ?? []).sort()
  const failures: string[] = []
  for (const url of urls) {
    const file = join(out, url, 'index.html')
    if (!existsSync(file)) continue
    const added = await index.addHTMLFile({ url: withBase(url, handbook.config.base), content: readFileSync(file, 'utf8') })
    failures.push(...added.errors)
  }
  const written = await index.writeFiles({ outputPath: join(out, 'pagefind') })
  failures.push(...written.errors)
  await pagefind.close()
  if (failures.length > 0) throw new Error(`The search index cannot be made: ${failures.join(' ')}`)
}
