/**
 * Renders all pages with a kept bundle, like Astro's build does after bundling (`generatePages` in astro/dist/core/build/generate.js,
 * 7.3.5). Refuses features this site doesn't use, so that Astro builds them.
 */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { PathWithRoute, RouteData, SSRManifest } from 'astro'
import type { BaseApp } from 'astro/app'
import type { StaticPathsApp } from 'astro/runtime/prerender/static-paths.js'
import type { Output } from '../../files/output.ts'
import { selectPages } from '../../graph/own-pages.ts'
import { beginStage, endStep } from '../../plain/stages.ts'
import type { Settings } from '../../settings.ts'
import { listFiles } from '../output/marker.ts'
import type { PageBundle } from './store.ts'

/** The bundle can't build this site the way Astro does. */
export class BundleError extends Error {}

/** Exports of the bundle's entry. See `BuildApp` in astro/dist/core/build/app.js. */
interface BundleEntry {
  app: BaseApp & Required<StaticPathsApp> & { setInternals(internals: Internals): void; setOptions(options: Options): void }
  manifest: SSRManifest
}

/** What `BuildApp` reads from the bundler's results: the styles of each page, by route and component. */
interface Internals {
  pagesByKeys: ReadonlyMap<string, { styles: { depth: number; order: number; sheet: SSRManifest['routes'][number]['styles'][number] }[] }>
}

/** What `BuildApp` reads from the build's options. */
interface Options {
  settings: { scripts: readonly [] }
  logger: { options: { destination: { write(message: { message: string }): void } } }
}

/** Pages rendered at a time, as in `astro.config.mjs`. */
const concurrency = 8

/** Write all pages, styles and scripts into an empty folder. `warn` receives Astro's log. */
export async function renderPages(
  { entry, files }: PageBundle,
  settings: Settings,
  out: Output,
  warn: (message: string) => void,
): Promise<void> {
  const { app, manifest }: BundleEntry = await import(/* @vite-ignore */ pathToFileURL(entry).href)
  refuseUnknownFeatures(manifest)
  app.setInternals({ pagesByKeys: collectStyles(manifest) })
  app.setOptions({ settings: { scripts: [] }, logger: { options: { destination: { write: ({ message }) => warn(message) } } } })
  // An earlier build in this process may have had other paths.
  app.routeCache.clearAll()
  const { StaticPaths } = await import('astro/runtime/prerender/static-paths.js')
  const paths = selectPages(await new StaticPaths(app).getAll(), settings, warn)
  refuseDuplicates(paths)
  for (const path of listFiles(files)) out.put(path, readFileSync(join(files, path)))
  beginStage('lists', paths.length)
  const waiting = paths.values()
  const renderNext = async () => {
    for (const { pathname, route } of waiting) {
      const response = await app.render(new Request(toRequestUrl(pathname, route, manifest)), { routeData: route })
      endStep()
      await write(response, toOutputFile(pathname, route), out)
    }
  }
  // Wait for all before failing, since Astro gets the folder next.
  const ends = await Promise.allSettled(Array.from({ length: concurrency }, renderNext))
  for (const end of ends) if (end.status === 'rejected') throw end.reason
}

/** Refuse features that need more of Astro's build than this does. */
function refuseUnknownFeatures({ routes, buildFormat, trailingSlash, serverLike, i18n, csp, assetsPrefix }: SSRManifest): void {
  const isKnown = buildFormat === 'directory' && trailingSlash === 'always' && !serverLike && !i18n && !csp && !assetsPrefix
  const known = routes.every(({ routeData, scripts }) => ['page', 'endpoint'].includes(routeData.type) && scripts.length === 0)
  if (!isKnown || !known) throw new BundleError('The site uses a feature of Astro that only a whole build has.')
}

function refuseDuplicates(paths: readonly PathWithRoute[]): void {
  const seen = new Set<string>()
  for (const { pathname } of paths) {
    const path = pathname.replace(/\/$/, '')
    if (seen.has(path)) throw new BundleError(`Two pages have the address "${path}/".`)
    seen.add(path)
  }
}

/** Joins route and component like Astro's `makePageDataKey`. */
function collectStyles({ routes }: SSRManifest): Internals['pagesByKeys'] {
  return new Map(
    routes.map(({ routeData: { route, component }, styles }) => [
      `${route}&${component}`,
      { styles: styles.map((sheet, order) => ({ depth: 0, order, sheet })) },
    ]),
  )
}

/** Like Astro's `getUrlForPath`, for folders and addresses with a trailing slash. */
function toRequestUrl(pathname: string, { type }: RouteData, { site, base }: SSRManifest): URL {
  const path = pathname.replace(/^\/+|\/$/g, '')
  const isFile = type === 'endpoint' && /\.[^/]+$/.test(path)
  const prefix = `/${base}/`.replace(/\/{2,}/g, '/')
  return new URL(`${prefix}${path}${path === '' || isFile ? '' : '/'}`, new URL(site ?? 'http://localhost:4321').origin)
}

/** Like Astro's `getOutFolder` and `getOutFile`. */
function toOutputFile(pathname: string, { type }: RouteData): string {
  const path = pathname.replace(/^\/+|\/$/g, '')
  if (type === 'endpoint') return path
  if (pathname === '/404' || pathname === '/500') return `${path}.html`
  return path === '' ? 'index.html' : `${path}/index.html`
}

async function write(response: Response, path: string, out: Output): Promise<void> {
  if (response.status >= 300 && response.status < 400) throw new BundleError('A page redirects to another one.')
  if (!response.body) return
  // A file from `public` is already there, and wins.
  if (existsSync(out.file(path))) throw new BundleError(`A file is in the place of a page: "${path}".`)
  out.putNew(path, Buffer.from(await response.arrayBuffer()))
}
