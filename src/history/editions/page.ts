/** Prints the pages of entries in published editions: the same model as today's page, with the edition's addresses. */
import type { ElementContent } from 'hast'
import { pageOf } from '../../collections/pages.ts'
import { pictureOf } from '../../graph/files/pictures.ts'
import type { Entry } from '../../graph/entry.ts'
import type { Handbook } from '../../graph/handbook.ts'
import { resolveLink } from '../../graph/links/links.ts'
import { sectionOf } from '../../graph/sections.ts'
import type { PrintedHtml, PrintRequest } from '../../markdown/html-printer.ts'
import { entryPage as printEntryPage } from '../../page/entry-page.ts'
import { factsOf } from '../../page/facts.ts'
import { chromeOf, type PageChrome } from '../../page/page.ts'
import { printHtml } from '../../page/print-html.ts'
import { requestFor } from '../../page/printing.ts'
import type { PageParts, Section } from '../../page/section.ts'
import { text } from '../../words/text.ts'
import type { EditionAddresses } from './addresses.ts'
import { dropPermalinks } from './page-parts.ts'

/** What all pages of an edition share. */
export interface PageContext {
  handbook: Handbook
  addresses: EditionAddresses
  /** Last change of each file as of the edition, ISO. */
  updated: ReadonlyMap<string, string>
  print(entry: Entry, request: PrintRequest): PrintedHtml
  /** Without the list of neighbouring pages, and without permalinks on headings: the table of contents has them. */
  isLean?: boolean
}

export function printEditionPage(entry: Entry, context: PageContext): string {
  const { handbook, updated, addresses, isLean = false } = context
  const { section, ...chrome } = entry.isTyped ? createEditionChrome(entry, handbook, updated) : createBareChrome(entry, handbook)
  const body = printBody(entry, context)
  const page = {
    entry,
    chrome: { ...chrome, ...(section && !isLean && { section }) },
    facts: entry.isTyped ? factsOf(entry, handbook) : [],
    body: isLean ? { ...body, html: dropPermalinks(body.html) } : body,
    parts: createParts(entry, handbook),
  }
  return printHtml([printEntryPage(page)], addresses.address)
}

/** Leaves out what belongs to today: history and backlinks. */
function createEditionChrome(entry: Entry, handbook: Handbook, updated: PageContext['updated']): PageChrome {
  const { breadcrumbs, section, previous, next, owner, updated: changed } = chromeOf(entry, handbook, updated)
  return {
    breadcrumbs,
    ...(section && { section }),
    backlinks: [],
    ...(previous && { previous }),
    ...(next && { next }),
    ...(owner && { owner }),
    ...(changed !== undefined && { updated: changed }),
  }
}

function createParts(entry: Entry, handbook: Handbook): PageParts {
  if (!entry.isTyped) return { sections: [] }
  try {
    const parts = pageOf(entry, handbook)
    const lasting = (some: readonly Section[]) =>
      some.filter(({ isOfToday }) => !isOfToday).map((each) => ({ ...each, content: each.content.map(dropSmallerVersions) }))
    const { notice = [], before = [], sections } = parts
    return { ...parts, notice: lasting(notice), before: lasting(before), sections: lasting(sections) }
  } catch (error) {
    // An entry linked from here may be untyped. Sections that need its values can't be made.
    if (error instanceof TypeError) return { sections: [] }
    throw error
  }
}

/** Only current images have smaller versions. */
function dropSmallerVersions(node: ElementContent): ElementContent {
  if (node.type !== 'element') return node
  const children = node.children.filter((child) => child.type !== 'element' || child.tagName !== 'source')
  return { ...node, children: children.map(dropSmallerVersions) }
}

function printBody(entry: Entry, { handbook, addresses, print }: PageContext): PrintedHtml {
  return entry.hasBody ? print(entry, createPrintRequest(entry, handbook, addresses)) : { html: '', headings: [] }
}

/** Return the request to print a body for an edition. */
export function createPrintRequest(entry: Entry, handbook: Handbook, addresses: EditionAddresses): PrintRequest {
  const { linkIndex } = handbook
  const request = requestFor(entry, handbook, { address: addresses.address, anchor: (hash) => hash })
  const picture: PrintRequest['context']['picture'] = (url) => {
    const target = resolveLink(entry, url, linkIndex)
    const found = pictureOf(target, linkIndex)
    // Only current images have smaller versions.
    return found && { ...found, forms: [], src: target.kind === 'asset' ? (addresses.file(target.path) ?? found.src) : found.src }
  }
  return {
    ...request,
    context: { ...request.context, link: (url) => addresses.link(entry, url), picture, image: (url) => picture(url)?.src },
  }
}

/** Of an untyped entry only its location is known. */
function createBareChrome({ collection, url }: Entry, handbook: Handbook): PageChrome {
  const isTree = collection === 'handbook' || collection === 'roles'
  const list = isTree ? (url ?? '') : `/${collection}/`
  return { breadcrumbs: [{ title: text.chrome.home, url: '/' }], section: sectionOf(handbook, collection, list), backlinks: [] }
}
