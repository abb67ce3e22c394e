/** Prints the list pages of an edition: start page, collections, and folders without a text of their own. */
import { releaseAnchor, slugify } from '../../plain/list-anchors.ts'
import { changesText } from '../../words/changes.ts'
import { dayInWords } from '../../words/days.ts'
import { editionText } from '../../words/editions.ts'
import { valueName } from '../../words/names.ts'
import { text } from '../../words/text.ts'
import { groupByRelease, groupTitle } from '../../collections/changelog/view.ts'
import type { Entry } from '../../graph/entry.ts'
import { glossaryOf } from '../../collections/glossary/view.ts'
import type { Handbook } from '../../graph/handbook.ts'
import type { LinkIndex } from '../../graph/links/link-index.ts'
import { type NavGroup, type NavItem, treePages } from '../../graph/navigation.ts'
import { changesPath, collectionPath, staffPages } from '../../graph/paths.ts'
import { jumpList, sectionOf, titleOfCollection, trailOf } from '../../graph/sections.ts'
import { type CollectionName, collections } from '../../collections/table.ts'
import { editionMark } from './addresses.ts'
import type { PublishedHandbook } from './published-handbook.ts'
import { printBreadcrumbs, printLink, printWithChrome, printDay } from './chrome.ts'
import { element, escapeHtml } from '../differences/markup.ts'
import { printBadge, type PageContext } from './page.ts'
import { printStaffLists } from './staff-lists.ts'

/** A page without an entry. */
export interface ListedPage {
  url: string
  title: string
  description?: string | undefined
  html: string
}

const home = { title: text.chrome.home, url: '/' }

/** Return the collections that have a page in an edition. */
export function listCollections({ linkIndex, config }: Handbook): CollectionName[] {
  return config.collections.names.filter((name) => name !== 'editions' && isListed(collectionPath(name), linkIndex))
}

export function printListPages(published: PublishedHandbook, context: PageContext): ListedPage[] {
  const { handbook } = published
  const trees = (['handbook', 'roles'] as const).flatMap((name) =>
    treePages(handbook.trees[name], name).flatMap(({ item }) => (item.entry ? [] : [printFolderPage(item, name, context)])),
  )
  const lists = listCollections(handbook)
    .filter((name) => name !== 'handbook' && name !== 'roles')
    .map((name) => (name === 'glossary' ? printGlossaryPage(context) : printCollectionPage(name, published, context)))
  const forStaff = printStaffLists(context).map((list) => printListPage({ ...list, trail: [home] }, context))
  return [printStartPage(published, forStaff, context), ...trees, ...lists, ...forStaff]
}

function printStartPage({ edition, handbook }: PublishedHandbook, forStaff: readonly ListedPage[], { addresses }: PageContext): ListedPage {
  const lists = [
    ...listCollections(handbook).map((name) => {
      const definition = handbook.config.collections.of(name)
      return { title: titleOfCollection(definition), url: collectionPath(name), description: definition.about }
    }),
    ...forStaff.filter(({ url }) => staffPages.has(url)),
  ]
  const cards = lists.map(({ title, url, description }) =>
    element('li', {}, element('h3', {}, printLink({ title, url }, addresses)), element('p', {}, escapeHtml(description ?? ''))),
  )
  const content = element(
    'section',
    { class: 'page-section' },
    element(
      'p',
      { class: 'more' },
      printLink({ title: changesText.titleOf(edition.name), url: changesPath }, { address: (path) => editionMark + path }),
    ),
    element('h2', {}, editionText.contents),
    element('ul', { class: 'cards' }, ...cards),
  )
  const description = edition.note ?? editionText.start(handbook.config.title)
  return printListPage({ url: '/', title: editionText.editionTitle(edition.name), description, content, trail: [] }, { addresses })
}

function printFolderPage(item: NavItem, name: 'handbook' | 'roles', context: PageContext): ListedPage {
  const { handbook } = context
  const trail = [home, ...trailOf(handbook, name, item.url).slice(0, -1)]
  const content = item.groups.map((group) => printGroup(group, context)).join('')
  return printListPage({ url: item.url, title: item.title, content, trail, section: sectionOf(handbook, name, item.url) }, context)
}

function printCollectionPage(name: CollectionName, { untyped }: PublishedHandbook, context: PageContext): ListedPage {
  const { handbook } = context
  const definition = handbook.config.collections.of(name)
  const [url, title] = [collectionPath(name), titleOfCollection(definition)]
  const groups = [...(name === 'changelog' ? groupChangelog(handbook) : sectionOf(handbook, name, url).groups)]
  const rest = untyped.filter(({ collection }) => collection === name)
  if (rest.length > 0) groups.push({ items: rest.map(toNavItem) })
  const section = name === 'changelog' ? jumpList(title, url, listJumpTargets(groups)) : { title, url, groups }
  const content = groups.map((group) => printGroup(group, context)).join('') || element('p', {}, editionText.nothingElse)
  return printListPage({ url, title, description: definition.about, content, trail: [home], section }, context)
}

function printGlossaryPage({ handbook, addresses }: PageContext): ListedPage {
  const terms = glossaryOf(handbook).map(({ id, term, aliases, definition, see }) =>
    element(
      'div',
      { class: 'glossary-term' },
      element('dt', { id }, escapeHtml(term)),
      aliases.length > 0 ? element('dd', { class: 'glossary-aliases' }, escapeHtml(`${text.glossary.aliases} ${aliases.join(', ')}`)) : '',
      element('dd', {}, escapeHtml(definition)),
      see ? element('dd', { class: 'glossary-links' }, `${text.glossary.see} ${printLink(see, addresses)}`) : '',
    ),
  )
  const content = element('dl', { class: 'glossary' }, ...terms)
  return printListPage(
    { url: collectionPath('glossary'), title: collections.glossary.title, description: collections.glossary.about, content, trail: [home] },
    { addresses },
  )
}

interface List {
  url: string
  title: string
  description?: string | undefined
  content: string
  trail: Parameters<typeof printBreadcrumbs>[0]
  section?: NavItem
}

function printListPage(
  { url, title, description, content, trail, section }: List,
  { addresses }: Pick<PageContext, 'addresses'>,
): ListedPage {
  const main = [
    trail.length > 0 ? printBreadcrumbs(trail, addresses) : '',
    element('h1', { class: 'page-title' }, escapeHtml(title)),
    description === undefined ? '' : element('p', { class: 'lead' }, escapeHtml(description)),
    element('div', { class: 'page-body' }, content),
  ]
  return { url, title, description, html: printWithChrome({ ...(section && { section }), current: url, main: main.join('') }, addresses) }
}

/** Like today's changelog: grouped by release, with the anchors that links use. */
function groupChangelog(handbook: Handbook): (NavGroup & { id: string })[] {
  return groupByRelease(handbook).map(({ release, entries }) => ({
    id: releaseAnchor(release),
    title: groupTitle(release),
    items: entries.map(toNavItem),
  }))
}

function toNavItem(entry: Entry): NavItem {
  return { title: entry.title, url: entry.url ?? '', entry, groups: [] }
}

function listJumpTargets(groups: readonly (NavGroup & { id?: string })[]): { id: string; title: string }[] {
  return groups.flatMap(({ id, title }) => (id !== undefined && title !== undefined ? [{ id, title }] : []))
}

function printGroup({ title, items, id }: NavGroup & { id?: string }, context: PageContext): string {
  const name = title ? element('h2', { id: id ?? slugify(title) }, escapeHtml(title)) : ''
  // Long lists show titles only, to keep the page small.
  const isLong = items.length > 200
  return element(
    'section',
    { class: title ? 'list-group' : undefined },
    name,
    element('ul', { class: 'entry-list' }, ...items.map((item) => printItem(item, isLong, context))),
  )
}

function printItem({ title, url, entry }: NavItem, isLong: boolean, { addresses }: PageContext): string {
  const heading = element('h3', {}, printLink({ title: entry?.title ?? title, url }, addresses))
  if (isLong || !entry) return element('li', {}, heading)
  return element(
    'li',
    {},
    printMeta(entry),
    heading,
    entry.description === undefined ? '' : element('p', {}, escapeHtml(entry.description)),
  )
}

/** Day and badges, like on today's lists. */
function printMeta({ collection, data }: Entry): string {
  const { type, breaking, date, live, on, effective, status, example } = data as Record<string, unknown>
  if (collection === 'handbook' || collection === 'roles')
    return example === true ? element('p', { class: 'entry-meta' }, printBadge('example')) : ''
  const day = date ?? on ?? effective ?? (Array.isArray(live) ? (live[0] as { on?: string } | undefined)?.on : undefined)
  const parts = [
    ...(typeof day === 'string' && dayInWords(day) !== day ? [printDay(day)] : []),
    ...(collection === 'changelog' && status === 'withdrawn' ? [printBadge('withdrawn')] : []),
    ...(breaking === undefined ? [] : [printBadge('breaking')]),
    ...(typeof type === 'string' ? [printBadge(type)] : []),
    ...(collection !== 'changelog' && typeof status === 'string' ? [element('span', {}, escapeHtml(valueName(status)))] : []),
    ...(example === true ? [printBadge('example')] : []),
  ]
  return parts.length > 0 ? element('p', { class: 'entry-meta' }, ...parts) : ''
}

/** Staff lists show what's to be done, not what was. */
function isListed(path: string, { otherPages }: LinkIndex): boolean {
  return otherPages.has(path) && !staffPages.has(path)
}
