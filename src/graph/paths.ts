/** The only place that builds addresses. All are below the site's root and, unless `withBase` was asked, without the base. */
import type { Collection, CollectionName } from '../collections/table.ts'
import { withBase } from '../plain/base.ts'
import { editionsFolder } from '../plain/search-scope.ts'

export { withBase }

/** Address of an entry's page, or undefined if its collection has none. */
export function entryPath({ name, pages, bare }: Collection, id: string): string | undefined {
  if (!pages) return undefined
  return id === 'index' && bare ? `/${name}/` : `/${name}/${id}/`
}

export function collectionPath(collection: CollectionName): string {
  return `/${collection}/`
}

/** The board of the changelog; for staff alone. */
export const boardPath = `${collectionPath('changelog')}board/`

/** The log of decisions, in pages; apart from the ids of decisions, which are a number and words. */
export function decisionsPath(page: number): string {
  return page === 1 ? collectionPath('decisions') : `${collectionPath('decisions')}page/${page}/`
}

/** The roadmap, of which there may be several pages, in one lane or in a lane per objective. */
export function lanesPath(by: 'horizon' | 'objective', page = 1): string {
  return `${collectionPath('roadmap')}${by === 'horizon' ? '' : `by-${by}/`}${page === 1 ? '' : `${page}/`}`
}

/** Pages that only staff get. */
export const backlogPath = collectionPath('backlog')
export const triagePath = `${backlogPath}triage/`
export const insightsPath = collectionPath('insights')
export const statusPath = '/status/'

/** Address of a list of issues of one kind, for example those that are blocked. */
export function issueListPath(list: string): string {
  return `${backlogPath}${list}/`
}

/** Addresses of pages that only staff get. */
export const staffPages: ReadonlySet<string> = new Set([
  boardPath,
  backlogPath,
  triagePath,
  ...(['blocked', 'orphaned', 'stale'] as const).map(issueListPath),
  insightsPath,
  statusPath,
])
/** The list of editions, and the file that says which of them have which pages. */
export const editionsPath = collectionPath('editions')
export const editionsFile = '/editions.json'
/** The part of it that pages of editions load at once. */
export const movedFile = '/moved.json'
/** What the 404 page looks up where there are editions. */
export const missingFile = '/missing.json'

/** The address at which a page stands in a closed edition. */
export function editionPath(edition: string, path: string): string {
  return `${editionsPath}${edition}${path}`
}

/** What changed: today's page of it, the same path in each closed edition, and any two states side by side. */
export const changesPath = '/changes/'
export const changesTodayPath = `${changesPath}today/`
export const comparePath = `${editionsPath}compare/`

/** The file that says what the pages of an edition are called, and whether they say the same as those of another. */
export function pageTablePath(edition: string): string {
  return `${comparePath}${edition}.json`
}

/** The revisions of the page at an address. */
export function historyPath(url: string): string {
  return `/history${url}`
}

/** Further pages of a list; the first stands at the address of the list itself. */
export function furtherPath(list: string, page: number): string {
  return `${list}${furtherParam(page) ?? ''}${page === 1 ? '' : '/'}`
}

/** The part of an address below which the further pages of a folder lie: no name of an entry or of an edition begins like this. */
export const furtherFolder = '_page'

/** Further pages of a list below which any name may follow. */
export function furtherFolderPath(folder: string, page: number): string {
  return page === 1 ? folder : `${folder}${furtherFolder}/${page}/`
}

/** What follows the address of the list, as a parameter of a route. */
export function furtherParam(page: number): string | undefined {
  return page === 1 ? undefined : `page/${page}`
}

// Where Astro writes the layouts of pages that are many. Each is removed when its pages are made.

/** No name of an entry begins like this. */
export function entryLayoutPath(collection: CollectionName): string {
  return `${collectionPath(collection)}_layout/`
}

export const editionLayoutPath = `${editionsPath}_shell/`
/** For pages whose text is as it was in the edition before. */
export const leanLayoutPath = `${editionsPath}_lean/`
export const editionChangesLayoutPath = `${changesPath}_closed/`
export const changesLayoutPath = `${changesPath}_shell/`

/** Address of an image or download of closed editions: the same file has the same address in all of them. */
export function editionFilePath(digest: string, name: string): string {
  return `/_files/${digest}/${encodeURIComponent(name)}`
}

/** Where a term stands on the page of the glossary. */
export function termPath(id: string): string {
  return `${collectionPath('glossary')}#${id}`
}

/** Address of a file of the content folder (images, downloads): the same path below the root. */
export function assetPath(path: string): string {
  return `/${path.split('/').map(encodeURIComponent).join('/')}`
}

/** Address of the Markdown form of a page: it lies beside the page itself. */
export function markdownPath(url: string): string {
  return `${url}index.md`
}

/** The formats of feeds; each is the ending of a file. */
export const feedFormats = ['atom', 'rss', 'json'] as const
export type FeedFormat = (typeof feedFormats)[number]

/** Address of the feed of a folder. */
export function feedPath(folder: string, format: FeedFormat): string {
  return `${folder}feed.${format}`
}

/** So many pages, and so many redirects, are in a part of the index. */
export const indexSize = 1000

/** The index of all pages for scripts, in parts that count from 1. Scripts that want them all follow `next`. */
export function indexPath(part: number): string {
  return part === 1 ? '/handbook.json' : `/handbook-${part}.json`
}

/** The address of a part of the sitemap, if it has parts. */
export function sitemapPath(part: number): string {
  return `/sitemap-${part}.xml`
}

/** Address of the releases as a file for calendars. */
export const calendarPath = '/releases/calendar.ics'

/** Address of a picture that stands for pages, by the digest of what it says. */
export function previewPath(digest: string): string {
  return `/_previews/${digest}.png`
}

/** Folder of the search index. */
export const searchPath = '/pagefind/'

/** Beginnings of addresses whose last part is a digest of the file itself: such a file never changes. */
export const hashedPaths: readonly string[] = [
  '/_assets/',
  '/_files/',
  '/_previews/',
  ...[searchPath, `${searchPath}${editionsFolder}`].flatMap((index) => [`${index}fragment/`, `${index}index/`, `${index}filter/`]),
]

const pictures = '/_pictures'

/** Address of a picture made smaller, in WebP: named after the file that it is made of. */
export function picturePath(path: string, width: number): string {
  return `${pictures}${assetPath(path)}.${width}.webp`
}

/** The file of which the picture at an address is made; undefined if it is the address of none. */
export function originalOf(path: string): string | undefined {
  return path.startsWith(`${pictures}/`) ? /^\/(.+)\.\d+\.webp$/.exec(path.slice(pictures.length))?.[1] : undefined
}

/** The whole address of a path below the root. */
export function absoluteUrl(path: string, site: string, base: string): string {
  // A browser takes a backslash, or a second slash, for the beginning of a host.
  return new URL(
    withBase(path, base)
      .replaceAll('\\', '%5C')
      .replace(/^\/{2,}/, '/'),
    site,
  ).href
}

/** One spelling for each page: with a slash at the end, without `index.html`. */
export function pagePath(path: string): string {
  const plain = path.replace(/\/index\.html?$/, '/').replace(/\.html$/, '/')
  return /\.[a-z0-9]+$/i.test(plain.split('/').at(-1) ?? '') && !/\/\d[\d.]*$/.test(plain) ? plain : plain.replace(/\/*$/, '/')
}

/** Pages that the site makes itself, beside those of entries. */
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
