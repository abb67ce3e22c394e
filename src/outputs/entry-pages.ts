/** Each entry's page in a build: Astro renders one layout per collection, which is filled here. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setImmediate } from 'node:timers/promises'
import { todaysPage } from '../collections/pages.ts'
import { keepText } from '../files/results.ts'
import { storeKey } from '../files/store.ts'
import type { Handbook } from '../graph/handbook.ts'
import { inOrder } from '../graph/order.ts'
import { absoluteUrl, collectionPath, entryLayoutPath, markdownPath, withBase } from '../graph/paths.ts'
import { takeLayout } from '../history/editions/layout-file.ts'
import { entryPage } from '../page/entry-page.ts'
import { headNodes } from '../page/head.ts'
import { entryParts, type PageLayout, readLayout } from '../page/layout.ts'
import { imageOf } from '../page/meta.ts'
import { printHtml } from '../page/print-html.ts'
import { beginStage, endStep } from '../plain/stages.ts'
import { feedLinksFor } from './feeds/addresses.ts'
import { printPageAsMarkdown } from './markdown/entry.ts'
import type { WrittenPage } from './markdown/pages.ts'
import type { OutputContext } from './output-context.ts'

/** Writes each as HTML and as Markdown; returns the Markdown pages, in order. */
export async function writeEntryPages({
  handbook,
  updated,
  out,
}: Pick<OutputContext, 'handbook' | 'updated' | 'out'>): Promise<WrittenPage[]> {
  beginStage('pages', handbook.entryIndex.pages.length)
  const written: WrittenPage[] = []
  for (const collection of handbook.config.collections.names) {
    const html = takeLayout(out, entryLayoutPath(collection))
    const pages = inOrder(handbook, collection).filter(({ url }) => url !== undefined)
    if (pages.length === 0) continue
    const layout = { digest: storeKey(html), fill: readLayout(html, entryParts) }
    for (const entry of pages) {
      endStep()
      const page = todaysPage(entry, handbook, updated)
      const markdown = printPageAsMarkdown(page, handbook)
      const { url = '' } = entry
      // An existing file isn't ours, so report the clash to its author.
      out.putNew(join(url, 'index.html'), fill(layout, page, handbook))
      out.putNew(markdownPath(url), markdown)
      written.push({ bytes: Buffer.byteLength(markdown), read: () => readFileSync(out.file(markdownPath(url)), 'utf8') })
      // Meanwhile, pictures are drawn and texts are indexed.
      if (written.length % 16 === 0) await setImmediate()
    }
  }
  return written
}

interface EntryLayout {
  /** Placeholder for its HTML. */
  digest: string
  fill: PageLayout<(typeof entryParts)[number]>
}

function fill(layout: EntryLayout, page: ReturnType<typeof todaysPage>, handbook: Handbook): string {
  const { site, base, title: siteTitle } = handbook.config
  const { entry, meta } = page
  const { title, description, url = '' } = entry
  const { markdownUrl } = meta
  const [address, image, feeds] = [absoluteUrl(url, site, base), imageOf(url, entry, handbook), feedLinksFor(url, handbook)]
  const head = headNodes({ title, description, address, siteTitle, image, meta, markdownUrl, feeds })
  const content = entryPage(page, { isPrintable: true })
  const current = url === collectionPath(entry.collection) ? 'page' : 'true'
  const print = (nodes: Parameters<typeof printHtml>[0]) => printHtml(nodes, (path) => withBase(path, base))
  return keepText(handbook, ['page', layout.digest, base, JSON.stringify([head, current, content])], () =>
    layout.fill({ head: print(head), current, page: print([content]) }),
  )
}
