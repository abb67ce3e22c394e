/** Prints the pages that compare a state with the previous one: a list, meaning first, and a page per changed document. */
import { changesText as text } from '../../words/changes.ts'
import { text as words } from '../../words/text.ts'
import type { Entry } from '../../graph/entry.ts'
import { furtherPath, withBase } from '../../graph/paths.ts'
import { titleOfCollection } from '../../graph/sections.ts'
import { editionMark } from '../editions/addresses.ts'
import { printDocumentChange, printMeaning } from './change-section.ts'
import { maxUnchangedOnPages } from './diff-printer.ts'
import { type Content, element, linkTo, printedHtml } from '../../page/elements.ts'
import { writeHtml } from '../../page/print-html.ts'
import { escapeHtml } from '../../plain/escape.ts'
import { breadcrumbs, printPage } from '../editions/chrome.ts'
import { type ListPage, printPageLinks, splitIntoPages, printRows } from '../editions/paged-list.ts'
import type { State } from './state.ts'
import { type Difference, type DifferenceKind, diffStates } from './state-diff.ts'

/** A page without its layout. */
export interface InnerPage {
  url: string
  title: string
  html: string
}

export interface StateChanges {
  pages: readonly InnerPage[]
  /** Number of documents by kind of change. */
  counts: Readonly<Record<DifferenceKind, number>>
  /** Images and downloads on the pages: path and blob. */
  files: readonly (readonly [path: string, blob: string])[]
}

export interface Comparison {
  before: State
  /** Day of the earlier state. */
  day: string
  after: State
  /** Path of the list, below the prefix of the state's pages. */
  list: string
  /** Breadcrumbs to the list. */
  trail: readonly { title: string; url: string }[]
}

export function printChangePages(comparison: Comparison): StateChanges {
  const { before, after } = comparison
  const found = diffStates(before, after)
  const counts = { added: 0, removed: 0, renamed: 0, changed: 0 }
  for (const { kind } of found) counts[kind]++
  const slices = splitIntoPages(
    groupDifferences(found).flatMap(({ group, members }) => members.map((each) => ({ group, html: printRow(each, comparison) }))),
  )
  const pages = [
    ...slices.map((slice) => printListPage(slice, comparison)),
    ...found.filter(hasPage).map((each) => printDifferencePage(each, comparison)),
  ]
  return { pages, counts, files: [...after.addresses.used, ...before.addresses.used] }
}

/** Print the page of the first edition, which has nothing to compare with. */
export function printFirstChangesPage(edition: string, list: string): StateChanges {
  const html = printPage(
    list,
    element('h1', { class: 'page-title' }, text.titleOf(edition)),
    element('p', { class: 'lead' }, text.first(edition)),
  )
  return { pages: [{ url: list, title: text.titleOf(edition), html }], counts: { added: 0, removed: 0, renamed: 0, changed: 0 }, files: [] }
}

/** Whether there are differences to show. New and deleted pages can be read themselves. */
function hasPage({ entry, before, kind, change, lines }: Difference): boolean {
  return entry.url !== undefined && before !== undefined && kind !== 'removed' && (change !== undefined || lines.length > 0)
}

function groupDifferences(found: readonly Difference[]): { group: string; members: Difference[] }[] {
  const { groups } = text
  const isBinding = ({ change, lines }: Difference) =>
    lines.length > 0 || (change?.facts.length ?? 0) > 0 || (change?.text?.sentences.length ?? 0) > 0
  const chooseGroup = (each: Difference) => {
    if (each.kind === 'added' || each.kind === 'removed') return groups[each.kind]
    return isBinding(each) ? groups.meaning : each.kind === 'renamed' && !each.change ? groups.renamed : groups.text
  }
  return Object.values(groups).map((group) => ({ group, members: found.filter((each) => chooseGroup(each) === group) }))
}

function printRow(difference: Difference, comparison: Comparison): string {
  const { kind, entry, before, change, lines, size, replacedPictures } = difference
  const facts = [
    titleOfCollection(entry.definition),
    kind === 'renamed' ? text.moved : '',
    text.size(size.added, size.removed),
    text.otherPictures(replacedPictures),
    before && before.isTyped !== entry.isTyped ? text.untold : '',
  ].filter(Boolean)
  const row = element(
    'li',
    {},
    element(
      'p',
      { class: 'entry-meta' },
      facts.map((fact) => element('span', {}, fact)),
    ),
    element('h3', {}, linkTo({ title: entry.title, url: linkDifference(difference, comparison) })),
    printRenameNote(difference),
    printedHtml(resolveMarks(printMeaning(change, lines), entry, comparison)),
  )
  return writeHtml([row])
}

function linkDifference(difference: Difference, { before, after, list }: Comparison): string | undefined {
  const { entry, kind } = difference
  if (entry.url === undefined) return undefined
  if (kind === 'removed') return before.prefix + entry.url
  return after.prefix + (hasPage(difference) ? list.slice(0, -1) + entry.url : entry.url)
}

function printListPage(slice: ListPage, comparison: Comparison): InnerPage {
  const { before, day, after, list, trail } = comparison
  const title = text.titleOf(after.name)
  const { page, pages, rows } = slice
  const url = furtherPath(list, page)
  const html = printPage(
    url,
    printTrail(trail, comparison),
    element('h1', { class: 'page-title' }, title),
    element('p', { class: 'lead' }, text.between(before.name ?? '', day, after.name)),
    pages > 1 && element('p', { class: 'entry-meta' }, text.page(page, pages)),
    element('div', { class: 'page-body' }, rows.length > 0 ? printRows(rows, 'entry-list changes') : element('p', {}, text.nothing)),
    printPageLinks(slice, after.prefix + list),
  )
  return { url, title: page === 1 ? title : `${title}, ${text.page(page, pages)}`, html }
}

function printDifferencePage(difference: Difference, comparison: Comparison): InnerPage {
  const { entry, before, change, lines } = difference
  const { before: old, after, day, list, trail } = comparison
  const path = list.slice(0, -1) + (entry.url ?? '/')
  const ways = [
    linkTo({ title: text.now(after.name), url: after.prefix + (entry.url ?? '/') }),
    before?.url !== undefined && old.name !== undefined && linkTo({ title: text.before(old.name), url: old.prefix + before.url }),
  ]
  const printed = printDocumentChange(change ?? { facts: [], text: undefined }, { below: 1, lines, maxUnchanged: maxUnchangedOnPages })
  const html = printPage(
    path,
    printTrail([...trail, { title: text.titleOf(after.name), url: after.prefix + list }], comparison),
    element('h1', { class: 'page-title' }, entry.title),
    element('p', { class: 'lead' }, text.between(old.name ?? '', day, after.name)),
    element('p', { class: 'entry-meta page-meta' }, ways),
    printRenameNote(difference),
    printedHtml(resolveMarks(printed, entry, comparison)),
  )
  return { url: path, title: `${entry.title}: ${text.titleOf(after.name)}`, html }
}

function printRenameNote({ kind, before }: Difference): Content {
  return kind === 'renamed' && before?.url !== undefined && element('p', {}, text.from(before.url))
}

function printTrail(trail: Comparison['trail'], { after }: Comparison): Content {
  const { base } = after.handbook.config
  return breadcrumbs([{ title: words.chrome.home, url: withBase('/', base) }, ...trail])
}

/** Resolve the marks to addresses. Texts that mention an address name the page, not the edition. */
function resolveMarks(html: string, entry: Entry, { after }: Comparison): string {
  return html
    .replaceAll('href="#', `href="${escapeHtml(after.prefix + (entry.url ?? ''))}#`)
    .replaceAll(`="${editionMark}`, `="${escapeHtml(after.prefix)}`)
    .replaceAll(editionMark, '')
}
