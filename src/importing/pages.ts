/** Plans the pages of a site: names, front matter, links, files. Each generator's peculiarities were read before. */
import { posix } from 'node:path'
import { findFileKind } from '../files/kinds.ts'
import { pathIn } from '../graph/reading/layout.ts'
import { earlierPath } from '../collections/fields/fields.ts'
import { pagePath } from '../graph/paths.ts'
import { clip } from './comments.ts'
import { type Places, rewriteLinks } from './links.ts'
import { makeReadable } from './mdx.ts'
import { cleanPath, Names } from './names.ts'
import { convertHead } from './page-head.ts'
import { ImportError, type Note, type Plan, type PlannedEntry, type PlannedFile, type Target } from './plan.ts'
import { oldAddress, type Site, type SiteFile, type SitePage } from './site.ts'

export function planPages(site: Site, target: Target): Plan {
  const notes: Note[] = [...site.notes]
  const names = new Names(target.existing)
  const place = (path: string) => names.take(placeIn(target, path))
  const pages = site.pages.map((page) => {
    // What can't be read as MDX becomes Markdown, so this comes before names.
    notes.push(...makeReadable(page))
    const path = place(page.path)
    if (posix.basename(path) !== posix.basename(placeIn(target, page.path)))
      notes.push({ from: page.from, text: `It is named "${path}", as its own name can't be an address or is taken.` })
    return { page, path }
  })
  const files = planFiles(site.files, target, names, notes)
  const paths = new Map([
    ...pages.map(({ page, path }) => [page.from, path] as const),
    ...files.map(({ file, path }) => [file.from, path] as const),
  ])
  const addresses = new Map<string, string>()
  for (const { from, address } of [...site.pages, ...site.files])
    if (address !== undefined) {
      addresses.set(address, from)
      addresses.set(oldAddress(address).toLowerCase(), from)
    }
  const used = new Set<string>()
  const places: Places = { paths, addresses, use: (from) => used.add(from) }
  const entries = pages.map(({ page, path }) => planEntry(page, path, { site, places, target, notes }))
  addEarlierAddresses(pages, entries, target)
  // Files that no text refers to aren't published.
  const copied = files.filter(({ file }) => category.test(file.from) || used.has(file.from))
  for (const { file } of files.filter((each) => !copied.includes(each) && each.file.isShared !== true))
    notes.push({ from: file.from, text: 'No page refers to it, so it is not copied.' })
  const unused = files.filter((each) => !copied.includes(each) && each.file.isShared === true).length
  if (unused > 0) notes.push({ from: '', text: `${unused} of the files that pages share are used by none, so they are not copied.` })
  return { files: [...entries, ...copied.map(({ file, path }): PlannedFile => ({ kind: 'copy', from: file.from, path }))], notes }
}

/** Returns a path below the content folder. */
export function placeIn({ collection, folder, layout }: Target, path: string): string {
  const found = pathIn(collection, folder === '' ? path : `${folder}/${path}`, layout)
  if (found === undefined)
    throw new ImportError(
      `This folder is the handbook itself, so it has no folder for "${collection}". Add one in handbook.config.ts: folders: { handbook: '.', ${collection}: '${collection}' }.`,
    )
  return found
}

/** Docusaurus's descriptions of folders, which are read here too; they belong to their folder, whatever its other files are called. */
const category = /(^|\/)_category_\.(?:json|ya?ml)$/i

function planFiles(files: readonly SiteFile[], target: Target, names: Names, notes: Note[]): { file: SiteFile; path: string }[] {
  return files.flatMap((file) => {
    if (category.test(file.from)) {
      const folder = cleanPath(`${posix.dirname(file.path)}/x`).replace(/(^|\/)x$/, '')
      return [{ file, path: placeIn(target, posix.join(folder, posix.basename(file.path))) }]
    }
    if (findFileKind(file.from) !== undefined) return [{ file, path: names.take(placeIn(target, file.path)) }]
    if (file.isShared !== true) notes.push({ from: file.from, text: 'Files of this type are not published, so it is not copied.' })
    return []
  })
}

interface Context {
  site: Site
  places: Places
  target: Target
  notes: Note[]
}

function planEntry(page: SitePage, path: string, { site, places, target, notes }: Context): PlannedEntry {
  const head = convertHead(page, target.now)
  notes.push(...head.notes)
  const links = rewriteLinks(page, path, site, places)
  notes.push(...links.notes)
  const mapped = [...head.mapped, ...(links.count > 0 ? [`${links.count === 1 ? 'one link' : `${links.count} links`} rewritten`] : [])]
  return { kind: 'entry', collection: target.collection, path, from: page.from, head: page.head, body: page.body, mapped }
}

/** Redirects a page's address on the old site to the new one, unless another page has it. */
function addEarlierAddresses(pages: readonly { page: SitePage; path: string }[], entries: readonly PlannedEntry[], target: Target): void {
  const addressOf = (path: string) => {
    const inside = path.slice(placeIn({ ...target, folder: '' }, '').length).replace(/^\//, '')
    return oldAddress(`/${target.collection}/${inside.replace(/\.mdx?$/, '').replace(/(^|\/)(?:index|readme)$/i, '$1')}`)
  }
  const taken = new Set(pages.map(({ path }) => addressOf(path).toLowerCase()))
  pages.forEach(({ page }, index) => {
    const entry = entries[index]
    if (!entry || target.collection !== 'handbook') return
    const given = entry.head.values()['formerly']
    const before = [
      ...(Array.isArray(given) ? (given as unknown[]).map(String) : []),
      ...(page.address === undefined ? [] : [page.address]),
    ]
    const kept = before.filter((each) => {
      const address = pagePath(each)
      if (address === '/' || taken.has(oldAddress(address).toLowerCase()) || !earlierPath().safeParse(each).success) return false
      taken.add(oldAddress(address).toLowerCase())
      return true
    })
    if (kept.length === 0) entry.head.delete('formerly')
    else if (JSON.stringify(kept) !== JSON.stringify(given)) entry.head.set('formerly', kept)
    if (page.address !== undefined && kept.includes(page.address)) entry.mapped.push(`redirect from ${clip(page.address)}`)
  })
}
