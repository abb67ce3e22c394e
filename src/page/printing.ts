/** Prints an entry's body for each output format, with its links resolved to addresses. */
import type { ElementContent, Root } from 'hast'
import { toHtml } from 'hast-util-to-html'
import { isBlank } from '../markdown/nesting.ts'
import { directionOf } from '../words/direction.ts'
import { addDirection } from '../markdown/direction.ts'
import { type ComponentFailure, nameComponent } from '../markdown/own-components.ts'
import { type PrintedHtml, type PrintRequest, printTree, printWeb } from '../markdown/html-printer.ts'
import { printMarkdown } from '../markdown/markdown-printer.ts'
import type { PrintContext } from '../markdown/vocabulary/component.ts'
import { positionsOf } from '../problems/positions.ts'
import type { Span } from '../problems/problem.ts'
import { OwnCodeError } from '../collections/own-code.ts'
import { blankFrontMatter } from '../sources/front-matter.ts'
import { ownAnchors } from '../graph/links/anchors.ts'
import type { Entry } from '../graph/entry.ts'
import type { Handbook } from '../graph/handbook.ts'
import { isPlaceholder, ownAnchor, resolveLink, targetPath, withSeenAnchor } from '../graph/links/links.ts'
import { memoizeFor } from '../plain/memo.ts'
import { absoluteUrl, termPath, withBase } from '../graph/paths.ts'
import { keepBody } from './kept-bodies.ts'
import { pictureOf, withAddresses } from '../graph/files/pictures.ts'
import { tierLabel } from '../collections/tiers/schema.ts'
import { findReferenced } from '../graph/links/visible-reference.ts'

/** Characters of printed bodies to cache: about a thousand consecutive pages. */
const maxRemembered = 32_000_000

/** HTML for the entry's page; cached, because search reads it too. */
export function printEntry(entry: Entry, handbook: Handbook): PrintedHtml {
  if (!entry.hasBody) return { html: '', headings: [] }
  const printed = memoizeFor(handbook, 'printed bodies', () => ({ bodies: new Map<Entry, PrintedHtml>(), characters: 0 }))
  const known = printed.bodies.get(entry)
  if (known) return known
  const { base } = handbook.config
  const request = requestFor(entry, handbook, { address: (path) => withBase(path, base), anchor: (hash) => hash })
  const body = keepBody('web', request, handbook, printWeb)
  if (printed.characters > maxRemembered) Object.assign(printed, { bodies: new Map(), characters: 0 })
  printed.bodies.set(entry, body)
  printed.characters += body.html.length
  return body
}

/** HTML for a page with several texts, with nothing collapsed, for printing. */
export function printEntryForPaper(entry: Entry, handbook: Handbook): string {
  if (!entry.hasBody) return ''
  const request = { ...requestFor(entry, handbook, pageAddresses(entry, handbook)), withoutAnchors: true, scope: entry.file }
  const { html } = keepBody('web', request, handbook, printWeb)
  return html.replace(/<details(?=[ >])(?![^>]*\sopen\b)/g, '<details open')
}

/** The page's HTML as a tree, for comparing texts. Addresses don't depend on the page: texts with the same link targets are equal. */
export function printEntryAsTree(entry: Entry, handbook: Handbook): Root {
  if (!entry.hasBody) return { type: 'root', children: [] }
  return printTree({ ...requestFor(entry, handbook, pageAddresses(entry, handbook)), withoutAnchors: true })
}

/** HTML for feeds and email: addresses are absolute, and text in another language is marked. */
export function printEntryForFeed(entry: Entry, handbook: Handbook): string {
  return toHtml({ type: 'root', children: printEntryAsBlocks(entry, handbook) })
}

/** The same as a tree. */
export function printEntryAsBlocks(entry: Entry, handbook: Handbook): ElementContent[] {
  if (!entry.hasBody) return []
  const request = requestFor(entry, handbook, wholeAddresses(entry, handbook))
  const { lang = handbook.config.lang } = entry.data as { lang?: string }
  const isPlain = lang === handbook.config.lang && directionOf(lang) === 'ltr'
  const tree = keepBody('feed', request, handbook, (asked) => printTree(asked, 'feed'))
  const blocks = (isPlain ? tree : addDirection(tree, lang)).children as ElementContent[]
  const isFilled = (block: ElementContent) => !isBlank(block)
  return blocks.slice(blocks.findIndex(isFilled), blocks.findLastIndex(isFilled) + 1)
}

/** Whether HTML is empty: no words, no pictures. */
export function isWordless(html: string): boolean {
  return !/<(img|video|figure|svg)\b/.test(html) && html.replace(/<[^>]*>/g, '').trim() === ''
}

/** Markdown with absolute addresses. */
export function printEntryAsMarkdown(entry: Entry, handbook: Handbook): string {
  return entry.hasBody ? keepBody('markdown', requestFor(entry, handbook, wholeAddresses(entry, handbook)), handbook, printMarkdown) : ''
}

/** How an output format writes addresses. */
export interface Addresses {
  /** For a path relative to the site's root. */
  address(path: string): string
  /** For an anchor of the page itself. */
  anchor(hash: string): string
}

/** For a text on another page than its own. */
function pageAddresses(entry: Entry, { config: { base } }: Handbook): Addresses {
  return { address: (path) => withBase(path, base), anchor: (hash) => withBase(entry.url ?? '/', base) + hash }
}

function wholeAddresses(entry: Entry, { config }: Handbook): Addresses {
  const address = (path: string) => absoluteUrl(path, config.site, config.base)
  return { address, anchor: (hash) => address(entry.url ?? '/') + hash }
}

/** Everything needed to print an entry's body. */
export function requestFor(entry: Entry, handbook: Handbook, { address, anchor: anchorAddress }: Addresses): PrintRequest {
  const { linkIndex } = handbook
  // Protocol-relative addresses break in places such as feeds.
  const addressOf = <P extends string | undefined>(path: P) =>
    path?.startsWith('//') ? `https:${path}` : path?.startsWith('/') ? address(path) : path
  const context: PrintContext = {
    link(url) {
      if (isPlaceholder(url)) return undefined
      if (url.startsWith('#')) return anchorAddress(ownAnchor(entry, url))
      return addressOf(targetPath(withSeenAnchor(resolveLink(entry, url, linkIndex), linkIndex)))
    },
    picture(url) {
      const picture = pictureOf(resolveLink(entry, url, linkIndex), linkIndex)
      return picture && withAddresses(picture, addressOf)
    },
    image(url) {
      return addressOf(pictureOf(resolveLink(entry, url, linkIndex), linkIndex)?.src)
    },
    entry(to) {
      const [, anchor] = to.split('#')
      const found = findReferenced(to, ['*'], linkIndex.entryIndex)
      if (!found) return undefined
      if (found.collection === 'glossary') return { title: found.title, href: address(termPath(found.id)) }
      return { title: found.title, href: found.url && addressOf(found.url + (anchor === undefined ? '' : ownAnchor(found, `#${anchor}`))) }
    },
    person(id) {
      const found = linkIndex.entryIndex.find('people', id)
      if (!found) return undefined
      const { name, url, role, active } = found.data
      const held = active && role !== undefined ? linkIndex.entryIndex.find('roles', role) : undefined
      return { name, href: url, ...(held && { role: { title: held.title, href: addressOf(held.url) } }) }
    },
    tier(id) {
      const found = linkIndex.entryIndex.find('tiers', id)
      if (!found) return undefined
      const { names, retired } = found.data
      const today = handbook.now.slice(0, 10)
      return { name: tierLabel(names, today), isRetired: retired !== undefined && retired <= today }
    },
    term(id) {
      const found = linkIndex.entryIndex.find('glossary', id)
      if (!found) return undefined
      const { term, definition } = found.data
      return { term, definition, href: address(termPath(found.id)) }
    },
  }
  return {
    text: blankFrontMatter(entry.text),
    isMdx: entry.isMdx,
    title: entry.title,
    context,
    reserved: ownAnchors(entry.definition, entry.written),
    vocabulary: handbook.config.components,
    ...(handbook.lenient && { lenient: true }),
    onFailure(failure) {
      if (handbook.lenient) return
      const { line, column } = findUse(entry, failure)
      throw describeFailure(failure, ` at ${entry.file}:${line}:${column}`)
    },
  }
}

/** The tag of a component that failed. */
export function findUse({ text, document: { components = [] } }: Entry, { name, props, earlier }: ComponentFailure): Span {
  const written = JSON.stringify(props)
  const uses = components.filter((use) => use.name === name && JSON.stringify(use.props) === written)
  const { start, end } = uses[earlier] ?? uses.at(-1) ?? { start: 0, end: 0 }
  return positionsOf(text).span(start, end)
}

/** `subject` says where it failed, after a space. */
export function describeFailure({ name, cause }: ComponentFailure, subject = ''): OwnCodeError {
  return new OwnCodeError(nameComponent(name), subject, cause)
}
