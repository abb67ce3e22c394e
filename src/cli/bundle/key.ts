/** Makes a page bundle's key from everything that goes into the bundle. */
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join, sep } from 'node:path'
import type { Settings } from '../../settings.ts'

/** Bump when the bundle's format changes. */
const format = 1

/** What the bundler reads from a project. Lock files represent its packages: the requested ones, and those npm installed. */
const folders = ['src', 'public']
const files = /^(astro\.config\.\w+|tsconfig\.json|package\.json|package-lock\.json|\.env(\..*)?)$/
const installed = 'node_modules/.package-lock.json'
/** Variables that Astro compiles into code. It reads others at render time. */
const compiledIn = /^PUBLIC_/

/** Leaves out the content, and settings that pages read at render time. */
export function bundleKey({ config: { site, base } }: Pick<Settings, 'config'>, root: string): string {
  const hash = createHash('sha256')
  const variables = Object.entries(process.env).filter(([name]) => compiledIn.test(name))
  // The bundle contains absolute module paths.
  hash.update(JSON.stringify([format, process.version, root, site, base, variables.sort()]))
  for (const path of listBundledFiles(root)) {
    const digest = createHash('sha256')
      .update(readFileSync(join(root, path)))
      .digest('hex')
    hash.update(`\n${digest} ${path}`)
  }
  return hash.digest('hex').slice(0, 24)
}

function listBundledFiles(root: string): string[] {
  const own = readdirSync(root).filter((name) => files.test(name))
  const below = folders.flatMap((folder) => (existsSync(join(root, folder)) ? listFiles(root, folder) : []))
  return [...own, ...(existsSync(join(root, installed)) ? [installed] : []), ...below].sort()
}

function listFiles(root: string, folder: string): string[] {
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((item) => {
    const path = join(folder, item.name)
    if (path === join('src', 'content')) return []
    const isLinkedFile = item.isSymbolicLink() && statSync(join(root, path), { throwIfNoEntry: false })?.isFile()
    if (item.isFile() || isLinkedFile) return [path.split(sep).join('/')]
    return item.isDirectory() ? listFiles(root, path) : []
  })
}
