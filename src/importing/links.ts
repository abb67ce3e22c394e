/** Rewrites links and images within an imported site, so that they lead to the same pages and files at their new places. */
import { posix } from 'node:path'
import type { Edit } from '../markdown/dialects/edits.ts'
import { parseBody } from '../markdown/parse.ts'
import type { Note } from './plan.ts'
import { isForeign, oldAddress, type Site, type SitePage } from './site.ts'

/** New places of a site's pages and files. */
export interface Places {
  /** New paths below the content folder, by the path of the given file. */
  paths: ReadonlyMap<string, string>
  /** Paths of given files, by old address. */
  addresses: ReadonlyMap<string, string>
  /** Reports that a page uses a file. */
  use(from: string): void
}

/** Changes the addresses in a page's body. Those that lead nowhere stay as they are, for the check to find. */
export function rewriteLinks(page: SitePage, path: string, site: Site, places: Places): { count: number; notes: Note[] } {
  const { body, from } = page
  const { links } = parseBody({ file: path, text: body.text, isMdx: /\.mdx$/i.test(path) })
  const edits: Edit[] = []
  const notes: Note[] = []
  for (const { url, start, end } of links) {
    const written = body.text.slice(start, end)
    // The position of some addresses isn't known: then the range is the whole link.
    if (written === '' || /^[<![]/.test(written)) continue
    const target = locate(url, page, site, places)
    if (target !== undefined) {
      places.use(target.from)
      const address = relativeTo(path, places.paths.get(target.from) ?? '', target.tail)
      if (address !== written) edits.push({ start, end, text: address })
    } else if (/^\/(?!\/)/.test(url) && site.origin !== undefined) {
      edits.push({ start, end, text: site.origin + url })
      notes.push({ from, line: body.lineAt(start), text: `"${url}" is not among the imported pages; the link leads to the old site.` })
    }
  }
  body.edit(edits)
  return { count: edits.length, notes }
}

/** Returns the given file that an address means, and what follows its path. */
function locate(url: string, page: SitePage, site: Site, { paths, addresses }: Places): { from: string; tail: string } | undefined {
  const special = site.resolve?.(url, page)
  const own = site.origin !== undefined && url.startsWith(`${site.origin}/`) ? url.slice(site.origin.length) : url
  if (special === undefined && isForeign(own)) return undefined
  const [, written = '', tail = ''] = /^([^?#]*)(.*)$/s.exec(own) ?? []
  const found = (from: string | undefined) =>
    from !== undefined && paths.has(from) ? { from, tail: tail.replace(/^\?[^#]*/, '') } : undefined
  if (special !== undefined) return found(special)
  const path = decode(written)
  if (path === '') return undefined
  const byAddress = (address: string) => found(addresses.get(oldAddress(address).toLowerCase()) ?? addresses.get(address))
  const byFile = (file: string) => {
    const plain = file.replace(/\/+$/, '')
    const names = [plain, `${plain}.md`, `${plain}.mdx`, `${plain}.markdown`, ...folderPages.map((name) => posix.join(plain, name))]
    return names.map(found).find((each) => each !== undefined)
  }
  if (path.startsWith('/')) return byAddress(path) ?? byFile(path.slice(1))
  const beside = byFile(posix.join(posix.dirname(page.from), path))
  if (beside) return beside
  if (page.address === undefined) return undefined
  // Browsers resolve it against the page's address, with or without a slash at its end.
  return byAddress(posix.join(page.address, path)) ?? byAddress(posix.join(posix.dirname(page.address), path))
}

const folderPages = ['index.md', '_index.md', 'index.mdx', 'README.md', 'readme.md', 'README.mdx', 'index.markdown']

function relativeTo(path: string, target: string, tail: string): string {
  if (path === target) return tail === '' ? `./${posix.basename(target)}` : tail
  const relative = posix.relative(posix.dirname(path), target)
  return (relative.startsWith('.') ? relative : `./${relative}`) + tail
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
