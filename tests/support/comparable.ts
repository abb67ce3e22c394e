/** What two sites have in common if one was bundled for any address, and the other for its own. */
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { filesBelow } from './folders.ts'

/** Names of scripts and sheets end with a digest of what the bundler saw, where another address may have stood for the site's. */
const withoutDigests = (text: string) => text.replace(/(_assets\/[\w-]+)\.[\w-]{8}\.(?=js|css|woff2)/g, '$1.')

/** Texts of pages and data, and digests of all other files, by path. Scripts and sheets have only names here. */
export function comparableFiles(site: string): Map<string, string> {
  const contents = (path: string) => {
    const bytes = readFileSync(join(site, path))
    if (/\.(html|md|json|xml|txt)$|^_(headers|redirects)$/.test(path)) return withoutDigests(bytes.toString())
    return path.startsWith('_assets/') ? '' : createHash('sha256').update(bytes).digest('hex')
  }
  // The command lists its files there.
  const paths = filesBelow(site).filter((path) => path !== 'handbook-build.json')
  return new Map(paths.map((path): [string, string] => [withoutDigests(path), contents(path)]).sort(([a], [b]) => (a < b ? -1 : 1)))
}
