/** The preview picture of a shared page: its text and its address. */
import { createHash } from 'node:crypto'
import { directionOf } from '../words/direction.ts'
import type { Entry } from '../graph/entry.ts'
import type { Handbook } from '../graph/handbook.ts'
import { previewPath } from '../graph/paths.ts'
import { trailOf } from '../graph/sections.ts'

/** The words on a preview. */
export interface PreviewText {
  title: string
  /** The page's location: `Handbook · Planning`. */
  section: string
  /** Title of the whole handbook. */
  site: string
  direction: 'ltr' | 'rtl'
}

export interface Preview extends PreviewText {
  /** Address relative to the site's root; previews with the same words share it. */
  path: string
}

/** In pixels: the smallest size that platforms show as a large preview. */
export const previewSize = { width: 600, height: 315 } as const

/** Above this number of pages, those of a section share one picture. */
const mostPages = 500

function modeOf({ config, entryIndex }: Handbook): 'pages' | 'sections' | 'none' {
  return config.previews ?? (entryIndex.pages.length > mostPages ? 'sections' : 'pages')
}

/** The preview of an entry's page; undefined if previews are off. */
export function previewOf(entry: Entry, handbook: Handbook): Preview | undefined {
  const { title, collection, url = '/' } = entry
  if (modeOf(handbook) !== 'pages') return sectionPreviewOf(url, handbook)
  const { lang = handbook.config.lang } = entry.data as { lang?: string }
  const trail = trailOf(handbook, collection, url)
  // The title shows the page itself; the first two folders show its location.
  const above = trail.slice(0, Math.max(1, trail.length - 1)).slice(0, 2)
  return withPath({
    title,
    section: above.map((item) => item.title).join(' · '),
    site: handbook.config.title,
    direction: directionOf(lang),
  })
}

/** The preview of lists and generated pages names their section. */
export function sectionPreviewOf(url: string, handbook: Handbook): Preview | undefined {
  if (modeOf(handbook) === 'none') return undefined
  const { title: site, lang, collections } = handbook.config
  const title = collections.find(url.split('/')[1] ?? '')?.title ?? site
  return withPath({ title, section: '', site: title === site ? '' : site, direction: directionOf(lang) })
}

/** Every picture used by the pages, once. */
export function previewsOf(handbook: Handbook): Preview[] {
  const { entryIndex, linkIndex } = handbook
  const previews = [
    ...entryIndex.pages.map((entry) => previewOf(entry, handbook)),
    ...['/', ...linkIndex.otherPages, ...entryIndex.pages.map(({ url = '/' }) => url)].map((url) => sectionPreviewOf(url, handbook)),
  ]
  return [...new Map(previews.flatMap((each) => (each ? [[each.path, each]] : []))).values()]
}

function withPath(words: PreviewText): Preview {
  const digest = createHash('sha256').update(JSON.stringify(words)).digest('hex').slice(0, 16)
  return { ...words, path: previewPath(digest) }
}
