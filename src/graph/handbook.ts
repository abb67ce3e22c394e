/** The handbook as a value: all entries together, checked, and cut to what its readers may see. */
import { firstLine, type Problem, problem } from '../problems/problem.ts'
import { type CollectionName, collectionNames, collectionOf } from '../collections/table.ts'
import type { Config } from '../config.ts'
import { findReferences } from '../collections/fields/references.ts'
import type { Sources } from '../sources/source.ts'
import { absentLists } from './reading/absent-lists.ts'
import { checkAddresses } from './reading/address-check.ts'
import { checkHidden, isLeftOutForCustomers, isVisible, type View } from './audience.ts'
import { type Catalogue, catalogueOf } from './catalogue.ts'
import { closedEditions } from './editions.ts'
import { namedBy, readEntries } from './reading/entries.ts'
import { type Entry, isExported, keyOf } from './entry.ts'
import type { FolderFacts } from './reading/folder-facts.ts'
import { countForeignKeys } from './reading/foreign-keys.ts'
import type { Graph, LastEdition } from './graph.ts'
import { findLayout, type Layout, ownFolders } from './reading/layout.ts'
import { checkFiles, checkLinks, type LinkWorld } from './links/links.ts'
import { type Moves, noMoves } from './links/moves.ts'
import { buildTree, type NavItem } from './navigation.ts'
import {
  changesPath,
  changesTodayPath,
  closedPath,
  collectionPath,
  comparePath,
  editionsPath,
  lanesPath,
  ownPages,
  staffPages,
} from './paths.ts'
import { checkRedirects, collectRedirects, endOfChain, formerAddresses, leadingRedirects, type Redirect } from './links/redirects.ts'
import { checkReferences, checkTextReferences, type Edge } from './links/references.ts'
import { checkRules } from '../collections/rules/index.ts'
import { checkUniqueness } from './reading/uniqueness.ts'
import { type Folded, foldProblems, type Unread } from './reading/unread.ts'
import { checkUnread } from './files/unread-files.ts'
import { findReferenced, withoutResting, withVisibleReferences } from './links/visible-reference.ts'

export interface HandbookOptions extends View {
  config: Config
  /** The build instant, ISO with offset. */
  now: string
  /** Where files lie; left out, it is found in the sources. */
  layout?: Layout | undefined
  lastEdition?: LastEdition | undefined
  moves?: Moves | undefined
}

/** Its entries are those that may be seen, and they refer to no others. */
export interface Handbook extends HandbookOptions, Graph {
  layout: Layout
  /** Everything that was written, drafts included; in what is built for staff alone. No page prints the text of a draft. */
  written?: Graph
  /** The trees of handbook and roles. */
  trees: Readonly<Record<'handbook' | 'roles', NavItem>>
  redirects: readonly Redirect[]
  /** What links need to be resolved. */
  world: LinkWorld
  /** Entries whose text or front matter leads to an entry, by its key. */
  backlinks: ReadonlyMap<string, readonly Entry[]>
}

export interface Checked extends Folded {
  handbook: Handbook
  /** Everything that was written, drafts and what is for staff included. */
  written: Graph
  /** What could not be typed, and is part of neither. */
  untyped: readonly Entry[]
  /** What could not be read, so that problems follow from it. */
  unread: readonly Unread[]
  /** How many entries each collection has, hidden ones included. */
  counts: Partial<Record<CollectionName, number>>
}

/** Builds and checks a handbook. Pure: the same sources, configuration and instant give the same values. */
export function buildHandbook(sources: Sources, options: HandbookOptions): Checked {
  const { config, now, lastEdition, moves } = options
  const layout = options.layout ?? findLayout(sources.files, config.collections)
  const read = readEntries(sources, { config, now, layout })
  const all: LinkWorld = { ...worldOf(read.entries, sources, { config, audience: 'staff', now, layout }), moves: moves ?? noMoves }
  const typed = read.entries.filter((entry) => entry.isTyped)
  // Rules and lists rely on values: what could not be typed is none of theirs.
  const untyped = read.entries.filter((entry) => !entry.isTyped)
  const written: Graph = { entries: typed, catalogue: catalogueOf(typed), untyped, config, now, lastEdition }
  const placed = read.entries.filter(({ isMisplaced }) => !isMisplaced)
  const leftOut = checkUnread(sources, read.entries, all)
  const repeated = checkUniqueness(read.entries)
  const slips: Unread[] = [
    ...read.unread,
    ...hiddenByIds(repeated, layout),
    ...leftOut.map((cause) => ({ cause, ...namedBy(cause.file, layout) })),
  ]
  const results = placed.flatMap((entry) => [
    checkReferences(entry, all),
    checkTextReferences(entry, all),
    checkLinks(entry, all),
    { edges: [], problems: checkFiles(entry, all) },
  ])
  const edges = results.flatMap((result) => result.edges)
  const addresses = checkAddresses(read.entries, all)
  const problems: Problem[] = [
    ...read.problems,
    ...missingFolders(sources, layout, config),
    ...leftOut,
    ...repeated,
    ...addresses.problems,
    ...results.flatMap((result) => result.problems),
    ...edges.filter((edge) => !isLeftOutForCustomers(edge, config)).flatMap(checkHidden),
    ...checkRedirects(collectRedirects(read.entries), all),
    ...checkRules(written),
  ]

  const lost = absentLists(problems, { files: sources.files, entries: read.entries, unread: slips })
  const unread = [...slips, ...lost]
  const isSeen = (entry: Entry) => isVisible(entry, options) && !addresses.takenEntries.has(entry)
  const hidden = read.entries.filter((entry) => !isSeen(entry))
  const entries = withoutResting(uniqueEntries(written.entries).filter(isSeen), hidden)
  const files = { ...sources, assets: sources.assets.filter((path) => !addresses.takenFiles.has(path)), folders: read.folders }
  const handbook = assembleHandbook(entries, files, { ...options, layout })
  const hiddenRedirects = new Set([...all.redirects.keys()].filter((from) => !handbook.world.redirects.has(from)))
  return {
    handbook: {
      ...handbook,
      world: { ...handbook.world, hiddenRedirects },
      ...(options.audience === 'staff' && { written }),
      backlinks: backlinksOf(edges, handbook),
    },
    written,
    untyped,
    ...foldProblems(countForeignKeys([...lost.map(({ cause }) => cause), ...problems]), unread),
    unread,
    counts: Object.fromEntries(
      collectionNames
        .map((name) => [name, read.entries.filter((entry) => entry.collection === name).length] as const)
        .filter(([, count]) => count > 0),
    ),
  }
}

/** Of two items with one id, one is meant to have another; nobody can tell which. */
function hiddenByIds(problems: readonly Problem[], layout: Layout): Unread[] {
  return problems.flatMap((cause) => {
    const { collection, id } = namedBy(cause.file, layout)
    return cause.code === 'id-duplicate' && id === undefined && collectionOf(collection)?.key === 'id' ? [{ cause, collection }] : []
  })
}

/** Folders that the configuration names, and that hold nothing. */
function missingFolders({ files, assets }: Sources, layout: Layout, { collections }: Config): Problem[] {
  const paths = [...files.map(({ path }) => path), ...assets]
  return Object.entries(layout.kind === 'set' ? (collections ?? {}) : {}).flatMap(([name, folder]) =>
    folder === undefined || paths.some((path) => folder === '' || path.startsWith(`${folder}/`))
      ? []
      : [
          problem(
            'folder-unknown',
            folder,
            firstLine,
            `handbook.config.ts names the folder "${folder}" for "${name}", and nothing is there.`,
            {
              hint: `Correct it under "collections", or make the folder.`,
            },
          ),
        ],
  )
}

/** The files beside the texts, as far as links need them, and what is said of folders. */
type Files = Pick<Sources, 'assets' | 'images' | 'facts'> & { folders?: readonly FolderFacts[] }

/**
 * The handbook of entries that may all be seen; nothing is checked, and nothing is said of who links to whom.
 * `untyped` are pages that can be linked and stand in trees, although nothing else can be made of their values.
 */
export function assembleHandbook(
  entries: readonly Entry[],
  files: Files,
  options: HandbookOptions,
  untyped: readonly Entry[] = [],
): Handbook {
  const visible = withVisibleReferences(entries, untyped, options.audience)
  const all = [...visible, ...untyped]
  const world = worldOf(all, files, options)
  return {
    ...options,
    layout: world.layout,
    entries: visible,
    catalogue: world.catalogue,
    trees: { handbook: buildTree(all, 'handbook', files.folders), roles: buildTree(all, 'roles', files.folders) },
    redirects: redirectsOf(world),
    world,
    backlinks: new Map(),
  }
}

function worldOf(
  entries: readonly Entry[],
  sources: Files,
  { config, audience, now, layout = ownFolders }: Pick<HandbookOptions, 'config' | 'audience' | 'now' | 'layout'>,
): LinkWorld {
  const catalogue = catalogueOf(entries)
  const otherPages = new Set<string>(['/', '/about/', '/search/', changesPath, ...(audience === 'staff' ? staffPages : [])])
  for (const entry of entries)
    if (entry.collection === 'handbook' || entry.collection === 'roles')
      for (const folder of foldersOf(entry.id)) otherPages.add(`/${entry.collection}/${folder}`)
  for (const entry of entries)
    if ((entry.url !== undefined || entry.collection === 'glossary') && ownPages.has(collectionPath(entry.collection)))
      otherPages.add(collectionPath(entry.collection))
  if (otherPages.has('/changelog/')) for (const page of ['/changelog/subscribe/', '/changelog/upgrade/']) otherPages.add(page)
  if (otherPages.has('/roadmap/')) otherPages.add(lanesPath('objective'))
  const editions = closedEditions(entries, now)
  if (editions.length > 0) for (const page of [editionsPath, comparePath, changesTodayPath]) otherPages.add(page)
  // Which pages an edition has is known when it is made, not when links are checked.
  const outside = [...config.outside, ...editions.map(({ data }) => closedPath(data.name, '/'))]
  const redirects = new Map(leadingRedirects(entries).map(({ from, to }) => [from, to]))
  return {
    catalogue,
    assets: new Set(sources.assets),
    decomposed: new Map(sources.assets.flatMap((path) => (path.normalize('NFC') === path ? [] : [[path.normalize('NFC'), path]]))),
    images: sources.images,
    facts: sources.facts ?? new Map(),
    otherPages,
    redirects,
    former: formerAddresses(entries),
    outside,
    layout,
    rootLinks: Object.entries(config.rootLinks)
      .map(([beginning, folder]) => [`${beginning.replace(/\/+$/, '')}/`, folder] as const)
      .toSorted(([a], [b]) => b.length - a.length),
  }
}

/** What redirects for these readers: not the address of a page, and not to a page that they may not see. A chain leads to its end at once. */
function redirectsOf({ redirects, catalogue, otherPages, outside }: LinkWorld): Redirect[] {
  const isPage = (path: string) => catalogue.byUrl(path) !== undefined || otherPages.has(path) || ownPages.has(path)
  const isElsewhere = (address: string) => !address.startsWith('/') || outside.some((prefix) => address.startsWith(prefix))
  const next = (to: string) => (isPage(withoutAnchor(to)) ? undefined : redirects.get(withoutAnchor(to)))
  return [...redirects]
    .flatMap(([from, to]): Redirect[] => {
      const end = endOfChain(to, next)
      return end === undefined ? [] : [{ from, to: end }]
    })
    .filter(({ from, to }) => !isPage(from) && (isElsewhere(to) || isPage(withoutAnchor(to))))
}

function withoutAnchor(address: string): string {
  return address.split('#')[0] ?? ''
}

/** The addresses of the folders that hold an entry, below its collection: `a/b/c` lies in `a/` and `a/b/`. */
function foldersOf(id: string): string[] {
  const parts = id.split('/').slice(0, -1)
  return parts.map((_, index) => `${parts.slice(0, index + 1).join('/')}/`)
}

/** Of entries with one address, the first stays: a lenient build must not write a page twice. */
export function uniqueEntries(entries: readonly Entry[]): Entry[] {
  const seen = new Set<string>()
  return entries.filter((entry) => {
    const key = keyOf(entry).toLowerCase()
    return !seen.has(key) && seen.add(key)
  })
}

/** `edges` are those of everything that was written; of front matter, what the entries still say counts. */
function backlinksOf(edges: readonly Edge[], { entries, catalogue }: Pick<Handbook, 'entries' | 'catalogue'>): Map<string, Entry[]> {
  const backlinks = new Map<string, Set<Entry>>()
  const inTexts = Map.groupBy(
    edges.filter(({ field }) => field === undefined),
    ({ from }) => `${from.file} ${keyOf(from)}`,
  )
  for (const from of entries) {
    if (from.url === undefined) continue
    const named = (inTexts.get(`${from.file} ${keyOf(from)}`) ?? []).map(({ to }) => catalogue.find(to.collection, to.id))
    for (const to of [...targetsIn(from, catalogue), ...named]) {
      if (!to || to === from) continue
      const key = keyOf(to)
      const known = backlinks.get(key) ?? new Set()
      backlinks.set(key, known.add(from))
    }
  }
  return new Map([...backlinks].map(([key, found]) => [key, [...found]]))
}

/** What the front matter of an entry refers to. Owning a page is no reason to be listed among the pages that lead to the owner. */
function targetsIn(entry: Entry, catalogue: Catalogue): Entry[] {
  const schema = collectionOf(entry.collection)?.schema
  if (!schema || isExported(entry)) return []
  return findReferences(schema, entry.data).flatMap(({ path, value, meta }) =>
    path[0] === 'owner' ? [] : (findReferenced(value, meta.references ?? [], catalogue) ?? []),
  )
}
