/** Assembles the handbook from the visible entries. */
import { findReferences } from '../collections/fields/references.ts'
import type { Sources } from '../sources/source.ts'
import { type EntryIndex, indexEntries } from './entry-index.ts'
import type { Edge } from './edge.ts'
import { publishedEditions } from './editions.ts'
import { type Entry, isExported, keyOf } from './entry.ts'
import type { FolderFacts } from './reading/folder-facts.ts'
import type { Handbook, HandbookOptions } from './handbook.ts'
import { ownFolders } from './reading/layout.ts'
import type { LinkIndex } from './links/link-index.ts'
import { buildTree } from './navigation.ts'
import {
  changesPath,
  changesTodayPath,
  editionPath,
  collectionPath,
  comparePath,
  editionsPath,
  lanesPath,
  ownPages,
  staffPages,
} from './paths.ts'
import { visiblePages } from './pages.ts'
import { scoreOrder } from './score.ts'
import type { Redirect } from './links/redirect.ts'
import { endOfChain, formerAddresses, leadingRedirects } from './links/redirects.ts'
import { findReferenced, withVisibleReferences } from './links/visible-reference.ts'

/** Files next to the texts, as far as links need them, and facts about folders. */
type Files = Pick<Sources, 'assets' | 'images' | 'facts'> & { folders?: readonly FolderFacts[] }

/**
 * The handbook of the visible entries, without checks and backlinks. `untyped` are pages that can be linked and appear in trees, although
 * their values can't be used.
 */
export function assembleHandbook(
  entries: readonly Entry[],
  files: Files,
  options: HandbookOptions,
  untyped: readonly Entry[] = [],
): Handbook {
  const { config, audience, drafts, now, lenient, firstDays } = options
  const visible = withVisibleReferences(entries, untyped, audience)
  const all = [...visible, ...untyped]
  const linkIndex = buildLinkIndex(all, files, options)
  return {
    config,
    audience,
    drafts,
    now,
    lenient,
    firstDays,
    layout: linkIndex.layout,
    entries: visible,
    entryIndex: linkIndex.entryIndex,
    scoreOrder: scoreOrder(entries),
    trees: { handbook: buildTree(all, 'handbook', files.folders), roles: buildTree(all, 'roles', files.folders) },
    redirects: redirectsOf(linkIndex),
    linkIndex,
    backlinks: new Map(),
  }
}

export function buildLinkIndex(
  entries: readonly Entry[],
  sources: Files,
  { config, audience, now, layout = ownFolders(config.collections) }: Pick<HandbookOptions, 'config' | 'audience' | 'now' | 'layout'>,
): LinkIndex {
  const entryIndex = indexEntries(entries)
  const otherPages = new Set<string>(['/', '/about/', '/search/', changesPath, ...(audience === 'staff' ? staffPages : [])])
  for (const page of visiblePages({ config, audience })) otherPages.add(page.path)
  for (const entry of entries)
    if (entry.collection === 'handbook' || entry.collection === 'roles')
      for (const folder of foldersOf(entry.id)) otherPages.add(`/${entry.collection}/${folder}`)
  for (const entry of entries)
    if (
      (entry.url !== undefined || entry.collection === 'glossary') &&
      (entry.definition.isOwn || ownPages.has(collectionPath(entry.collection)))
    )
      otherPages.add(collectionPath(entry.collection))
  if (otherPages.has('/changelog/')) for (const page of ['/changelog/subscribe/', '/changelog/upgrade/']) otherPages.add(page)
  if (otherPages.has('/roadmap/')) otherPages.add(lanesPath('objective'))
  const editions = publishedEditions(entries, now)
  if (editions.length > 0) for (const page of [editionsPath, comparePath, changesTodayPath]) otherPages.add(page)
  // The pages of an edition are fixed when it's built, not when links are checked.
  const outside = [...config.outside, ...editions.map(({ data }) => editionPath(data.name, '/'))]
  const redirects = new Map(leadingRedirects(entries, config.collections).map(({ from, to }) => [from, to]))
  return {
    entryIndex,
    assets: new Set(sources.assets),
    decomposed: new Map(sources.assets.flatMap((path) => (path.normalize('NFC') === path ? [] : [[path.normalize('NFC'), path]]))),
    images: sources.images,
    facts: sources.facts ?? new Map(),
    otherPages,
    staffOnly: new Set([...staffPages, ...config.pages.filter((page) => page.audience !== 'public').map(({ path }) => path)]),
    redirects,
    former: formerAddresses(entries, config.collections),
    outside,
    besides: config.outside,
    host: config.base.replace(/\/+$/, '') === '' ? '' : new URL(config.site).origin,
    layout,
    rootLinks: Object.entries(config.rootLinks)
      .map(([beginning, folder]) => [`${beginning.replace(/\/+$/, '')}/`, folder] as const)
      .toSorted(([a], [b]) => b.length - a.length),
  }
}

/** Redirects for these readers: none from the address of a page, and none to a page they can't see. Chains lead straight to their end. */
function redirectsOf({ redirects, entryIndex, otherPages, outside, besides, host }: LinkIndex): Redirect[] {
  const isPage = (path: string) => entryIndex.byUrl(path) !== undefined || otherPages.has(path) || ownPages.has(path)
  const isElsewhere = (address: string) => !address.startsWith('/') || outside.some((prefix) => address.startsWith(prefix))
  const next = (to: string) => (isPage(withoutAnchor(to)) ? undefined : redirects.get(withoutAnchor(to)))
  return [...redirects]
    .flatMap(([from, to]): Redirect[] => {
      const end = endOfChain(to, next)
      return end === undefined ? [] : [{ from, to: end }]
    })
    .filter(({ from, to }) => !isPage(from) && (isElsewhere(to) || isPage(withoutAnchor(to))))
    .map(({ from, to }) => ({ from, to: besides.some((prefix) => to.startsWith(prefix)) ? host + to : to }))
}

function withoutAnchor(address: string): string {
  return address.split('#')[0] ?? ''
}

/** Addresses of folders that contain an entry, relative to its collection: `a/b/c` is in `a/` and `a/b/`. */
function foldersOf(id: string): string[] {
  const parts = id.split('/').slice(0, -1)
  return parts.map((_, index) => `${parts.slice(0, index + 1).join('/')}/`)
}

/** If entries share an address, keep the first: a lenient build must not write a page twice. */
export function uniqueEntries(entries: readonly Entry[]): Entry[] {
  const seen = new Set<string>()
  return entries.filter((entry) => {
    const key = keyOf(entry).toLowerCase()
    return !seen.has(key) && seen.add(key)
  })
}

/** `edges` cover all written entries; for front matter, only the visible values count. */
export function backlinksOf(
  edges: readonly Edge[],
  { entries, entryIndex }: Pick<Handbook, 'entries' | 'entryIndex'>,
): Map<string, Entry[]> {
  const backlinks = new Map<string, Set<Entry>>()
  const inTexts = Map.groupBy(
    edges.filter(({ field }) => field === undefined),
    ({ from }) => `${from.file} ${keyOf(from)}`,
  )
  for (const from of entries) {
    if (from.url === undefined) continue
    const named = (inTexts.get(`${from.file} ${keyOf(from)}`) ?? []).map(({ to }) => entryIndex.find(to.collection, to.id))
    for (const to of [...targetsIn(from, entryIndex), ...named]) {
      if (!to || to === from) continue
      const key = keyOf(to)
      const known = backlinks.get(key) ?? new Set()
      backlinks.set(key, known.add(from))
    }
  }
  return new Map([...backlinks].map(([key, found]) => [key, [...found]]))
}

/** What an entry's front matter refers to. Pages aren't listed as backlinks of their owner. */
function targetsIn(entry: Entry, entryIndex: EntryIndex): Entry[] {
  if (isExported(entry)) return []
  return findReferences(entry.definition.schema, entry.data).flatMap(({ path, value, meta }) =>
    path[0] === 'owner' ? [] : (findReferenced(value, meta.references ?? [], entryIndex) ?? []),
  )
}
