/** A Hugo site, or only its `content` folder. */
import { posix } from 'node:path'
import { parse as parseToml } from 'smol-toml'
import { parse as parseYaml } from 'yaml'
import { isPage, readPage } from './markdown.ts'
import { planPages } from './pages.ts'
import { ImportError, type Note, type Plan, type Target } from './plan.ts'
import { convertShortcodes } from './shortcodes.ts'
import { isForeign, oldAddress, type SiteFile, type SitePage } from './site.ts'
import { type GivenFile, readText, type Tree } from './tree.ts'

const configName = /^(?:config\/_default\/)?(?:hugo|config)\.(toml|ya?ml|json)$/

export function planHugo(tree: Tree, target: Target): Plan {
  const config = tree.files.find(({ path }) => configName.test(path))
  const isSite = config !== undefined || tree.files.some(({ path }) => path.startsWith('content/'))
  const notes: Note[] = []
  const { origin, folder } = readConfig(config, notes)
  const root = isSite ? `${folder}/` : ''
  const inside = (path: string) => path.slice(root.length)
  const content = tree.files.filter(({ path }) => path.startsWith(root))
  const pages = content.filter(({ path }) => isPage(path)).flatMap((file) => readPage(file, inside(file.path), notes) ?? [])
  if (pages.length === 0) throw new ImportError(`There are no pages in "${root === '' ? tree.name : `${tree.name}/${folder}`}".`)
  const others = tree.files.filter(({ path }) => root !== '' && path.startsWith('content/') && !path.startsWith(root) && isPage(path))
  if (others.length > 0)
    notes.push({
      from: 'content/',
      text: `${others.length} pages are not in "${folder}", which the configuration names, so they are not imported.`,
    })
  for (const page of pages) page.address = addressOf(page, inside(page.from))
  for (const page of pages) convertShortcodes(page, (name) => findPage(name, page, pages, inside), notes)
  const files: SiteFile[] = [
    ...content.filter(({ path }) => !isPage(path)).map(({ path }) => ({ from: path, path: inside(path), address: `/${inside(path)}` })),
    ...tree.files
      .filter(({ path }) => root !== '' && /^(?:static|assets)\//.test(path))
      .map(({ path }) => {
        const address = path.slice(path.indexOf('/'))
        return { from: path, path: address.slice(1), address, isShared: true }
      }),
  ]
  // Links by Hugo's own hook may begin at the content folder, without a slash.
  const resolve = (url: string, page: SitePage) => {
    const path = url.replace(/[?#].*$/, '').replace(/\/+$/, '')
    if (path === '' || isForeign(path) || path.startsWith('/') || path.startsWith('.')) return undefined
    const stems = [posix.join(posix.dirname(inside(page.from)), path), path].map(stemOf)
    return (
      pages.find(({ from }) => stemOf(inside(from)) === stems[0])?.from ?? pages.find(({ from }) => stemOf(inside(from)) === stems[1])?.from
    )
  }
  return planPages({ pages, files, notes, origin, resolve }, target)
}

type Values = Readonly<Record<string, unknown>>

/** The address of the old site, and the folder with the pages of its main language. */
function readConfig(config: GivenFile | undefined, notes: Note[]): { origin: string | undefined; folder: string } {
  const without = { origin: undefined, folder: 'content' }
  if (!config) return without
  try {
    const text = readText(config) ?? ''
    const read: unknown = config.path.endsWith('.toml') ? parseToml(text) : parseYaml(text)
    const values = asValues(read)
    const url = values['baseurl']
    const language = asValues(asValues(values['languages'])[String(values['defaultcontentlanguage'] ?? 'en').toLowerCase()])
    const mounts: unknown = asValues(values['module'])['mounts']
    const mounted = Array.isArray(mounts) ? mounts.map(asValues).find((mount) => mount['target'] === 'content')?.['source'] : undefined
    const folder = language['contentdir'] ?? mounted ?? values['contentdir'] ?? 'content'
    const isAddress = typeof url === 'string' && /^https?:\/\//.test(url) && URL.canParse(url)
    return { origin: isAddress ? url.replace(/\/+$/, '') : undefined, folder: String(folder).replace(/\/+$/, '') }
  } catch {
    notes.push({ from: config.path, text: 'The configuration is not valid, so the address of the old site is not known.', isFailure: true })
    return without
  }
}

/** Hugo's keys have no case. */
function asValues(value: unknown): Values {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return {}
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key.toLowerCase(), each as unknown]))
}

function addressOf(page: SitePage, inside: string): string {
  const { url, slug } = page.head.values()
  for (const key of ['url', 'slug']) page.head.delete(key)
  if (typeof url === 'string' && url !== '') return oldAddress(url.startsWith('/') ? url : `/${url}`)
  const plain = inside.replace(/\.\w+$/, '').replace(/(^|\/)_?index$/, '$1')
  const path = typeof slug === 'string' && slug !== '' ? posix.join(posix.dirname(plain), slug) : plain
  return oldAddress(`/${path.toLowerCase().replaceAll(' ', '-')}`)
}

/** Finds what `ref` and `relref` name: a path from the content folder or from the page, or a file name that only one page has. */
function findPage(name: string, page: SitePage, pages: readonly SitePage[], inside: (path: string) => string): SitePage | undefined {
  const plain = name
    .replace(/\.md$/, '')
    .replace(/\/_?index$/, '')
    .replace(/\/+$/, '')
  const beside = posix.join(posix.dirname(inside(page.from)), plain)
  const top = plain.replace(/^\//, '')
  const exact = pages.find((each) => stemOf(inside(each.from)) === top) ?? pages.find((each) => stemOf(inside(each.from)) === beside)
  if (exact || plain.startsWith('/')) return exact
  const named = pages.filter((each) => stemOf(inside(each.from)) === top || stemOf(inside(each.from)).endsWith(`/${top}`))
  return named.length === 1 ? named[0] : undefined
}

/** A page's path without extension; a folder's for its index. */
function stemOf(path: string): string {
  return path
    .replace(/\.(?:md|markdown|html)$/, '')
    .replace(/(^|\/)_?index$/, '')
    .replace(/\/$/, '')
}
