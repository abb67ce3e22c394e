import type { Handbook } from '../graph/handbook.ts'
import { absoluteUrl, changesPath, changesTodayPath, comparePath, sitemapPath } from '../graph/paths.ts'
import { splitIntoPages } from '../plain/list-slices.ts'
import type { OutputContext } from './output-context.ts'
import { escapeXml } from '../plain/escape.ts'

/** Pages with `noindex`. */
const notIndexed: ReadonlySet<string> = new Set(['/search/', changesPath, changesTodayPath, comparePath])

/** Staff sites are closed to search engines. */
export function writeSitemap({ handbook, updated, out }: OutputContext): void {
  const isPublic = handbook.audience === 'public'
  if (isPublic) for (const [name, text] of makeSitemap(handbook, updated)) out.put(name, text)
  const { site, base } = handbook.config
  const rules = isPublic ? `Allow: /\n\nSitemap: ${absoluteUrl('/sitemap.xml', site, base)}` : 'Disallow: /'
  out.put('robots.txt', `User-agent: *\n${rules}\n`)
}

const root = '/sitemap.xml'
/** Maximum addresses per file. The protocol allows 50,000. */
const maxAddresses = 2000

/** Texts by path: all pages by URL, with the time of their last change if git knows it; many of them in parts, which an index names. */
export function makeSitemap(
  { entryIndex, linkIndex, config }: Handbook,
  updated: ReadonlyMap<string, string>,
  limit = maxAddresses,
): Map<string, string> {
  const address = (path: string) => `<loc>${escapeXml(absoluteUrl(path, config.site, config.base))}</loc>`
  const pages = new Map<string, string | undefined>()
  for (const path of linkIndex.otherPages) if (!notIndexed.has(path)) pages.set(path, undefined)
  for (const { url, file } of entryIndex.pages) if (url !== undefined) pages.set(url, updated.get(file))
  const parts = splitIntoPages(
    [...pages].sort(([a], [b]) => (a < b ? -1 : 1)),
    limit,
  ).map(({ rows }) => ({
    text: element(
      'urlset',
      rows.map(([path, changed]) => `<url>${address(path)}${lastChange(changed)}</url>\n`),
    ),
    changed: rows
      .flatMap(([, changed]) => changed ?? [])
      .sort()
      .at(-1),
  }))
  if (parts.length === 1) return new Map(parts.map(({ text }) => [root, text]))
  const index = parts.map(({ changed }, part) => `<sitemap>${address(sitemapPath(part + 1))}${lastChange(changed)}</sitemap>\n`)
  return new Map([[root, element('sitemapindex', index)], ...parts.map(({ text }, part) => [sitemapPath(part + 1), text] as const)])
}

function lastChange(changed: string | undefined): string {
  return changed === undefined ? '' : `<lastmod>${escapeXml(changed)}</lastmod>`
}

function element(name: string, lines: readonly string[]): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n<${name} xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n${lines.join('')}</${name}>\n`
}
