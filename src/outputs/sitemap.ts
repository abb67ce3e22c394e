/** `sitemap.xml` and `robots.txt`: what search engines are told. */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Handbook } from '../graph/handbook.ts'
import { absoluteUrl, changesPath, changesTodayPath, comparePath } from '../graph/paths.ts'
import type { OutputContext } from './output-context.ts'
import { escapeXml } from '../plain/escape.ts'

/** Pages that say themselves that they are not to be indexed. */
const unlisted: ReadonlySet<string> = new Set(['/search/', changesPath, changesTodayPath, comparePath])

/** What is built for staff is for no search engine at all. */
export function writeSitemap({ handbook, updated, out }: OutputContext): void {
  const isPublic = handbook.audience === 'public'
  if (isPublic) writeFileSync(join(out, 'sitemap.xml'), sitemapOf(handbook, updated))
  const { site, base } = handbook.config
  const rules = isPublic ? `Allow: /\n\nSitemap: ${absoluteUrl('/sitemap.xml', site, base)}` : 'Disallow: /'
  writeFileSync(join(out, 'robots.txt'), `User-agent: *\n${rules}\n`)
}

/** Every page in the order of addresses; the moment of its last change where git knows it. */
export function sitemapOf({ entryIndex, linkIndex, config }: Handbook, updated: ReadonlyMap<string, string>): string {
  const pages = new Map<string, string | undefined>()
  for (const path of linkIndex.otherPages) if (!unlisted.has(path)) pages.set(path, undefined)
  for (const { url, file } of entryIndex.pages) if (url !== undefined) pages.set(url, updated.get(file))
  const lines = [...pages]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([path, changed]) => {
      const lastmod = changed === undefined ? '' : `<lastmod>${escapeXml(changed)}</lastmod>`
      return `<url><loc>${escapeXml(absoluteUrl(path, config.site, config.base))}</loc>${lastmod}</url>\n`
    })
  return `<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n${lines.join('')}</urlset>\n`
}
