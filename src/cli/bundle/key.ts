/** Makes a page bundle's key from everything that goes into the bundle. */
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join, sep } from 'node:path'
import type { Config } from '../../config.ts'
import { languageOf } from '../../languages/own-words.ts'

/** Bump when the bundle's format changes. */
const format = 3

/** What the bundler reads from a folder. Lock files represent its packages: the requested ones, and those npm installed. */
const folders = ['src']
const files = /^(astro\.config\.\w+|tsconfig\.json|package\.json|package-lock\.json|\.env(\..*)?)$/
const installed = 'node_modules/.package-lock.json'
/** Variables that Astro compiles into code. It reads others at render time. */
const compiledIn = /^PUBLIC_/

export interface BundledFolders {
  /** Absolute path of the program's package. */
  program: string
  /** Absolute path of the company's folder. */
  root: string
  /** Absolute path of the content folder, which isn't bundled. */
  content: string
}

/** Names what the bundler reads, wherever the site will be. Pages read the configuration when they are rendered. */
export function bundleKey({ program, root, content }: BundledFolders): string {
  const hash = createHash('sha256')
  const variables = Object.entries(process.env).filter(([name]) => compiledIn.test(name))
  const roots = [...new Set([program, root])]
  // The bundle contains absolute module paths.
  hash.update(JSON.stringify([format, process.version, roots, variables.sort()]))
  for (const folder of roots)
    for (const path of listBundledFiles(folder, content)) {
      const digest = createHash('sha256')
        .update(readFileSync(join(folder, path)))
        .digest('hex')
      hash.update(`\n${digest} ${path}`)
    }
  return hash.digest('hex').slice(0, 24)
}

/** Names a bundle that was made ready for a site. */
export function siteKey(bundle: string, { site, base, words }: Pick<Config, 'site' | 'base'> & { words?: Config['words'] }): string {
  return createHash('sha256')
    .update(JSON.stringify([bundle, site, base, words && languageOf(words.sets)]))
    .digest('hex')
    .slice(0, 24)
}

function listBundledFiles(root: string, content: string): string[] {
  const own = readdirSync(root).filter((name) => files.test(name))
  const below = folders.flatMap((folder) => (existsSync(join(root, folder)) ? listFiles(root, folder, content) : []))
  return [...own, ...(existsSync(join(root, installed)) ? [installed] : []), ...below].sort()
}

function listFiles(root: string, folder: string, content: string): string[] {
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((item) => {
    const path = join(folder, item.name)
    if (path === join('src', 'content') || join(root, path) === content) return []
    const isLinkedFile = item.isSymbolicLink() && statSync(join(root, path), { throwIfNoEntry: false })?.isFile()
    if (item.isFile() || isLinkedFile) return [path.split(sep).join('/')]
    return item.isDirectory() ? listFiles(root, path, content) : []
  })
}
