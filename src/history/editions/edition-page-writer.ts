/** Writes all pages of a published edition. */
import { editionText } from '../../words/editions.ts'
import { dayInWords } from '../../words/days.ts'
import type { Entry } from '../../graph/entry.ts'
import { absoluteUrl, editionPath, withBase } from '../../graph/paths.ts'
import { type MenuLink, menuOf, type Place } from '../../graph/menus.ts'
import { OwnCodeError } from '../../collections/own-code.ts'
import { createEditionAddresses, editionMark } from './addresses.ts'
import { type BodyPrinter, nameRevision } from './bodies.ts'
import type { PublishedHandbook, Unread } from './published-handbook.ts'
import { findContentDate } from '../revisions/documents.ts'
import type { Edition } from './edition.ts'
import { digestOf } from '../digests.ts'
import { listCollections, printListPages } from './lists.ts'
import { element } from '../../page/elements.ts'
import { writeHtml } from '../../page/print-html.ts'
import { escapeHtml } from '../../plain/escape.ts'
import { printEditionPage, type PageContext } from './page.ts'
import type { PutPage } from './kept-pages.ts'
import type { layoutParts, leanParts, PageLayout } from '../../page/layout.ts'

export interface EditionPage {
  /** Path within the edition. */
  url: string
  /** Path of its file, missing for lists. */
  file?: string
  /** For entries: title, and digest of the file. */
  title?: string
  digest?: string
}

/** What's stored about the pages of an edition. */
export interface PagesOfEdition {
  pages: readonly EditionPage[]
  /** Images and downloads on the pages: path and blob. */
  files: readonly (readonly [path: string, blob: string])[]
  unread: readonly Unread[]
}

export interface EditionLayouts {
  full: PageLayout
  /** For pages with the same text as in the previous edition. Readers reach them by a link, and continue from the edition's start page. */
  lean: PageLayout<(typeof leanParts)[number]>
}

/** `before` holds the pages of the edition before. */
export function writeEditionPages(
  published: PublishedHandbook,
  printer: BodyPrinter,
  layouts: EditionLayouts,
  before: PagesOfEdition | undefined,
  put: PutPage,
): PagesOfEdition {
  const { edition, handbook, untyped } = published
  const addresses = createEditionAddresses(handbook, published.blobs)
  const blobOf = new Map(edition.files.map(({ path, blob }) => [path, blob]))
  const context: PageContext = {
    handbook,
    addresses,
    updated: listContentDates(edition),
    print: (entry, request) => printer.print(nameRevision({ path: entry.file, blob: blobOf.get(entry.file) ?? '' }), request),
  }
  const [fill, fillLean] = [fillLayout(published, layouts.full), fillLayout(published, layouts.lean)]
  const known = new Map(before?.pages.map(({ url, digest }) => [url, digest]))
  const lists = printListPages(published, context).map(({ html, ...page }): EditionPage => {
    put(page.url, fill(page, html))
    return { url: page.url }
  })
  const pages = [...handbook.entries, ...untyped].flatMap((entry): EditionPage[] => {
    const { url, title, description, file } = entry
    if (url === undefined) return []
    const digest = digestText(entry)
    const isLean = known.get(url) === digest
    put(url, (isLean ? fillLean : fill)({ url, title, description }, printPageIn(edition.name, entry, { ...context, isLean })))
    return [{ url, file, title, digest }]
  })
  return { pages: [...lists, ...pages], files: [...addresses.used], unread: published.unread }
}

function printPageIn(edition: string, entry: Entry, context: PageContext): string {
  try {
    return printEditionPage(entry, context)
  } catch (error) {
    throw error instanceof OwnCodeError ? error.inEdition(edition) : error
  }
}

/** Two editions with the same digest say the same on a page. */
export function digestText({ text }: Pick<Entry, 'text'>): string {
  return digestOf(text).slice(0, 12)
}

/** Renames don't count as updates. */
function listContentDates({ byPath }: Edition): Map<string, string> {
  return new Map(
    [...byPath].flatMap(([path, revision]) => {
      const date = findContentDate(revision)
      return date === undefined ? [] : [[path, date]]
    }),
  )
}

interface Described {
  url: string
  title: string
  description?: string | undefined
}

/** Put the content of a page into the layout, and resolve the mark of the edition's address. */
export function fillLayout(
  { edition, handbook }: PublishedHandbook,
  layout: PageLayout<(typeof layoutParts)[number]>,
): (page: Described, html: string) => string {
  const { name, date } = edition
  const { site, base } = handbook.config
  const prefix = withBase(editionPath(name, ''), base)
  const listedCollections = new Set(listCollections(handbook))
  /** The lists that the edition has, and links out of the site. */
  const printNav = (place: Place, current: string) =>
    menuOf(place, handbook.config, handbook.audience)
      .filter(({ url, collection }) => (collection === undefined ? !url.startsWith('/') : listedCollections.has(collection)))
      .map((link) => printNavLink(link, current))
      .join('')
  const description = (text: string | undefined) => escapeHtml(text ?? editionText.start(handbook.config.title))
  const editionValues = { edition: escapeHtml(name), day: date, dayInWords: escapeHtml(dayInWords(date)) }
  return ({ url, title, ...page }, html) =>
    layout({
      title: escapeHtml(editionText.pageTitle(title, name)),
      description: description(page.description),
      address: escapeHtml(absoluteUrl(editionPath(name, url), site, base)),
      nav: printNav('head', url),
      foot: printNav('foot', url),
      ...editionValues,
      page: html,
    }).replaceAll(editionMark, prefix)
}

function printNavLink({ title, url, collection }: MenuLink, current: string): string {
  const here = current === url ? 'page' : current.startsWith(url) ? 'true' : undefined
  return writeHtml([element('a', { href: collection === undefined ? url : editionMark + url, ariaCurrent: here }, title)])
}
