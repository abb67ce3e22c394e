/** Updates links and references once files have moved. What still leads to the same target stays as it is written. */
import { findFiles, findReferences } from '../../collections/fields/references.ts'
import { isStandIn } from '../../collections/fields/stand-in.ts'
import { type Entry, isExported, keyOf } from '../../graph/entry.ts'
import { partsOf, relativeLink, writeFileLink, writeLink } from '../../graph/links/dead-links.ts'
import type { LinkIndex } from '../../graph/links/link-index.ts'
import { resolveLink, type Target } from '../../graph/links/links.ts'
import { findReferenced } from '../../graph/links/visible-reference.ts'
import { addressAt, pathAt } from '../../graph/reading/layout.ts'
import { pagePath } from '../../graph/paths.ts'
import { folderPage } from '../../graph/reading/places.ts'
import type { Fixable } from '../../problems/fixes.ts'
import { positionsOf } from '../../problems/positions.ts'
import type { Span } from '../../problems/problem.ts'
import { formatScalar, type Path } from '../../sources/yaml.ts'
import { EditError } from '../yaml-edit.ts'
import type { MovedPaths } from './moved-paths.ts'

/** The content before and after files moved, when no text has changed yet. */
export interface Move extends MovedPaths {
  before: LinkIndex
  after: LinkIndex
  /** The same entry after the move; undefined if it's none then. */
  entryAfter(entry: Entry): Entry | undefined
}

/** Returns what to replace in the text of an entry. Throws an `EditError` if a link can't be replaced. */
export function updateEntry(entry: Entry, move: Move): Fixable[] {
  const now = move.entryAfter(entry)
  if (!now || isExported(entry)) return []
  return [...updateLinks(entry, now, move), ...updateTextReferences(entry, move), ...updateValues(entry, now, move)]
}

function updateLinks(entry: Entry, now: Entry, move: Move): Fixable[] {
  const positions = positionsOf(entry.text)
  return entry.document.links.flatMap(({ url, start, end }): Fixable[] => {
    const link = updateLink({ entry, now, url }, move)
    if (link === undefined) return []
    const span = positions.span(start, end)
    // The position of an address with entities may not be known.
    if (withoutBackslashes(entry.text.slice(start, end)) !== url)
      throw new EditError(
        `The link "${url}" in "${entry.file}", line ${span.line}, is written in a form that this command can't edit. Write it as plain text first.`,
      )
    return [replace(span, link)]
  })
}

/** A text without Markdown's escapes, such as `my\_page`. */
function withoutBackslashes(text: string): string {
  return text.replace(/\\([!-/:-@[-`{-~])/g, '$1')
}

interface Link {
  entry: Entry
  /** The entry after the move. */
  now: Entry
  url: string
}

/** The link to the same target after the move; undefined if the written one still leads there, or never led anywhere. */
function updateLink({ entry, now, url }: Link, move: Move): string | undefined {
  const target = resolveLink(entry, url, move.before)
  if (isSameTarget(target, resolveLink(now, url, move.after), move)) return undefined
  const [path, tail] = partsOf(url)
  const link = writeTarget(target, now, path, move)
  if (link === undefined) return undefined
  return (/^\.{0,2}\//.test(path) ? link : link.replace(/^\.\//, '')) + tail
}

function writeTarget(target: Target, now: Entry, style: string, move: Move): string | undefined {
  switch (target.kind) {
    case 'entry': {
      const page = move.entryAfter(target.entry)
      return page && writeLink(now, page, style)
    }
    case 'asset':
    case 'refused':
      return writeFileLink(now, move.files.get(target.path) ?? target.path, style)
    case 'page': {
      const address = movedAddress(target.path, move)
      return style.startsWith('/') ? address : `${relativeLink(now, pathAt(address, move.after.layout))}/`
    }
    default:
      return undefined
  }
}

function isSameTarget(before: Target, after: Target, move: Move): boolean {
  switch (before.kind) {
    case 'entry':
      return after.kind === 'entry' && isSame(before.entry, after.entry, move)
    case 'page':
      return after.kind === 'page' && after.path === movedAddress(before.path, move)
    case 'asset':
    case 'refused':
      return after.kind === before.kind && after.path === (move.files.get(before.path) ?? before.path)
    default:
      return true
  }
}

function isSame(before: Entry, after: Entry, move: Move): boolean {
  const now = move.entryAfter(before)
  return now !== undefined && keyOf(now) === keyOf(after)
}

/** The address of a page without an entry: a folder's, if the folder moved. */
function movedAddress(address: string, { folder, before, after }: Move): string {
  const path = pathAt(address, before.layout)
  if (!folder || !(path === folder.from || path.startsWith(`${folder.from}/`))) return address
  return pagePath(addressAt(folder.to + path.slice(folder.from.length), after.layout))
}

/** `<Ref to="…"/>`, and ids in other tags. */
function updateTextReferences(entry: Entry, move: Move): Fixable[] {
  const positions = positionsOf(entry.text)
  return entry.document.references.flatMap(({ to, collection, start, end }): Fixable[] => {
    const written = updateReference(to, [collection ?? '*'], move)
    return written === undefined ? [] : [replace(positions.span(start, end), written)]
  })
}

/** References and files in front matter, and addresses to which redirects lead. */
function updateValues(entry: Entry, now: Entry, move: Move): Fixable[] {
  const { schema } = entry.definition
  const write = (path: Path, value: string | undefined): Fixable[] =>
    value === undefined ? [] : [replace(entry.spanOf(path), writeScalar(value, entry, path))]
  return [
    ...findReferences(schema, entry.written).flatMap(({ path, value, meta }) =>
      isStandIn(value) ? [] : write(path, updateReference(value, meta.references ?? [], move)),
    ),
    ...findPlainReferences(entry).flatMap(({ path, value, collections }) => write(path, updateReference(value, collections, move))),
    ...findFiles(schema, entry.written).flatMap(({ path, value }) =>
      isStandIn(value) ? [] : write(path, updateLink({ entry, now, url: value }, move)),
    ),
    ...(entry.isTyped && entry.collection === 'redirects' ? write(['to'], updateDestination(entry.data.to, move)) : []),
  ]
}

/** A value in the quotes that the old one has. */
function writeScalar(value: string, entry: Entry, path: Path): string {
  const { line, column } = entry.spanOf(path)
  const isSingle = entry.isQuoted(path) && entry.text.split('\n')[line - 1]?.[column - 1] === "'"
  return isSingle ? `'${value.replaceAll("'", "''")}'` : formatScalar(value, entry.isQuoted(path))
}

/** The reference to the same entry after the move; undefined if the written one still does it, or never did. */
function updateReference(value: string, collections: readonly string[], { before, after, ...move }: Move): string | undefined {
  const target = findReferenced(value, collections, before.entryIndex)
  if (!target) return undefined
  const now = move.entryAfter(target)
  const found = findReferenced(value, collections, after.entryIndex)
  if (!now || (found && keyOf(found) === keyOf(now))) return undefined
  // What can't be named here stays, so that the check reports what the writer wrote.
  if (collections[0] !== '*' && !collections.includes(now.collection)) return undefined
  const anchor = value.includes('#') ? value.slice(value.indexOf('#')) : ''
  const id = value.slice(0, value.length - anchor.length)
  // `planning/index` may be written for `planning`.
  const form = folderPage.test(id) && folderPage.test(now.file.replace(/\.[^./]+$/, '')) ? (folderPage.exec(id)?.[0] ?? '') : ''
  const added = target.id.endsWith(form) ? '' : form
  return (collections[0] === '*' ? keyOf(now) : now.id) + added + anchor
}

/** Ids in fields that take other texts, too. */
function findPlainReferences(entry: Entry): { path: Path; value: string; collections: readonly string[] }[] {
  if (!entry.isTyped) return []
  switch (entry.collection) {
    case 'changelog':
      return (entry.data.issues ?? []).flatMap((issue, index) =>
        typeof issue === 'string' ? [{ path: ['issues', index], value: issue, collections: ['backlog'] }] : [],
      )
    case 'triage':
      return entry.data.examples.flatMap(({ expect: { route } }, index) =>
        typeof route === 'string' ? [{ path: ['examples', index, 'expect', 'route'], value: route, collections: ['roles', 'areas'] }] : [],
      )
    case 'broadcasts':
      return [{ path: ['of'], value: entry.data.of, collections: ['releases'] }]
    default:
      return []
  }
}

/** Where a redirect leads after the move; undefined if nothing changes. */
function updateDestination(to: string, { before, entryAfter }: Move): string | undefined {
  const [path = '', anchor] = to.split('#')
  const page = before.entryIndex.byUrl(pagePath(path))
  const now = page && entryAfter(page)
  if (!now?.url || now.url === page?.url) return undefined
  return anchor === undefined ? now.url : `${now.url}#${anchor}`
}

function replace(span: Span, text: string): Fixable {
  return { ...span, fix: { replace: text } }
}
