/**
 * Finds anchors that an edition published and that are missing from the current page. Others may link to them. Old texts are parsed only if
 * a line that may make an anchor is missing, and once per text.
 */
import { lastValue } from '../../plain/caches.ts'
import type { Heading } from '../../markdown/document.ts'
import { ownAnchors } from '../../graph/links/anchors.ts'
import { readEntries } from '../../graph/reading/entries.ts'
import type { Entry } from '../../graph/entry.ts'
import { keyOf } from '../../graph/entry.ts'
import { layoutIn } from '../../graph/reading/layout.ts'
import { asOf } from '../../graph/reading/making.ts'
import { collectRedirects } from '../../graph/links/redirects.ts'
import { nearest } from '../../problems/nearest.ts'
import { firstLine, type Problem, problem, type Span } from '../../problems/problem.ts'
import { hashText, readBlobs, type TreeFile, readTrees } from '../../sources/git/objects.ts'
import { decodeText } from '../../sources/revision.ts'
import type { EditionInfo } from '../editions/edition.ts'
import { listAddresses, type BrokenUrlRequest } from './broken-urls.ts'
import { findTreeLayout } from '../revisions/tree-layout.ts'

interface OldPage {
  edition: EditionInfo
  file: TreeFile
  /** The current page at its address, or the target of a redirect from there. */
  entry: Entry
  /** The blob that git would have for the current text. */
  blob: string
  layout: NonNullable<BrokenUrlRequest['context']['layout']>
}

/** In text order. */
interface OldAnchors {
  headings: readonly string[]
  /** Anchors that the text names explicitly. */
  namedAnchors: readonly string[]
}

const lastAnchors = lastValue<Map<string, OldAnchors>>()
/** Whether a text has all lines of an old one that may make an anchor, by the blobs of both. */
const lastCovered = lastValue<ReadonlyMap<string, boolean>>()

export function checkAnchors(request: BrokenUrlRequest): Problem[] {
  const { content } = request
  const pages = listChangedPages(request)
  if (pages.length === 0) return []
  const bytes = readBlobs(content, [...new Set(pages.map(({ file }) => file.blob))])
  const known = lastAnchors.get(content) ?? new Map<string, OldAnchors>()
  const [coveredBefore, covered] = [lastCovered.get(content), new Map<string, boolean>()]
  const seen = new Set<string>()
  const problems = pages.flatMap((page) => {
    const { file, entry } = page
    const text = decodeText(bytes.get(file.blob))
    const pair = `${file.blob} ${page.blob}`
    const isKept = text === undefined || (coveredBefore?.get(pair) ?? isCovered(text, entry.text))
    covered.set(pair, isKept)
    if (isKept) return []
    const name = `${file.blob} ${file.path} ${page.layout.kind}`
    const old = known.get(name) ?? readOldAnchors(page, request.redactions.redact(file, text), request)
    known.set(name, old)
    const today = listCurrentAnchors(entry)
    const broken = [...old.headings, ...old.namedAnchors].filter((anchor) => !today.has(anchor) && !seen.has(`${keyOf(entry)}#${anchor}`))
    for (const anchor of broken) seen.add(`${keyOf(entry)}#${anchor}`)
    return broken.map((anchor) => reportBrokenAnchor(anchor, findSuccessor(anchor, old, entry), page))
  })
  lastAnchors.set(content, known)
  lastCovered.set(content, covered)
  return problems
}

/** List pages of editions, newest first, whose text differs today. Each text once. */
function listChangedPages({ content, editions, written, redactions, context }: BrokenUrlRequest): OldPage[] {
  const layout = layoutIn(context)
  const byUrl = new Map(
    written.flatMap((entry) => (entry.url === undefined || entry.isDraft || !entry.hasBody ? [] : [[entry.url, entry] as const])),
  )
  const redirects = new Map(collectRedirects(written, context.config.collections).map(({ from, to }) => [from, to.split('#')[0] ?? '']))
  const blobs = new Map([...byUrl.values()].map((entry) => [entry, hashText(entry.text)]))
  const trees = readTrees(
    content,
    editions.map(({ commit }) => commit),
  )
  const seen = new Set<string>()
  return [...editions.entries()].toReversed().flatMap(([index, edition]) => {
    const tree = trees[index] ?? []
    const oldLayout = findTreeLayout(content, tree, layout)
    return tree.flatMap((file): OldPage[] => {
      if (!/\.mdx?$/i.test(file.path)) return []
      const address = listAddresses(file.path, oldLayout).at(-1) ?? ''
      const entry = byUrl.get(address) ?? byUrl.get(redirects.get(address) ?? '')
      const key = `${file.blob} ${file.path}`
      if (!entry || blobs.get(entry) === file.blob || seen.has(key) || redactions.isRedacted(file)) return []
      seen.add(key)
      return [{ edition, file, entry, blob: blobs.get(entry) ?? '', layout: oldLayout }]
    })
  })
}

/** Return whether the new text has every line of the old one that may make an anchor. */
function isCovered(old: string, text: string): boolean {
  const now = new Set(findAnchorLines(text))
  return findAnchorLines(old).every((line) => now.has(line))
}

function findAnchorLines(text: string): string[] {
  const lines = text.normalize('NFC').split(/\r?\n/)
  return lines.flatMap((line, index) =>
    /^[\s>*+-]*#{1,6}\s|<h[1-6]|\bid=|\bname=/.test(line) || /^\s{0,3}(=+|-+)\s*$/.test(lines[index + 1] ?? '') ? [line.trim()] : [],
  )
}

function readOldAnchors({ file: { path }, edition, layout }: OldPage, text: string, { context }: BrokenUrlRequest): OldAnchors {
  const sources = { files: [{ path, text }], assets: [], images: new Map(), problems: [] }
  const [entry] = readEntries(sources, { ...context, layout }).entries
  if (!entry?.document.isSound || asOf(entry, edition.moment).isDraft) return { headings: [], namedAnchors: [] }
  const { headings, anchors } = entry.document
  // The first heading is the page title, which has no anchor.
  return {
    headings: headings.flatMap(({ depth, id }) => (depth > 1 && id !== '' ? [id] : [])),
    namedAnchors: [...anchors].filter((id) => id !== '' && !/^fn(ref)?-/.test(id)),
  }
}

function listCurrentAnchors({ definition, written, document: { headings, anchors } }: Entry): ReadonlySet<string> {
  return new Set([...headings.map(({ id }) => id), ...anchors, ...ownAnchors(definition, written)])
}

/** Find the heading that replaced another: one with a similar name, or the one between the same neighbours. */
function findSuccessor(anchor: string, { headings }: OldAnchors, { document }: Entry): Heading | undefined {
  const today = document.headings.filter(({ depth, id }) => depth > 1 && id !== '')
  const newHeadings = today.filter(({ id }) => !headings.includes(id))
  const [alike] = nearest(
    anchor,
    newHeadings.map(({ id }) => id),
  )
  if (alike !== undefined) return newHeadings.find(({ id }) => id === alike)
  const index = headings.indexOf(anchor)
  if (index < 0) return undefined
  const kept = (id: string) => today.some((heading) => heading.id === id)
  const before = headings.slice(0, index).findLast(kept)
  const after = headings.slice(index).find(kept)
  const removed = headings.slice(
    before === undefined ? 0 : headings.indexOf(before) + 1,
    after === undefined ? undefined : headings.indexOf(after),
  )
  const ids = today.map(({ id }) => id)
  const added = today.slice(before === undefined ? 0 : ids.indexOf(before) + 1, after === undefined ? undefined : ids.indexOf(after))
  return removed.length === added.length ? added[removed.indexOf(anchor)] : undefined
}

function reportBrokenAnchor(anchor: string, successor: Heading | undefined, { edition, entry }: OldPage): Problem {
  const keep = entry.isMdx ? `put <a id="${anchor}"></a> above it` : `write "${successor?.text} {#${anchor}}"`
  const hint = successor
    ? `The nearest is "#${successor.id}". To keep the old anchor, ${keep}.`
    : `Put <a id="${anchor}"></a> where its text is now, or at the nearest match.`
  const message = `The edition "${edition.name}" has an anchor "#${anchor}" on this page, but the page no longer has it.`
  return problem('anchor-lost', entry.file, successor ? locateHeading(successor.text, entry) : firstLine, message, { hint })
}

/** Find a heading's line by its words. */
function locateHeading(heading: string, { text }: Entry): Span {
  const plain = (line: string) => line.replace(/^[\s>]*#{1,6}\s+|\s+#+\s*$|[*_`]/g, '').trim()
  const lines = text.split(/\r?\n/)
  const index = lines.findIndex((line) => /^[\s>]*#{1,6}\s/.test(line) && plain(line) === heading.replace(/[*_`]/g, ''))
  if (index < 0) return firstLine
  return { line: index + 1, column: 1, endLine: index + 1, endColumn: (lines[index] ?? '').trimEnd().length + 1 }
}
