/**
 * Every file that the site generates, as an output path; the only such list. A company's entries and files must not clash with it. A test
 * checks that a build writes nothing else.
 */
import {
  calendarPath,
  dataFileNames,
  dataPath,
  dataSchemaPath,
  editionFilePath,
  collectionPath,
  editionsFile,
  missingFile,
  movedFile,
  newsScriptPath,
  ownPages,
  picturePath,
  previewPath,
  searchPath,
  staffPages,
} from '../paths.ts'

/** The file that serves a page's address. */
export function pageFile(url: string): string {
  return `${url.slice(1)}index.html`
}

/** Folders reserved for the site. */
const folders: readonly string[] = [
  searchPath,
  '/_assets/',
  ...[editionFilePath('', ''), picturePath('', 0), previewPath('')].map((path) => path.replace(/^(\/[^/]+\/).*$/, '$1')),
].map((path) => path.slice(1))

/** Single files, including those in `public/`. */
const files: ReadonlySet<string> = new Set([
  ...[
    '404.html',
    '_headers',
    '_nginx.conf',
    '_redirects',
    'favicon.svg',
    'redirect.js',
    'handbook-build.json',
    'handbook.json',
    'llms-full.txt',
    'llms.txt',
  ],
  ...['robots.txt', 'schedule.json', 'sitemap.xml', 'changelog/upgrade.json', 'features/matrix.json'],
  ...[editionsFile, movedFile, missingFile, calendarPath, newsScriptPath].map((path) => path.slice(1)),
  ...dataFileNames.flatMap((name) => [dataPath(name, 1), dataSchemaPath(name)]).map((path) => path.slice(1)),
  ...[...ownPages, ...staffPages].map(pageFile),
  // Lists with a Markdown version.
  ...(['changelog', 'decisions', 'openings', 'roles'] as const).map((name) => `${collectionPath(name).slice(1)}index.md`),
])

/** Files that exist once per feed, edition or part. */
const families: readonly RegExp[] = [
  /^llms(-full)?-\d+\.txt$/,
  /^handbook-\d+\.json$/,
  /^(changelog|releases|features|roadmap)-\d+\.json$/,
  /^sitemap-\d+\.xml$/,
  /^([^/]+\/)*feed\.(atom|rss|json)$/,
  /^editions\/compare\/[^/]+\.json$/,
]

/** Pages below reserved addresses, further pages of lists, and one per version; they exist only if needed. */
const asNeeded: readonly RegExp[] = [
  /^(backlog|insights|ranking|status|history|editions|changes|print)\/(.*\/)?index\.(html|md)$/,
  /^(changelog|decisions|milestones|features|releases)\/page\/\d+\/index\.(html|md)$/,
  /\/_page\/\d+\/index\.(html|md)$/,
  /^roadmap\/(by-objective\/)?\d+\/index\.html$/,
  /^changelog\/upgrade\/\d[^/]*\/index\.html$/,
]

/**
 * The site's file that clashes with an output path: the same file, or one that would have to be a folder. Undefined if there's none.
 * `isRedirect` is set if an address may redirect once there is no such page.
 */
export function siteFileAt(path: string, { isRedirect = false } = {}): string | undefined {
  const folder = folders.find((each) => path.startsWith(each))
  if (folder !== undefined) return folder
  const all = isRedirect ? families : [...families, ...asNeeded]
  const parts = path.split('/')
  return parts
    .map((_, index) => parts.slice(0, index + 1).join('/'))
    .find((part) => files.has(part) || all.some((pattern) => pattern.test(part)))
}
