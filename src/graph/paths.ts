/** The only place that builds addresses. They are relative to the site's root and, except for `withBase`, don't include the base. */
import type { Collection, CollectionName } from '../collections/table.ts'
import { withBase } from '../plain/base.ts'
import { editionsFolder } from '../plain/search-scope.ts'

export { withBase }

/** Address of an entry's page; undefined if its collection has no pages. */
export function entryPath({ name, pages, bare }: Collection, id: string): string | undefined {
  if (!pages) return undefined
  return id === 'index' && bare ? `/${name}/` : `/${name}/${id}/`
}

export function collectionPath(collection: CollectionName): string {
  return `/${collection}/`
}

/** The changelog board; staff only. */
export const boardPath = `${collectionPath('changelog')}board/`

/** The decision log, in pages. Decision ids start with a number, so they can't clash. */
export function decisionsPath(page: number): string {
  return page === 1 ? collectionPath('decisions') : `${collectionPath('decisions')}page/${page}/`
}

/** The roadmap, on several pages if needed, in one lane or one per objective. */
export function lanesPath(by: 'horizon' | 'objective', page = 1): string {
  return `${collectionPath('roadmap')}${by === 'horizon' ? '' : `by-${by}/`}${page === 1 ? '' : `${page}/`}`
}

/** Staff-only pages. */
export const backlogPath = collectionPath('backlog')
export const triagePath = `${backlogPath}triage/`
export const insightsPath = collectionPath('insights')
export const statusPath = '/status/'
export const rankingPath = '/ranking/'

/** Address of the ranking of the roadmap or of the backlog. */
export function rankingListPath(list: 'roadmap' | 'backlog'): string {
  return list === 'roadmap' ? rankingPath : `${rankingPath}${list}/`
}

/** Address of a list of issues, for example blocked ones. */
export function issueListPath(list: string): string {
  return `${backlogPath}${list}/`
}

/** Addresses of staff-only pages. */
export const staffPages: ReadonlySet<string> = new Set([
  boardPath,
  backlogPath,
  triagePath,
  ...(['blocked', 'orphaned', 'stale'] as const).map(issueListPath),
  insightsPath,
  statusPath,
  ...(['roadmap', 'backlog'] as const).map(rankingListPath),
])
/** The list of editions, and the file that says which editions have which pages. */
export const editionsPath = collectionPath('editions')
export const editionsFile = '/editions.json'
/** The part that edition pages load immediately. */
export const movedFile = '/moved.json'
/** What the 404 page looks up if there are editions. */
export const missingFile = '/missing.json'

/** Address of a page in a published edition. */
export function editionPath(edition: string, path: string): string {
  return `${editionsPath}${edition}${path}`
}

/** Change pages: today's, one per edition, and the comparison of any two states. */
export const changesPath = '/changes/'
export const changesTodayPath = `${changesPath}today/`
export const comparePath = `${editionsPath}compare/`

/** The file with page titles of an edition, and which pages are the same as in another. */
export function pageTablePath(edition: string): string {
  return `${comparePath}${edition}.json`
}

/** Revisions of the page at an address. */
export function historyPath(url: string): string {
  return `/history${url}`
}

/** Further pages of a list; the first has the address of the list itself. */
export function furtherPath(list: string, page: number): string {
  return `${list}${furtherParam(page) ?? ''}${page === 1 ? '' : '/'}`
}

/** The path segment of a folder's further pages: no name of an entry or edition starts like this. */
export const furtherFolder = '_page'

/** Further pages of a list whose sub-addresses can have any name. */
export function furtherFolderPath(folder: string, page: number): string {
  return page === 1 ? folder : `${folder}${furtherFolder}/${page}/`
}

/** The part after the list's address, as a route parameter. */
export function furtherParam(page: number): string | undefined {
  return page === 1 ? undefined : `page/${page}`
}

// Where Astro writes layouts. They are removed once their pages are built.

/** No entry name starts like this. */
export function entryLayoutPath(collection: CollectionName): string {
  return `${collectionPath(collection)}_layout/`
}

export const editionLayoutPath = `${editionsPath}_shell/`
/** For pages with the same text as in the previous edition. */
export const leanLayoutPath = `${editionsPath}_lean/`
export const editionChangesLayoutPath = `${changesPath}_closed/`
export const changesLayoutPath = `${changesPath}_shell/`

/** Address of an image or download of published editions: the same file has the same address in all of them. */
export function editionFilePath(digest: string, name: string): string {
  return `/_files/${digest}/${encodeURIComponent(name)}`
}

/** Address of a term on the glossary page. */
export function termPath(id: string): string {
  return `${collectionPath('glossary')}#${id}`
}

/** Address of a file in the content folder (image, download): the same path relative to the root. */
export function assetPath(path: string): string {
  return `/${path.split('/').map(encodeURIComponent).join('/')}`
}

/** Address of a page's Markdown version, next to the page. */
export function markdownPath(url: string): string {
  return `${url}index.md`
}

/** Feed formats; each is a file extension. */
export const feedFormats = ['atom', 'rss', 'json'] as const
export type FeedFormat = (typeof feedFormats)[number]

/** Address of a folder's feed. */
export function feedPath(folder: string, format: FeedFormat): string {
  return `${folder}feed.${format}`
}

/** Maximum pages and redirects per part of the index. */
export const indexSize = 1000

/** The index of all pages for scripts, in parts numbered from 1. To read all parts, follow `next`. */
export function indexPath(part: number): string {
  return part === 1 ? '/handbook.json' : `/handbook-${part}.json`
}

/** Collections whose public entries are data files as well. */
export const dataFileNames = ['changelog', 'releases', 'features', 'roadmap'] as const
export type DataFileName = (typeof dataFileNames)[number]

/** A part of a data file, numbered from 1; `*` is any but the first. To read all parts, follow `next`. */
export function dataPath(name: DataFileName, part: number | '*'): string {
  return part === 1 ? `/${name}.json` : `/${name}-${part}.json`
}

/** The JSON Schema of a data file, by its format. */
export function dataSchemaPath(name: DataFileName, format = 1): string {
  return `/schemas/${name}-${format}.json`
}

/** The script of the element that shows the latest changes on other sites. */
export const newsScriptPath = '/whats-new.js'

/** Address of a part of the sitemap, if it's split. */
export function sitemapPath(part: number): string {
  return `/sitemap-${part}.xml`
}

/** Address of the release calendar file. */
export const calendarPath = '/releases/calendar.ics'

/** Address of a preview picture, by the digest of its text. */
export function previewPath(digest: string): string {
  return `/_previews/${digest}.png`
}

/** Folder of the search index. */
export const searchPath = '/pagefind/'

/** Address prefixes of files named after their own digest, which never change. */
export const hashedPaths: readonly string[] = [
  '/_assets/',
  '/_files/',
  '/_previews/',
  ...[searchPath, `${searchPath}${editionsFolder}`].flatMap((index) => [`${index}fragment/`, `${index}index/`, `${index}filter/`]),
]

const pictures = '/_pictures'

/** Address of a resized AVIF picture, named after its original. */
export function picturePath(path: string, width: number): string {
  return `${pictures}${assetPath(path)}.${width}.avif`
}

/** The original file of a resized picture; undefined for other addresses. */
export function originalOf(path: string): string | undefined {
  return path.startsWith(`${pictures}/`) ? /^\/(.+)\.\d+\.avif$/.exec(path.slice(pictures.length))?.[1] : undefined
}

/** The full address of a path relative to the root. */
export function absoluteUrl(path: string, site: string, base: string): string {
  // Browsers treat a backslash, or a second slash, as the start of a host.
  return new URL(
    withBase(path, base)
      .replaceAll('\\', '%5C')
      .replace(/^\/{2,}/, '/'),
    site,
  ).href
}

/** The canonical form of a page address: with a trailing slash and without `index.html`. */
export function pagePath(path: string): string {
  const plain = path.replace(/\/index\.html?$/, '/').replace(/\.html$/, '/')
  return /\.[a-z0-9]+$/i.test(plain.split('/').at(-1) ?? '') && !/\/\d[\d.]*$/.test(plain) ? plain : plain.replace(/\/*$/, '/')
}

/** Pages that the site generates, besides those of entries. */
export const ownPages: ReadonlySet<string> = new Set([
  '/',
  '/about/',
  '/search/',
  '/handbook/',
  '/roles/',
  '/strategy/',
  '/objectives/',
  '/roadmap/',
  '/roadmap/by-objective/',
  '/milestones/',
  '/decisions/',
  '/openings/',
  '/features/',
  '/releases/',
  '/changelog/',
  '/changelog/subscribe/',
  '/changelog/upgrade/',
  '/changes/',
  '/changes/today/',
  '/editions/',
  '/editions/compare/',
  '/glossary/',
])
