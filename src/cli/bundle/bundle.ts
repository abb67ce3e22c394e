/** Finds or makes the bundle that renders a site's pages. It's made for any site, so that changing an address costs no bundling. */
import { globSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { standIns } from '../../integrations/config.ts'
import { packageRoot } from '../../plain/package-root.ts'
import { beginStage } from '../../plain/stages.ts'
import type { Settings } from '../../settings.ts'
import { runBundler } from '../astro.ts'
import { listFiles } from '../output/marker.ts'
import { bundleKey, siteKey } from './key.ts'
import { readScriptWords, renameScripts } from './scripts.ts'
import { dropBundle, findBundle, isNothingKept, keepBundle, newBundleFolder, noteNothingKept, type PageBundle } from './store.ts'

/** The bundle that comes with an installed package, and its key. */
const packaged = { store: packageRoot, key: 'bundle' } as const

/** Takes the place of the program's folder in the packaged bundle. */
export const programStandIn = 'file:///_program_'

const storeOf = ({ root }: Pick<Settings, 'root'>) => join(root, '.cache/bundles')

/** Return the bundle made ready for this site, if an earlier build kept it. */
export function findSiteBundle(settings: Settings): PageBundle | undefined {
  return findBundle(storeOf(settings), siteKey(keyOf(settings), settings.config))
}

/** Whether the pages are bundled, so that a build only has to make the bundle ready for its site. */
export function arePagesBundled(settings: Settings): boolean {
  return findBundle(storeOf(settings), keyOf(settings)) !== undefined
}

/** Make a bundle ready for this site. Bundles the pages first if nobody has. `out` is an empty folder that the bundler may use. */
export async function makeSiteBundle(settings: Settings, out: string): Promise<PageBundle | undefined> {
  const store = storeOf(settings)
  const key = keyOf(settings)
  const bundle =
    (hasOwnPages(settings) ? undefined : findBundle(packaged.store, packaged.key)) ??
    findBundle(store, key) ??
    (await bundlePages(settings, out, store, key))
  if (!bundle) return undefined
  const folder = newBundleFolder(store)
  try {
    await adapt(bundle, folder, settings)
    keepBundle(store, siteKey(key, settings.config), folder)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
  return findSiteBundle(settings)
}

/** Forget a bundle that failed, and the one that it was made of. */
export function dropSiteBundle(settings: Settings, bundle: PageBundle): void {
  dropBundle(bundle)
  const kept = findBundle(storeOf(settings), keyOf(settings))
  if (kept) dropBundle(kept)
}

async function bundlePages(settings: Settings, out: string, store: string, key: string): Promise<PageBundle | undefined> {
  beginStage('bundle')
  // Astro builds the whole site instead, which takes as long again.
  if (isNothingKept(store, key)) return undefined
  const folder = newBundleFolder(store)
  try {
    await runBundler(settings, out, folder)
    keepBundle(store, key, folder)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
  const bundle = findBundle(store, key)
  if (!bundle) noteNothingKept(store, key)
  return bundle
}

/** Copy a bundle, with this site's address and words. */
async function adapt(bundle: PageBundle, folder: string, { config }: Settings): Promise<void> {
  const base = `${config.base.replace(/\/*$/, '')}/`
  const program = pathToFileURL(packageRoot).href
  const isText = /\.(m?js|css|json|html)$/
  const paths = listFiles(bundle.folder)
  const words = await readScriptWords(config.words?.sets)
  const names = renameScripts(paths, words.digest)
  const rename = (text: string) => [...names].reduce((renamed, [from, to]) => renamed.replaceAll(from, to), text)
  for (const path of paths) {
    if (path === 'bundle.json') continue
    const bytes = readFileSync(join(bundle.folder, path))
    const file = join(folder, rename(path))
    mkdirSync(dirname(file), { recursive: true })
    if (!isText.test(path)) writeFileSync(file, bytes)
    else
      writeFileSync(
        file,
        rename(words.putInto(bytes.toString()))
          .replaceAll(standIns.base, base)
          .replaceAll(standIns.site, config.site.replace(/\/*$/, ''))
          .replaceAll(programStandIn, program),
      )
  }
}

/** A company that has neither pages nor a configuration of Astro's can use the packaged bundle. */
function hasOwnPages({ root }: Settings): boolean {
  return root === packageRoot || globSync(['src/pages', 'astro.config.*'], { cwd: root }).length > 0
}

function keyOf({ root, content }: Settings): string {
  return bundleKey({ program: packageRoot, root, content })
}
