/** `sitemap.xml` and `robots.txt`. */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Handbook } from '../graph/handbook.ts'
import { absoluteUrl, changesPath, changesTodayPath, comparePath } from '../graph/paths.ts'
import type { OutputContext } from './output-context.ts'
import { escapeXml } from './xml.ts'

/** Pages with `noindex`. */
const notIndexed: ReadonlySet<string> = new Set(['/search/', changesPath, changesTodayPath, comparePath])

/** Staff sites are closed to search engines. */
export function writeSitemap({ handbook, updated, out }: OutputContext): void {
  const isPublic = handbook.audience === 'public'
  if (isPublic) writeFileSync(join(out, 'sitemap.xml'), makeSitemap(handbook, updated))
  const { site, base } = handbook.config
  const rules = isPublic ? `Allow: /\n\nSitemap: ${absoluteUrl('/sitemap.xml', site, base)}` : 'Disallow: /'
  writeFileSync(join(out, 'robots.txt'), `User-agent: *\n${rules}\n`)
}

/** All pages by URL, with the time of their last change if git knows it. */
export function makeSitemap({ entryIndex, linkIndex, config }: Handbook, updated: ReadonlyMap<string, string>): string {
  const pages = new Map<string, string | undefined>()
  for (const path of linkIndex.otherPages) if (!notIndexed.has(path)) pages.set(path, undefined)
  for (const { url, file } of entryIndex.pages) if (url !== undefined) pages.set(url, updated.get(file))
  const lines = [...pages]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([path, changed]) => {
      const lastmod = changed === undefined ? '' : `<lastmod>${escapeXml(changed)}</lastmod>`
      return `<url><loc>${escapeXml(absoluteUrl(path, config.site, config.base))}</loc>${lastmod}</url>\n`
    })
  return `<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n${lines.join('')}</urlset>\n`
}
