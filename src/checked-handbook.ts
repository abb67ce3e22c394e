/** Builds the handbook from its sources: all entries, checked, and cut down to what its readers may see. */
import { runAtOnce, type Steps } from './plain/steps.ts'
import { firstLine, type Problem, problem } from './problems/problem.ts'
import type { Config } from './config.ts'
import type { Sources } from './sources/source.ts'
import { absentLists } from './graph/reading/absent-lists.ts'
import { checkAddresses } from './graph/reading/address-check.ts'
import { checkHidden, isLeftOutForCustomers, isVisible } from './graph/audience.ts'
import { indexEntries } from './graph/entry-index.ts'
import { namedBy, readEntrySteps } from './graph/reading/entries.ts'
import type { Entry } from './graph/entry.ts'
import type { Graph } from './graph/graph.ts'
import type { BuildOptions, Checked } from './graph/handbook.ts'
import { findLayout, type Layout } from './graph/reading/layout.ts'
import { settleEntries } from './graph/reading/settling.ts'
import { configFor } from './graph/reading/strict-collections.ts'
import type { LinkIndex } from './graph/links/link-index.ts'
import { checkFiles, checkLinks } from './graph/links/links.ts'
import { noRenames } from './graph/links/renames.ts'
import { checkRedirects, collectRedirects } from './graph/links/redirects.ts'
import { checkReferences, checkTextReferences, type ReferenceResult } from './graph/links/references.ts'
import { checkRules } from './collections/rules/index.ts'
import { checkOwnComponents } from './collections/rules/components.ts'
import { checkOwnPages } from './collections/rules/own.ts'
import { checkUniqueness } from './graph/reading/uniqueness.ts'
import { foldProblems, type Unread } from './graph/reading/unread.ts'
import { checkMenus } from './graph/menus.ts'
import { checkUnread } from './graph/files/unread-files.ts'
import { withoutResting } from './graph/links/visible-reference.ts'
import { assembleHandbook, backlinksOf, uniqueEntries, buildLinkIndex } from './graph/assemble.ts'

/** Number of entries per step. */
const stepSize = 200

/** Build and check a handbook. Pure: the same sources, configuration and instant give the same result. */
export function buildHandbook(sources: Sources, options: BuildOptions): Checked {
  return runAtOnce(buildSteps(sources, options))
}

/** Like `buildHandbook`, in steps. */
export function* buildSteps(sources: Sources, { parsers, ...options }: BuildOptions): Steps<Checked> {
  const { now, lastEdition, renames, firstDays } = options
  const located = options.layout ?? findLayout(sources.files, options.config)
  const layout = sources.origins ? { ...located, origins: sources.origins } : located
  const config = configFor(options.config, sources.files, layout)
  const found = yield* readEntrySteps(sources, { config, now, layout, parsers, firstDays })
  const settled = settleEntries(found.entries, config.collections)
  const read = { ...found, entries: settled.entries, problems: [...found.problems, ...settled.problems] }
  const all: LinkIndex = {
    ...buildLinkIndex(read.entries, sources, { config, audience: 'staff', now, layout }),
    renames: renames ?? noRenames,
  }
  const typed = read.entries.filter((entry) => entry.isTyped)
  // Rules and lists need typed values.
  const untyped = read.entries.filter((entry) => !entry.isTyped)
  const written: Graph = { entries: typed, entryIndex: indexEntries(typed), untyped, config, now, lastEdition }
  const correctlyPlaced = read.entries.filter(({ isMisplaced }) => !isMisplaced)
  const leftOut = checkUnread(sources, read.entries, all)
  const repeated = checkUniqueness(read.entries)
  const unreadCauses: Unread[] = [
    ...read.unread,
    ...findHiddenByIds(repeated, layout),
    ...leftOut.map((cause) => ({ cause, ...namedBy(cause.file, layout) })),
  ]
  yield
  const results: ReferenceResult[] = []
  for (const [index, entry] of correctlyPlaced.entries()) {
    if (index % stepSize === stepSize - 1) yield
    results.push(checkReferences(entry, all), checkTextReferences(entry, all), checkLinks(entry, all))
    results.push({ edges: [], problems: checkFiles(entry, all) })
  }
  yield
  const edges = results.flatMap((result) => result.edges)
  const addresses = checkAddresses(read.entries, all)
  yield
  const problems: Problem[] = [
    ...read.problems,
    ...checkFolders(sources, layout, config),
    ...leftOut,
    ...repeated,
    ...addresses.problems,
    ...results.flatMap((result) => result.problems),
    ...edges.filter((edge) => !isLeftOutForCustomers(edge, config)).flatMap(checkHidden),
    ...checkRedirects(collectRedirects(read.entries, config.collections), all),
    ...checkMenus(config, all),
  ]
  yield
  problems.push(...checkRules(written))

  yield
  const absentItems = absentLists(problems, { files: sources.files, entries: read.entries, unread: unreadCauses, layout })
  const unread = [...unreadCauses, ...absentItems]
  const isShown = (entry: Entry) => isVisible(entry, options) && !addresses.takenEntries.has(entry)
  const hidden = read.entries.filter((entry) => !isShown(entry))
  const entries = withoutResting(uniqueEntries(written.entries).filter(isShown), hidden)
  yield
  const files = { ...sources, assets: sources.assets.filter((path) => !addresses.takenFiles.has(path)), folders: read.folders }
  const handbook = assembleHandbook(entries, files, { ...options, config, layout })
  yield
  const hiddenRedirects = new Set([...all.redirects.keys()].filter((from) => !handbook.linkIndex.redirects.has(from)))
  const seen = { ...handbook, linkIndex: { ...handbook.linkIndex, hiddenRedirects }, backlinks: backlinksOf(edges, handbook) }
  problems.push(...checkOwnPages(written, seen), ...checkOwnComponents(written, seen, all))
  return {
    handbook: seen,
    written,
    untyped,
    edges,
    allLinks: all,
    ...foldProblems([...absentItems.map(({ cause }) => cause), ...problems], unread),
    unread,
    counts: Object.fromEntries(
      config.collections.names
        .map((name) => [name, read.entries.filter((entry) => entry.collection === name).length] as const)
        .filter(([, count]) => count > 0),
    ),
  }
}

/** Of two items with the same id, one should have another id, which may be any of the missing ones. */
function findHiddenByIds(problems: readonly Problem[], layout: Layout): Unread[] {
  return problems.flatMap((cause) => {
    const { collection, id } = namedBy(cause.file, layout)
    return cause.code === 'id-duplicate' && id === undefined && layout.collections.find(collection)?.key === 'id'
      ? [{ cause, collection }]
      : []
  })
}

/** Report folders that the configuration names but that are empty. */
function checkFolders({ files, assets }: Sources, layout: Layout, { folders }: Config): Problem[] {
  const paths = [...files.map(({ path }) => path), ...assets]
  return Object.entries(layout.kind === 'set' ? (folders ?? {}) : {}).flatMap(([name, folder]) =>
    folder === undefined || paths.some((path) => folder === '' || path.startsWith(`${folder}/`))
      ? []
      : [
          problem(
            'folder-unknown',
            folder,
            firstLine,
            `handbook.config.ts names the folder "${folder}" for "${name}", and nothing is there.`,
            {
              hint: `Correct it under "folders", or make the folder.`,
            },
          ),
        ],
  )
}
