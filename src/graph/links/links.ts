/** Resolves a text's links and images, and suggests fixes for broken ones. */
import { posix } from 'node:path'
import { didYouMean, isCertain, listOf, nearest } from '../../problems/nearest.ts'
import { positionsOf } from '../../problems/positions.ts'
import { type Problem, problem, type Span } from '../../problems/problem.ts'
import { findFiles } from '../../collections/fields/references.ts'
import { isStandIn } from '../../collections/fields/stand-in.ts'
import { formatScalar } from '../../sources/yaml.ts'
import { entriesAtAnchor, listHasAnchor, ownAnchors } from './anchors.ts'
import { staffPageLinked } from '../audience.ts'
import { imageMissing, linkMissing } from './dead-links.ts'
import type { Edge } from '../edge.ts'
import type { Entry } from '../entry.ts'
import { checkFile, checkMetadata, isPublishable } from '../files/files.ts'
import { checkForeignImage, checkImage } from '../files/images.ts'
import { addressAt } from '../reading/layout.ts'
import type { LinkIndex } from './link-index.ts'
import { assetPath, ownPages, pagePath } from '../paths.ts'

export type Target =
  | { kind: 'external'; href: string }
  | { kind: 'entry'; entry: Entry; anchor: string | undefined; query: string }
  | { kind: 'page'; path: string; anchor: string | undefined; query: string }
  | { kind: 'asset'; path: string }
  /** A file that isn't published. */
  | { kind: 'refused'; path: string }
  /** `path` starts with the host if the base isn't part of it. */
  | { kind: 'outside'; path: string; isDeclared: boolean }
  | { kind: 'missing' }

/** The target of an entry's link. Relative links are resolved as file paths, then as addresses. */
export function resolveLink(entry: Entry, url: string, linkIndex: LinkIndex): Target {
  if (isForeign(url)) {
    const href = foreignAddress(url)
    return href === undefined ? { kind: 'missing' } : { kind: 'external', href }
  }
  const [, written = '', query = '', anchor] = /^([^?#]*)(\?[^#]*)?(?:#(.*))?$/s.exec(url) ?? []
  const path = withoutEscapes(written)
  if (path === '') return { kind: 'entry', entry, anchor, query }
  const { entryIndex } = linkIndex
  if (path.startsWith('/')) return resolveAddress(path, anchor, query, linkIndex)
  const { origins } = linkIndex.layout
  const plain = origins ? origins.resolve(entry.file, path) : posix.join(posix.dirname(entry.file), path).replace(/\/+$/, '')
  const asset = assetAt(plain, linkIndex)
  const found = entryIndex.byFile(plain) ?? (asset === undefined ? entryIndex.byStem(plain) : undefined)
  if (found) return { kind: 'entry', entry: found, anchor, query }
  if (asset !== undefined) return fileTarget(asset, linkIndex)
  const folder = pagePath(addressAt(plain === '.' ? '' : plain, linkIndex.layout))
  if (!plain.startsWith('..') && linkIndex.otherPages.has(folder)) return { kind: 'page', path: folder, anchor, query }
  if (entry.url && !/\.(mdx?|ya?ml)$/i.test(path)) {
    const byAddress = resolveAddress(posix.join(entry.url, path), anchor, query, linkIndex)
    if (byAddress.kind === 'entry' || byAddress.kind === 'page') return byAddress
  }
  return { kind: 'missing' }
}

/** Whether an address starts with a scheme or a host. */
function isForeign(url: string): boolean {
  return /^[a-z][a-z0-9+.-]*:|^\/\//i.test(url)
}

/** An external address in a form that every reader understands, with its host; undefined for a web address without one. */
function foreignAddress(url: string): string | undefined {
  if (!/^(https?:|\/\/)/i.test(url)) return url
  if (!URL.canParse(url, 'https://x')) return undefined
  if (/^(https?:)?\/\/[^/\s]/i.test(url)) return url
  return URL.canParse(url) ? new URL(url).href : undefined
}

function resolveAddress(path: string, anchor: string | undefined, query: string, linkIndex: LinkIndex): Target {
  const page = pagePath(path)
  const plain = path.slice(1).replace(/\/+$/, '')
  const entry = linkIndex.entryIndex.byUrl(page) ?? linkIndex.entryIndex.byFile(plain) ?? fromTop(plain, linkIndex)
  if (entry) return { kind: 'entry', entry, anchor, query }
  if (linkIndex.otherPages.has(page) || linkIndex.redirects.has(page)) return { kind: 'page', path: page, anchor, query }
  if (linkIndex.hiddenRedirects?.has(page)) return { kind: 'missing' }
  const asset = path.slice(1)
  const file = assetAt(asset, linkIndex)
  if (file !== undefined) return fileTarget(file, linkIndex)
  const tail = `${query}${anchor === undefined ? '' : `#${anchor}`}`
  if (linkIndex.outside.some((prefix) => path.startsWith(prefix))) {
    const host = linkIndex.besides.some((prefix) => path.startsWith(prefix)) ? linkIndex.host : ''
    return { kind: 'outside', path: host + path + tail, isDeclared: true }
  }
  const [beginning, folder] = linkIndex.rootLinks.find(([each]) => `${path}/`.startsWith(each)) ?? []
  if (beginning !== undefined && folder !== undefined) {
    const file = posix.join(folder, path.slice(beginning.length)).replace(/\/+$/, '')
    const found = linkIndex.entryIndex.byFile(file) ?? linkIndex.entryIndex.byStem(file)
    if (found) return { kind: 'entry', entry: found, anchor, query }
    const asset = assetAt(file, linkIndex)
    if (asset !== undefined) return fileTarget(asset, linkIndex)
    return { kind: 'missing' }
  }
  if (linkIndex.layout.kind !== 'own' && /\.mdx?$/i.test(path)) return { kind: 'missing' }
  const isOurs = ownPages.has(pagePath(`/${asset.split('/')[0] ?? ''}`)) || linkIndex.layout.collections.has(asset.split('/')[0] ?? '')
  return isOurs ? { kind: 'missing' } : { kind: 'outside', path: path + tail, isDeclared: false }
}

/** In a company's own folder, a path from the root means the same as in the repository, with or without extension. */
function fromTop(path: string, { entryIndex, layout }: LinkIndex): Entry | undefined {
  return layout.kind === 'own' || path === '' ? undefined : entryIndex.byStem(path)
}

/** The path of a file on disk, however its accents are stored. */
function assetAt(path: string, { assets, decomposed }: LinkIndex): string | undefined {
  if (assets.has(path)) return path
  const composed = path.normalize('NFC')
  return assets.has(composed) ? composed : decomposed?.get(composed)
}

function fileTarget(path: string, { facts }: LinkIndex): Target {
  return { kind: isPublishable(path, facts.get(path)) ? 'asset' : 'refused', path }
}

/** Checks the links and images of an entry. */
export function checkLinks(entry: Entry, linkIndex: LinkIndex): { edges: Edge[]; problems: Problem[] } {
  const edges: Edge[] = []
  const problems: Problem[] = []
  if (entry.document.links.length === 0) return { edges, problems }
  const positions = positionsOf(entry.text)
  // An address with entities or escapes isn't written the way it reads, so it can't be fixed automatically.
  const mayFix = (start: number, end: number, url: string) => (entry.text.slice(start, end) === url ? (link: string) => link : undefined)
  for (const { kind, url, start, end } of entry.document.links) {
    const target = resolveLink(entry, url, linkIndex)
    const span = positions.span(start, end)
    if (kind === 'link' && isPlaceholder(url)) {
      problems.push(linkPlaceholder(entry, url, span))
      continue
    }
    if (target.kind === 'asset' || target.kind === 'refused') problems.push(...checkFile(entry, target.path, span, linkIndex))
    if (kind === 'image') {
      if (isForeign(url)) problems.push(...checkForeignImage(entry, url, span))
      else if (target.kind === 'asset') problems.push(...checkImage(entry, target.path, span, linkIndex.images.get(target.path)))
      else if (target.kind !== 'refused' && !(target.kind === 'outside' && target.isDeclared))
        problems.push(imageMissing({ entry, url, span, written: mayFix(start, end, url) }, linkIndex))
    } else if (target.kind === 'asset') problems.push(...checkMetadata(entry, target.path, span, linkIndex.facts.get(target.path)))
    else if (target.kind === 'missing') problems.push(linkMissing({ entry, url, span, written: mayFix(start, end, url) }, linkIndex))
    else if (target.kind === 'outside' && !target.isDeclared) problems.push(linkOutside(entry, url, span))
    else if (target.kind === 'page' && linkIndex.staffOnly.has(target.path) && entry.audience === 'public' && !entry.isDraft)
      problems.push(staffPageLinked(entry, target.path, span))
    else if (target.kind === 'page' && linkIndex.redirects.has(target.path)) {
      const end = linkIndex.entryIndex.byUrl((linkIndex.redirects.get(target.path) ?? '').split('#')[0] ?? '')
      if (end && end !== entry) edges.push({ from: entry, to: end, span })
    } else if (target.kind === 'page' && target.anchor && !listHasAnchor(target.path, target.anchor, linkIndex.entryIndex)) {
      problems.push(
        problem('anchor-missing', entry.file, span, `"${target.path}" has no anchor "#${target.anchor}".`, {
          absent: { in: [target.path.split('/')[1] ?? '', ...(target.path === '/changelog/' ? ['releases'] : ['areas'])] },
          hint: 'Remove the anchor.',
        }),
      )
    } else if (target.kind === 'page' && target.anchor) {
      const listed = entriesAtAnchor(target.path, target.anchor, linkIndex.entryIndex)
      const [first] = listed
      if (first && listed.every(({ audience }) => audience === 'staff')) edges.push({ from: entry, to: first, span })
    } else if (target.kind === 'entry') {
      if (target.entry !== entry) edges.push({ from: entry, to: target.entry, span })
      const hash = url.indexOf('#')
      // An address with entities or escapes isn't written the way it reads, so mark all of it.
      const isAsWritten = entry.text.slice(start, end) === url
      const anchorSpan = isAsWritten && hash >= 0 ? positions.span(start + hash, end) : span
      const anchorProblem = target.anchor ? checkAnchor(entry, target.entry, target.anchor, anchorSpan, isAsWritten) : undefined
      if (anchorProblem) problems.push(anchorProblem)
    }
  }
  return { edges, problems }
}

/** Files named in front matter must exist. */
export function checkFiles(entry: Entry, linkIndex: LinkIndex): Problem[] {
  return findFiles(entry.definition.schema, entry.written).flatMap(({ path, value }) => {
    if (isStandIn(value)) return []
    const target = resolveLink(entry, value, linkIndex)
    const span = entry.spanOf(path)
    if (target.kind === 'refused') return checkFile(entry, target.path, span, linkIndex)
    if (target.kind === 'asset')
      return [...checkFile(entry, target.path, span, linkIndex), ...checkImage(entry, target.path, span, linkIndex.images.get(target.path))]
    return isForeign(value)
      ? checkForeignImage(entry, value, span)
      : [imageMissing({ entry, url: value, span, written: (url) => formatScalar(url, entry.isQuoted(path)) }, linkIndex)]
  })
}

/** A problem if a page has no such heading. The span is the anchor including `#`, if it can be fixed. */
export function checkAnchor(entry: Entry, target: Entry, anchor: string, span: Span, mayFix = true): Problem | undefined {
  const wanted = decode(anchor)
  const { headings, anchors, isSound } = target.document
  const { staffFields = [] } = target.definition
  const own = ownAnchors(target.definition, target.written).filter((id) => entry.audience === 'staff' || !staffFields.includes(id))
  if (
    !isSound ||
    anchors.has(wanted) ||
    own.includes(wanted) ||
    wanted === 'top' ||
    /^fn(ref)?-/.test(wanted) ||
    spelledAnchor(target, anchor) !== undefined
  )
    return undefined
  const ids = [...headings.map((heading) => heading.id), ...own]
  const suggestions = nearest(wanted, ids)
  const page = target === entry ? 'This page' : `"${target.title}"`
  const suggestion = suggestions[0]
  return problem('anchor-missing', entry.file, span, `${page} has no heading "#${anchor}".`, {
    ...(target.isTyped ? {} : { absent: { in: [target.collection], id: target.id } }),
    hint: [
      didYouMean(suggestions.map((id) => `#${id}`)),
      ids.length === 0 ? 'It has no headings.' : `Its headings are ${listOf(ids.map((id) => `#${id}`))}.`,
    ]
      .filter(Boolean)
      .join(' '),
    suggestions: (suggestion ? suggestions : ids.slice(0, 20)).map((id) => `#${id}`),
    fix: mayFix && isCertain(wanted, suggestions) ? `#${suggestion}` : undefined,
  })
}

/** Whether a link has a placeholder address: `#_`, `#!`, or nothing at all. `#` alone leads to the top. */
export function isPlaceholder(url: string): boolean {
  return /^(?:#[_!]+)?$/.test(url.trim())
}

function linkPlaceholder(entry: Entry, url: string, span: Span): Problem {
  const message = url.trim() === '' ? 'This link has no address.' : `"${url}" is a placeholder, not an address.`
  return problem('link-placeholder', entry.file, span, message, {
    hint: 'Write the address, or remove the link.',
  })
}

function linkOutside(entry: Entry, url: string, span: Span): Problem {
  return problem('link-outside', entry.file, span, `"${url}" is not a page of the handbook.`, {
    hint: 'If another program on this host serves it, add it to "outside" in handbook.config.ts; if it is in a folder of the content, set "rootLinks".',
  })
}

/** An anchor in the page's spelling: the heading may use composed letters, and the link decomposed ones. */
function spelledAnchor({ document: { headings, anchors } }: Entry, anchor: string): string | undefined {
  const wanted = decode(anchor)
  return [...headings.map(({ id }) => id), ...anchors].find((id) => id.normalize('NFC') === wanted)
}

/** The same link within a page, with the page's spelling. */
export function ownAnchor(entry: Entry, hash: string): string {
  // Browsers distinguish the two forms of a letter.
  const isPlain = /^[\x20-\x7e]*$/.test(hash) && !hash.includes('%')
  return isPlain ? hash : `#${spelledAnchor(entry, hash.slice(1)) ?? hash.slice(1)}`
}

/** The same target for readers of a site: without a list anchor for something that they don't see. */
export function withSeenAnchor(target: Target, { entryIndex, redirects }: LinkIndex): Target {
  if (target.kind !== 'page' || target.anchor === undefined || redirects.has(target.path)) return target
  return listHasAnchor(target.path, target.anchor, entryIndex) ? target : { ...target, anchor: undefined }
}

/** The address of a target, relative to the site's root; undefined if there's no target. */
export function targetPath(target: Target): string | undefined {
  const tail = (anchor: string | undefined, query: string) => `${query}${anchor === undefined ? '' : `#${anchor}`}`
  switch (target.kind) {
    case 'external':
      return target.href
    case 'entry':
      return target.entry.url === undefined
        ? undefined
        : target.entry.url + target.query + (target.anchor === undefined ? '' : ownAnchor(target.entry, `#${target.anchor}`))
    case 'page':
      return target.path + tail(target.anchor, target.query)
    case 'asset':
      return assetPath(target.path)
    case 'outside':
      return target.path
    case 'refused':
    case 'missing':
      return undefined
  }
}

/** Without escapes, and with composed letters. */
function decode(text: string): string {
  return withoutEscapes(text).normalize('NFC')
}

function withoutEscapes(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
