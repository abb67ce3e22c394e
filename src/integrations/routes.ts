/** The site's pages, as routes that Astro adds to the company's own. */
import { globSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

export interface Route {
  /** For example `/changelog/[...page]`. */
  pattern: string
  /** Absolute path of the file. */
  entrypoint: string
}

const folder = fileURLToPath(new URL('../routes/', import.meta.url))
/** What Astro takes for a page or an endpoint. */
const pageFile = /\.(astro|md|mdx|html|ts|js)$/

/** Our routes. `pages` is the company's folder of pages: a page of the same name there takes the place of ours. */
export function routesBeside(pages: string): Route[] {
  const theirs = new Set(listPages(pages).map(({ pattern }) => pattern))
  return listPages(folder).filter(({ pattern }) => !theirs.has(pattern))
}

/** Pages of a folder, sorted. Names with an underscore are no pages. */
function listPages(from: string): Route[] {
  return globSync('**/*', { cwd: from })
    .map((path) => path.replaceAll('\\', '/'))
    .filter((path) => pageFile.test(path) && !path.endsWith('.d.ts') && !/(^|\/)_/.test(path))
    .sort()
    .map((path) => ({ pattern: patternOf(path), entrypoint: `${from}${path}` }))
}

/** The address that Astro gives to a file in `src/pages`. */
function patternOf(path: string): string {
  return `/${path.replace(pageFile, '').replace(/(^|\/)index$/, '')}`
}
