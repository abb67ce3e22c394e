/** A Jekyll site: its pages, posts and collections. */
import { posix } from 'node:path'
import { parse } from 'yaml'
import { convertLiquid } from './liquid.ts'
import { isPage, readPage } from './markdown.ts'
import { planPages } from './pages.ts'
import { ImportError, type Note, type Plan, type Target } from './plan.ts'
import { oldAddress, type SiteFile, type SitePage } from './site.ts'
import { type GivenFile, readText, type Tree } from './tree.ts'

/** Folders of a site that hold no pages. */
const notPages = /^(?:_site|_includes|_layouts|_sass|_data|_plugins|vendor|node_modules|\.[^/]+)\//

interface JekyllConfig {
  values: Readonly<Record<string, unknown>>
  /** Address pattern of each collection with pages. */
  collections: ReadonlyMap<string, string>
  origin: string | undefined
  base: string
}

export function planJekyll(tree: Tree, target: Target): Plan {
  const notes: Note[] = []
  const config = readConfig(
    tree.files.find(({ path }) => /^_config\.ya?ml$/.test(path)),
    notes,
  )
  const collectionOf = (path: string) => /^_([^/]+)\//.exec(path)?.[1]
  const isContent = (path: string) => {
    const collection = collectionOf(path)
    return collection === undefined ? !notPages.test(path) && !/(^|\/)[_.]/.test(path) : config.collections.has(collection)
  }
  const content = tree.files.filter(({ path }) => isContent(path))
  const pages = content.filter(({ path }) => isPage(path)).flatMap((file) => readPage(file, file.path.replace(/^_/, ''), notes) ?? [])
  if (pages.length === 0) throw new ImportError(`There are no pages in "${tree.name}".`)
  for (const page of pages) {
    page.address = addressOf(page, collectionOf(page.from), config)
    page.head.delete('permalink')
    if (collectionOf(page.from) === 'drafts') page.head.set('status', 'draft')
  }
  for (const page of pages) convertLiquid(page, { pages, values: config.values })
  const html = content.filter(({ path }) => /\.html?$/i.test(path))
  for (const { path } of html)
    notes.push({ from: path, text: 'A page in HTML and Liquid is not converted; write it in Markdown if you need it.' })
  const files = content
    .filter(({ path }) => !isPage(path) && !/\.html?$/i.test(path))
    .map(({ path }): SiteFile => ({ from: path, path: path.replace(/^_/, ''), address: `/${path.replace(/^_/, '')}`, isShared: true }))
  return planPages({ pages, files, notes, origin: config.origin }, target)
}

function readConfig(file: GivenFile | undefined, notes: Note[]): JekyllConfig {
  let values: Record<string, unknown> = {}
  try {
    const read: unknown = file === undefined ? {} : parse(readText(file) ?? '')
    if (typeof read === 'object' && read !== null) values = read as Record<string, unknown>
  } catch (error) {
    const line = (error as { linePos?: { line: number }[] }).linePos?.[0]?.line
    notes.push({ from: file?.path ?? '', line, text: 'The configuration is not valid YAML, so it is not read.', isFailure: true })
  }
  const text = (key: string) => (typeof values[key] === 'string' ? (values[key] as string) : undefined)
  const given = values['collections']
  const named = Array.isArray(given)
    ? given.map((name) => [String(name), {}] as const)
    : Object.entries((given ?? {}) as Record<string, { permalink?: unknown; output?: unknown } | null>)
  const collections = new Map<string, string>([
    ['posts', patternOf(text('permalink') ?? 'date')],
    ['drafts', patternOf(text('permalink') ?? 'date')],
  ])
  for (const [name, settings] of named)
    collections.set(
      name,
      settings !== null && 'permalink' in settings && typeof settings.permalink === 'string'
        ? settings.permalink
        : name === 'posts'
          ? (collections.get('posts') ?? '')
          : '/:collection/:path',
    )
  const url = text('url')
  return {
    values,
    collections,
    origin: url !== undefined && URL.canParse(url) ? url.replace(/\/+$/, '') : undefined,
    base: text('baseurl') ?? '',
  }
}

/** Jekyll's names of patterns: https://jekyllrb.com/docs/permalinks/#built-in-formats. */
function patternOf(style: string): string {
  const named: Record<string, string> = {
    date: '/:categories/:year/:month/:day/:title',
    pretty: '/:categories/:year/:month/:day/:title/',
    ordinal: '/:categories/:year/:y_day/:title',
    none: '/:categories/:title',
  }
  return named[style] ?? style
}

function addressOf(page: SitePage, collection: string | undefined, config: JekyllConfig): string | undefined {
  const { permalink, slug, categories, category } = page.head.values()
  const plain = page.from.replace(/^_[^/]+\//, '').replace(/\.\w+$/, '')
  const [, year = '', month = '', day = '', dated] = /(?:^|\/)(\d{4})-(\d\d)-(\d\d)-([^/]+)$/.exec(plain) ?? []
  if (typeof permalink !== 'string' && collection === undefined)
    return oldAddress(`${config.base}/${plain.replace(/(^|\/)(?:index|readme)$/i, '$1')}`)
  const pattern = typeof permalink === 'string' ? permalink : (config.collections.get(collection ?? '') ?? '')
  if (collection === 'drafts' || pattern.includes(':y_day')) return undefined
  const title = typeof slug === 'string' ? slug : (dated ?? posix.basename(plain))
  const words: Record<string, string> = {
    ':categories': [categories ?? category ?? []]
      .flat()
      .map((each) => String(each).toLowerCase())
      .join('/'),
    ':collection': collection ?? '',
    ':output_ext': '',
    ':basename': posix.basename(plain),
    ':year': year,
    ':month': month,
    ':day': day,
    ':title': title,
    ':slug': title,
    ':name': posix.basename(plain),
    ':path': plain,
  }
  const path = pattern.replace(/:[a-z_]+/g, (word) => words[word] ?? '')
  return oldAddress(`${config.base}/${path}`)
}
