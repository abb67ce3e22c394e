/** The picture that stands for a page where its address is shared: what it says, and where it lies. */
import { createHash } from 'node:crypto'
import { directionOf } from '../interface/direction.ts'
import type { Entry } from './entry.ts'
import type { Handbook } from './handbook.ts'
import { previewPath } from './paths.ts'
import { trailOf } from './sections.ts'

/** The words on a preview. */
export interface PreviewText {
  title: string
  /** Where the page stands: `Handbook · Planning`. */
  section: string
  /** Title of the whole handbook. */
  site: string
  direction: 'ltr' | 'rtl'
}

export interface Preview extends PreviewText {
  /** Address below the site's root; previews with the same words share it. */
  path: string
}

/** Pixels, as the places that show previews ask for. */
export const previewSize = { width: 1200, height: 630 } as const

export function previewOf(entry: Entry, handbook: Handbook): Preview {
  const { title, collection, url } = entry
  const { lang = handbook.config.lang } = entry.data as { lang?: string }
  const trail = trailOf(handbook, collection, url ?? '')
  // The page itself stands in the title; of its folders, the first two say where it is.
  const above = trail.slice(0, Math.max(1, trail.length - 1)).slice(0, 2)
  const words: PreviewText = {
    title,
    section: above.map((item) => item.title).join(' · '),
    site: handbook.config.title,
    direction: directionOf(lang),
  }
  const digest = createHash('sha256').update(JSON.stringify(words)).digest('hex').slice(0, 16)
  return { ...words, path: previewPath(digest) }
}
