/** The links in the header and the footer of every page. */
import type { MenuItem } from '../collections/menu-settings.ts'
import type { Audience } from '../collections/fields/common.ts'
import type { CollectionName } from '../collections/table.ts'
import type { Config } from '../config.ts'
import { didYouMean, nearest } from '../problems/nearest.ts'
import { firstLine, type Problem, problem } from '../problems/problem.ts'
import type { Handbook } from './handbook.ts'
import type { LinkIndex } from './links/link-index.ts'
import { hasPage } from './pages.ts'
import { collectionPath, pagePath } from './paths.ts'
import { collectionsAt, titleOfCollection } from './sections.ts'

export type Place = 'head' | 'foot'

/** A link on every page. */
export interface MenuLink {
  title: string
  /** Address relative to the site's root, or any other. */
  url: string
  /** The collection that it lists. */
  collection?: CollectionName
  /** Everyone, if not set. */
  audience?: Audience
}

/** The links at a place for an audience, whether or not the site has their pages. */
export function menuOf(place: Place, { collections, pages, nav, footer }: Config, audience: Audience): MenuLink[] {
  const listOf = (name: string): MenuLink[] =>
    collections.has(name) ? [{ title: titleOfCollection(collections.of(name)), url: collectionPath(name), collection: name }] : []
  const items = place === 'head' ? nav : footer
  const chosen = items ? items.flatMap((item) => linksOfItem(item, pages, listOf)) : collectionsAt(place, collections).flatMap(listOf)
  const own = pages.filter((page) => page.menu === place && !chosen.some(({ url }) => url === page.path))
  const all: MenuLink[] = [...chosen, ...own.map(({ title, path }) => ({ title, url: path }))]
  return all.filter((link) => audience === 'staff' || link.audience !== 'staff')
}

function linksOfItem(item: MenuItem, pages: Config['pages'], listOf: (name: string) => MenuLink[]): MenuLink[] {
  if (typeof item !== 'string') return [item]
  const page = pages.find(({ path }) => path === item)
  return page ? [{ title: page.title, url: page.path }] : listOf(item)
}

/** The links at a place that these readers get. */
export function visibleMenu(place: Place, handbook: Pick<Handbook, 'config' | 'audience' | 'linkIndex'>): MenuLink[] {
  const { config, audience, linkIndex } = handbook
  return menuOf(place, config, audience).filter(({ url }) => leadsSomewhere(url, linkIndex))
}

/** Reports links in the configuration to pages that nobody has. `all` is the index of everything written. */
export function checkMenus(config: Config, all: LinkIndex): Problem[] {
  return [...(config.nav ?? []), ...(config.footer ?? [])].flatMap((item) => {
    if (typeof item === 'string' || leadsSomewhere(item.url, all)) return []
    const { file, span } = config.placeOf?.(item.url) ?? { file: 'handbook.config.ts', span: firstLine }
    const pages = [...all.otherPages, ...all.entryIndex.pages.flatMap(({ url }) => url ?? [])]
    const suggestions = nearest(item.url, pages)
    return problem('link-missing', file, span, `The link "${item.title}" leads to "${item.url}", which is not a page.`, {
      hint: didYouMean(suggestions, 'Write the address of a page, or remove the link.'),
      suggestions,
    })
  })
}

function leadsSomewhere(url: string, { entryIndex, otherPages, outside, assets }: LinkIndex): boolean {
  if (!url.startsWith('/')) return true
  const path = pagePath(url.split('#')[0] ?? '')
  return (
    entryIndex.byUrl(path) !== undefined ||
    hasPage({ linkIndex: { otherPages } }, path) ||
    assets.has(path.slice(1)) ||
    outside.some((prefix) => path.startsWith(prefix))
  )
}
