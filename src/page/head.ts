/** What the head of a page says of it to browsers, previews, search engines, feed readers and readers of Markdown. */
import type { ElementContent } from 'hast'
import { element, nodesOf } from './elements.ts'
import type { PageMeta } from './meta.ts'
import { previewSize } from './preview.ts'

export interface Head {
  title: string
  description: string | undefined
  /** Whole address of the page. */
  address: string
  siteTitle: string
  /** Whether it's the start page, whose title is that of the site. */
  isHome?: boolean
  /** Keeps the page out of search engines. */
  isHidden?: boolean
  /** Whole address of the preview picture; missing if none are drawn. */
  image: string | undefined
  /** For pages of entries. */
  meta?: PageMeta | undefined
  /** Address of the Markdown form, below the site's root. */
  markdownUrl: string | undefined
  feeds: readonly FeedLink[]
}

export interface FeedLink {
  /** Media type. */
  type: string
  title: string
  /** Below the site's root. */
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

/** For whoever shows the page elsewhere, or reads it in another form. */
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
