/**
 * Everything that the site writes by itself, as paths in its output: the one list. What a company writes, its entries and files,
 * keeps clear of it; a test checks that a build writes nothing else.
 */
import {
  calendarPath,
  editionFilePath,
  collectionPath,
  editionsFile,
  missingFile,
  movedFile,
  ownPages,
  picturePath,
  previewPath,
  searchPath,
  staffPages,
} from '../paths.ts'

/** The file that answers for the address of a page. */
export function pageFile(url: string): string {
  return `${url.slice(1)}index.html`
}

/** Folders in which nobody else writes. */
const folders: readonly string[] = [
  searchPath,
  '/_assets/',
  ...[editionFilePath('', ''), picturePath('', 0), previewPath('')].map((path) => path.replace(/^(\/[^/]+\/).*$/, '$1')),
].map((path) => path.slice(1))

/** Files of which there is one, those of `public/` included. */
const files: ReadonlySet<string> = new Set([
  ...[
    '404.html',
    '_headers',
    '_redirects',
    'favicon.svg',
    'redirect.js',
    'handbook-build.json',
    'handbook.json',
    'llms-full.txt',
    'llms.txt',
  ],
  ...['robots.txt', 'schedule.json', 'sitemap.xml', 'changelog/upgrade.json', 'features/matrix.json'],
  ...[editionsFile, movedFile, missingFile, calendarPath].map((path) => path.slice(1)),
  ...[...ownPages, ...staffPages].map(pageFile),
  // Lists that have a Markdown form.
  ...(['changelog', 'decisions', 'openings', 'roles'] as const).map((name) => `${collectionPath(name).slice(1)}index.md`),
])

/** Files of which there is one for each feed, edition or part. */
const families: readonly RegExp[] = [
  /^llms(-full)?-\d+\.txt$/,
  /^handbook-\d+\.json$/,
  /^sitemap-\d+\.xml$/,
  /^([^/]+\/)*feed\.(atom|rss|json)$/,
  /^editions\/compare\/[^/]+\.json$/,
]

/** Pages below addresses that only the site has, further pages of lists, and one for each version: they are there as far as they are needed. */
const asNeeded: readonly RegExp[] = [
  /^(backlog|insights|status|history|editions|changes|print)\/(.*\/)?index\.(html|md)$/,
  /^(changelog|decisions|milestones|features|releases)\/page\/\d+\/index\.(html|md)$/,
  /\/_page\/\d+\/index\.(html|md)$/,
  /^roadmap\/(by-objective\/)?\d+\/index\.html$/,
  /^changelog\/upgrade\/\d[^/]*\/index\.html$/,
]

/**
 * The file of the site that a path of its output meets: the same, or one of which the path would have to be a folder. Undefined if it
 * meets none. Where an address may lead elsewhere once there is no such page, `isRedirect` says so.
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
