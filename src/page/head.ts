/** A page's metadata for browsers, previews, search engines, feed readers and readers of Markdown. */
import type { ElementContent } from 'hast'
import { element, nodesOf } from './elements.ts'
import type { PageMeta } from './meta.ts'
import { previewSize } from './preview.ts'

export interface Head {
  title: string
  description: string | undefined
  /** Full address of the page. */
  address: string
  siteTitle: string
  /** Whether it's the start page, which has the site's title. */
  isHome?: boolean
  /** Keeps the page out of search engines. */
  isHidden?: boolean
  /** Full address of the preview picture; undefined if previews are off. */
  image: string | undefined
  /** For entry pages. */
  meta?: PageMeta | undefined
  /** Address of the Markdown version, relative to the site's root. */
  markdownUrl: string | undefined
  feeds: readonly FeedLink[]
}

export interface FeedLink {
  /** Media type. */
  type: string
  title: string
  /** Relative to the site's root. */
  path: string
}

export function headNodes(head: Head): ElementContent[] {
  const { title, description, address, siteTitle, isHome = false, isHidden = false } = head
  return nodesOf(
    element('title', {}, isHome ? title : `${title} · ${siteTitle}`),
    Boolean(description) && element('meta', { name: 'description', content: description }),
    isHidden ? element('meta', { name: 'robots', content: 'noindex' }) : element('link', { rel: 'canonical', href: address }),
    ...(isHidden ? [] : sharedNodes(head)),
  )
}

/** Metadata for sites that embed the page, and links to its other formats. */
function sharedNodes({ title, description, address, siteTitle, image, meta, markdownUrl, feeds }: Head): ElementContent[] {
  const property = (name: string, content: string) => element('meta', { property: `og:${name}`, content })
  return nodesOf(
    property('title', title),
    description ? property('description', description) : undefined,
    property('type', meta ? 'article' : 'website'),
    property('url', address),
    property('site_name', siteTitle),
    image !== undefined && [
      property('image', image),
      property('image:width', String(previewSize.width)),
      property('image:height', String(previewSize.height)),
      property('image:alt', title),
    ],
    element('meta', { name: 'twitter:card', content: image === undefined ? 'summary' : 'summary_large_image' }),
    markdownUrl !== undefined && element('link', { rel: 'alternate', type: 'text/markdown', href: markdownUrl }),
    meta && element('script', { type: 'application/ld+json' }, meta.structuredData),
    feeds.map(({ type, title: name, path }) => element('link', { rel: 'alternate', type, title: name, href: path })),
  )
}
