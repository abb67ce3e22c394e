/** The search index, made by Pagefind from the pages as they were written. */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import * as pagefind from 'pagefind'
import { withBase } from '../model/paths.ts'
import type { OutputContext } from './outputs.ts'

/** So many pages are on their way to Pagefind together; it takes them in the order in which they were sent. */
const atOnce = 32

/** Pages are handed over in the order of their addresses: the same pages give the same bytes. */
export async function writeSearch({ handbook, out }: OutputContext): Promise<void> {
  const { index, errors } = await pagefind.createIndex({ keepIndexUrl: false, forceLanguage: handbook.config.lang })
  if (!index) throw new Error(`The search index cannot be made: ${errors.join(' ')}`)
  const urls = handbook.catalogue.pages.flatMap((entry) => entry.url ?? []).sort()
  const failures: string[] = []
  for (let start = 0; start < urls.length; start += atOnce) {
    const added = await Promise.all(
      urls.slice(start, start + atOnce).map((url) => {
        const file = join(out, url, 'index.html')
        return existsSync(file)
          ? index.addHTMLFile({ url: withBase(url, handbook.config.base), content: mainOf(readFileSync(file, 'utf8')) })
          : undefined
      }),
    )
    for (const result of added) failures.push(...(result?.errors ?? []))
  }
  const written = await index.writeFiles({ outputPath: join(out, 'pagefind') })
  failures.push(...written.errors)
  await pagefind.close()
  if (failures.length > 0) throw new Error(`The search index cannot be made: ${failures.join(' ')}`)
}

/** A page without what stands around its text: nothing else is searched. */
function mainOf(html: string): string {
  const start = html.indexOf('<main')
  const end = html.lastIndexOf('</main>')
  const lang = /<html[^>]*>/.exec(html)?.[0] ?? '<html>'
  return start < 0 ? html : `${lang}<body>${html.slice(start, end)}</main></body></html>`
}
