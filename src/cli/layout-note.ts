/** Explains how a content folder was read, and what was missing if there's nothing to show. */
import { collectionAt, ownFolders } from '../graph/reading/layout.ts'
import { placeOf } from '../graph/reading/places.ts'
import { listOf } from '../problems/nearest.ts'
import type { Run } from './common.ts'

/** Return one line if the folder has another layout than the tool's own, and no setting explains it. */
export function describeLayout({ sources, handbook, counts }: Pick<Run, 'sources' | 'handbook' | 'counts'>): string | undefined {
  const { layout } = handbook
  const { collections } = layout
  const locations = sources.files.map(({ path }) => ({ path, location: placeOf(path, layout) }))
  if (layout.kind === 'plain') {
    const lists = locations.flatMap(({ path, location }) => (location.kind === 'list' ? [path] : []))
    const prose = [...new Set(sources.files.flatMap(({ path }) => collectionAt(path, ownFolders(collections))?.collection ?? []))]
    const pages = counts.handbook ?? 0
    return [
      `The folder is read as the handbook itself: ${pages === 1 ? 'its text is a page' : `its ${pages} texts are pages`}${lists.length > 0 ? `, and ${listOf(lists)} ${lists.length === 1 ? 'is' : 'are'} data` : ''}.`,
      ...(prose.length > 0
        ? [
            `${listOf(prose.map((name) => `${name}/`))} ${prose.length === 1 ? 'holds' : 'hold'} only prose and ${prose.length === 1 ? 'belongs' : 'belong'} to it, unless "folders" in handbook.config.ts says otherwise.`,
          ]
        : []),
    ].join(' ')
  }
  const strays = locations.filter(({ path, location }) => location.kind === 'unknown-name' && /\.mdx?$/i.test(path))
  if (layout.kind !== 'own' || counts.handbook || strays.length === 0) return undefined
  const found = collections.folders.filter((name) => counts[name])
  const setting = ["handbook: '.'", ...found.map((name) => `${name}: '${name}'`)].join(', ')
  return `The folder is read as collections, because of ${listOf(found.map((name) => `${name}/`))}: ${strays.length === 1 ? '1 text' : `${strays.length} texts`} outside them ${strays.length === 1 ? 'is' : 'are'} not published. If the folder is the handbook, write "folders: { ${setting} }" in handbook.config.ts.`
}

/** Count the pages of a build. Lists without pages of their own count only if there's nothing else. */
export function countPages({ handbook, archive }: Pick<Run, 'handbook' | 'archive'>): number {
  const lists = new Set(handbook.entries.flatMap(({ collection }) => (listOnlyCollections.includes(collection) ? [collection] : [])))
  return handbook.entryIndex.pages.length || lists.size || archive.editions.length
}

/** Collections shown only as a list. */
const listOnlyCollections: readonly string[] = ['glossary', 'backlog', 'insights']

/** Explain why there's nothing to build. */
export function describeNothingToBuild({
  settings,
  sources,
  written,
  untyped,
  handbook,
}: Pick<Run, 'settings' | 'sources' | 'written' | 'untyped' | 'handbook'>): string {
  const pages = written.entries.filter(({ url }) => url !== undefined)
  if (pages.length > 0) {
    const drafts = pages.filter(({ isDraft }) => isDraft).length
    const hidden = [
      ...(drafts > 0 ? [drafts === 1 ? '1 is a draft' : `${drafts} are drafts`] : []),
      ...(pages.length > drafts ? [pages.length - drafts === 1 ? '1 is for staff' : `${pages.length - drafts} are for staff`] : []),
    ]
    const who = settings.audience === 'staff' ? 'staff' : 'the public'
    return `Nothing was built, because none of the pages in "${settings.content}" is visible to ${who}: ${hidden.join(', and ')}.`
  }
  if (untyped.length > 0)
    return `Nothing was built, because none of the entries in "${settings.content}" can be read: ${listOf(untyped.map(({ file }) => file))}.`
  const lists = sources.files.flatMap(({ path }) => (placeOf(path, handbook.layout).kind === 'list' ? [path] : []))
  const { folders, of } = settings.config.collections
  const withPages = folders.filter((name) => of(name).pages)
  return `Nothing was built, because "${settings.content}" has no pages${lists.length > 0 ? `, only data (${listOf(lists)})` : ''}. Pages are .md or .mdx files anywhere in it, or in the folder of a collection: ${listOf(withPages, 20)}. Choose another folder with --content.`
}
