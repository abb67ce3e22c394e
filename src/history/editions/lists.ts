/** Prints the list pages of an edition: start page, collections, and folders without a text of their own. */
import type { ElementContent } from 'hast'
import { pageWith } from '../../page/chrome.ts'
import { type Content, element, entryLine, linkTo, list } from '../../page/elements.ts'
import { printHtml } from '../../page/print-html.ts'
import { releaseAnchor, slugify } from '../../plain/list-anchors.ts'
import { changesText } from '../../words/changes.ts'
import { editionText } from '../../words/editions.ts'
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
import type { PublishedHandbook } from './published-handbook.ts'
import { breadcrumbs } from './chrome.ts'
import type { PageContext } from './page.ts'
import { printStaffLists } from './staff-lists.ts'

/** A page without an entry. */
export interface ListedPage {
  url: string
  title: string
  description?: string | undefined
  html: string
}

const homeLink = () => ({ title: text.chrome.home, url: '/' })

/** Return the collections that have a page in an edition. */
export function listCollections({ linkIndex, config }: Handbook): CollectionName[] {
  return config.collections.names.filter((name) => name !== 'editions' && isListed(collectionPath(name), linkIndex))
}

export function printListPages(published: PublishedHandbook, context: PageContext): ListedPage[] {
  const { handbook } = published
  const trees = (['handbook', 'roles'] as const).flatMap((name) =>
    treePages(handbook.trees[name], name).flatMap(({ item, slice }) =>
      item.entry || slice.page > 1 ? [] : [printFolderPage(item, name, context)],
    ),
  )
  const lists = listCollections(handbook)
    .filter((name) => name !== 'handbook' && name !== 'roles')
    .map((name) => (name === 'glossary' ? printGlossaryPage(context) : printCollectionPage(name, published, context)))
  const forStaff = printStaffLists(handbook).map((list) => printListPage({ ...list, trail: [homeLink()] }, context))
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
  const cards = lists.map(({ title, url, description }) => [element('h3', {}, linkTo({ title, url })), element('p', {}, description)])
  const content = element(
    'section',
    { class: 'page-section' },
    element('p', { class: 'more' }, linkTo({ title: changesText.titleOf(edition.name), url: changesPath })),
    element('h2', {}, editionText.contents),
    list(cards, 'cards'),
  )
  const description = edition.note ?? editionText.start(handbook.config.title)
  return printListPage({ url: '/', title: editionText.editionTitle(edition.name), description, content, trail: [] }, { addresses })
}

function printFolderPage(item: NavItem, name: 'handbook' | 'roles', context: PageContext): ListedPage {
  const { handbook } = context
  const trail = [homeLink(), ...trailOf(handbook, name, item.url).slice(0, -1)]
  const content = item.groups.map(printGroup)
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
  const content = groups.length > 0 ? groups.map(printGroup) : element('p', {}, editionText.nothingElse)
  return printListPage({ url, title, description: definition.about, content, trail: [homeLink()], section }, context)
}

function printGlossaryPage({ handbook, addresses }: PageContext): ListedPage {
  const terms = glossaryOf(handbook).map(({ id, term, aliases, definition, see }) =>
    element(
      'div',
      { class: 'glossary-term' },
      element('dt', { id }, term),
      aliases.length > 0 && element('dd', { class: 'glossary-aliases' }, `${text.glossary.aliases} ${aliases.join(', ')}`),
      element('dd', {}, definition),
      see && element('dd', { class: 'glossary-links' }, `${text.glossary.see} `, linkTo(see)),
    ),
  )
  const content = element('dl', { class: 'glossary' }, terms)
  return printListPage(
    {
      url: collectionPath('glossary'),
      title: collections.glossary.title,
      description: collections.glossary.about,
      content,
      trail: [homeLink()],
    },
    { addresses },
  )
}

interface List {
  url: string
  title: string
  description?: string | undefined
  content: Content
  trail: Parameters<typeof breadcrumbs>[0]
  section?: NavItem
}

function printListPage(
  { url, title, description, content, trail, section }: List,
  { addresses }: Pick<PageContext, 'addresses'>,
): ListedPage {
  const page = pageWith(
    { section, current: url },
    trail.length > 0 && breadcrumbs(trail),
    element('h1', { class: 'page-title' }, title),
    description !== undefined && element('p', { class: 'lead' }, description),
    element('div', { class: 'page-body' }, content),
  )
  return { url, title, description, html: printHtml([page], addresses.address) }
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

function printGroup({ title, items, id }: NavGroup & { id?: string }): ElementContent {
  // Long lists show titles only, to keep the page small.
  const isLong = items.length > 200
  return element(
    'section',
    { class: title ? 'list-group' : undefined },
    Boolean(title) && element('h2', { id: id ?? slugify(title ?? '') }, title),
    list(
      items.map((item) => lineOf(item, isLong)),
      'entry-list',
    ),
  )
}

function lineOf({ title, url, entry }: NavItem, isLong: boolean): Content {
  return entry && !isLong ? entryLine(entry, 3) : element('h3', {}, linkTo({ title: entry?.title ?? title, url }))
}

/** Staff lists show current work, not past work. */
function isListed(path: string, { otherPages }: LinkIndex): boolean {
  return otherPages.has(path) && !staffPages.has(path)
}
