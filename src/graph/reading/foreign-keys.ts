/** Front matter of other generators on pages: keys with an equivalent are converted, and others are reported once for all pages. */
type Values = Readonly<Record<string, unknown>>

/** Our keys with the equivalent foreign keys, nearest first; `*` is any name. Values of another type aren't converted. */
const sameMeaning: readonly { key: string; from: readonly string[]; read(value: unknown): unknown }[] = [
  {
    key: 'navTitle',
    from: [
      'sidebar_label',
      'linkTitle',
      'linktitle',
      'nav_title',
      'menu_title',
      'menuTitle',
      'sidebar.label',
      'eleventyNavigation.title',
      'eleventyNavigation.key',
      'menu.*.name',
      'menu.*.title',
      'menus.*.name',
    ],
    read: textOf,
  },
  { key: 'title', from: ['hero.name'], read: textOf },
  {
    key: 'navOrder',
    from: [
      'sidebar_position',
      'nav_order',
      'weight',
      'order',
      'sidebar.order',
      'eleventyNavigation.order',
      'menu.*.weight',
      'menus.*.weight',
    ],
    read: numberOf,
  },
  { key: 'description', from: ['summary', 'excerpt'], read: textOf },
  { key: 'formerly', from: ['aliases', 'redirect_from'], read: addressesOf },
  { key: 'lang', from: ['language', 'locale'], read: languageOf },
]

/** Keys of Docusaurus, Starlight, VitePress, Hugo, MkDocs, Jekyll, just-the-docs, Eleventy and Obsidian. */
export const foreignKeys: readonly string[] =
  `aside author authors banner bookCollapseSection bookHidden bookToc categories category cascade classes comments contributors controlled_document
   cover cssclass cssclasses custom_edit_url date displayed_sidebar editLink editUrl eleventyComputed eleventyExcludeFromCollections
   eleventyNavigation expiryDate expirydate external-data features footer format grand_parent group has_children has_toc head headless hero hide
   hide_table_of_contents hide_title icon id image images keywords lastUpdated last_modified_at last_update lastmod layout markup math
   menu menus mermaid nav_enabled nav_exclude nav_fold navbar next no_list noindex og_image outline outputs page pageClass pagefind pagination
   pagination_label pagination_next pagination_prev params parent permalink prev publishDate publishdate pubDate publish published
   render_macros render_with_liquid resources robots search search_exclude sidebar sidebar_class_name sidebar_custom_props simple_list
   sitemap slug tableOfContents tag tags template thumbnail toc toc_max_heading_level toc_min_heading_level type unlisted unpublishdate updated url
   draft sidebar_label linkTitle linktitle nav_title menu_title menuTitle sidebar_position nav_order weight order summary excerpt aliases
   redirect_from redirect_to language locale`.split(/\s+/)
const known: ReadonlySet<string> = new Set(foreignKeys)

export interface ForeignKeys {
  /** The values, with converted keys and without foreign ones. */
  values: Record<string, unknown>
  /** Keys without a meaning here. */
  ignored: string[]
  /** Keys whose date keeps the page unpublished: it's in the future, or has passed. */
  heldBack: { key: string; isOver: boolean }[]
  /** All written values, with converted ones under our keys. */
  written: Record<string, unknown>
}

interface Reading {
  /** The keys that an entry has here; their values take precedence over converted ones. */
  own: ReadonlySet<string>
  /** Build time, ISO. */
  now: string
  /** The key and value of a draft. */
  draftMark: Values
}

export function readForeignKeys(raw: Values, { own, now, draftMark }: Reading): ForeignKeys {
  const foreign = Object.keys(raw).filter((key) => known.has(key) && !own.has(key))
  if (foreign.length === 0) return { values: { ...raw }, ignored: [], heldBack: [], written: { ...raw } }
  const values = Object.fromEntries(Object.entries(raw).filter(([key]) => !foreign.includes(key)))
  const used = new Set<string>()
  for (const { key, from, read } of sameMeaning.filter((each) => own.has(each.key)))
    for (const path of from) {
      const [name = '', ...inner] = path.split('.')
      if (!foreign.includes(name)) continue
      const value = read(valueAt(raw[name], inner))
      if (value === undefined) continue
      // The rest of a hero is a part of the page, which readers don't see here.
      if (name !== 'hero') used.add(name)
      values[key] ??= value
    }
  for (const key of ['draft', 'published', 'publish']) if (truthOf(raw[key]) !== undefined) used.add(key)
  // A page that wasn't published there isn't published here, whatever else it says.
  const heldBack = heldBackBy(raw, new Set(foreign), Date.parse(now))
  for (const { key } of heldBack) used.add(key)
  // An expiry date counts even before it has passed.
  for (const key of endDays) if (!Number.isNaN(timeOf(raw[key]))) used.add(key)
  const isDraft = truthOf(raw['draft']) === true || truthOf(raw['published']) === false || truthOf(raw['publish']) === false
  if (isDraft || heldBack.length > 0) Object.assign(values, draftMark)
  const ignored = foreign.filter((key) => !used.has(key))
  return { values, ignored, heldBack, written: { ...Object.fromEntries(ignored.map((key) => [key, raw[key]])), ...values } }
}

/** Date keys of Hugo and Jekyll; the first start date wins, as in Hugo. */
const startDays = ['publishDate', 'publishdate', 'pubDate', 'date']
const endDays = ['expiryDate', 'expirydate', 'unpublishdate']

function heldBackBy(raw: Values, foreign: ReadonlySet<string>, now: number): ForeignKeys['heldBack'] {
  const isDay = (key: string) => foreign.has(key) && !Number.isNaN(timeOf(raw[key]))
  const start = startDays.find(isDay)
  const end = endDays.find(isDay)
  return [
    ...(start !== undefined && timeOf(raw[start]) > now ? [{ key: start, isOver: false }] : []),
    ...(end !== undefined && timeOf(raw[end]) <= now ? [{ key: end, isOver: true }] : []),
  ]
}

function timeOf(value: unknown): number {
  return value instanceof Date ? value.getTime() : typeof value === 'string' ? Date.parse(value) : Number.NaN
}

/** Also as a quoted word: no generator treats that as the opposite. */
function truthOf(value: unknown): boolean | undefined {
  const word = String(value).toLowerCase()
  return word === 'true' ? true : word === 'false' ? false : undefined
}

function valueAt(value: unknown, [key, ...rest]: readonly string[]): unknown {
  if (key === undefined) return value
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined
  const inner = key === '*' ? Object.values(value) : [(value as Values)[key]]
  return inner.map((each) => valueAt(each, rest)).find((each) => each !== undefined)
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' && value.trim() !== '' ? value : undefined
}

function numberOf(value: unknown): number | undefined {
  return typeof value === 'number' && Number.isFinite(value) ? value : undefined
}

function addressesOf(value: unknown): string[] | undefined {
  const list = Array.isArray(value) ? value : [value]
  return list.length > 0 && list.every((each) => typeof each === 'string' && /^\/[^\s?#%\\]*$/.test(each)) ? (list as string[]) : undefined
}

function languageOf(value: unknown): string | undefined {
  return typeof value === 'string' && /^[a-z]{2,3}(-[A-Za-z]{2,4})?$/.test(value) ? value : undefined
}
