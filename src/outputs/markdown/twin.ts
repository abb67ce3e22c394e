/** The Markdown form of an entry's page: its title, its facts, its text, and what its page makes of the fields. */
import type { PhrasingContent, RootContent } from 'mdast'
import { valueName } from '../../words/names.ts'
import { text } from '../../words/text.ts'
import { writeMarkdown } from '../../markdown/markdown-printer.ts'
import { releasesOfEntry } from '../../collections/changelog/view.ts'
import type { Entry } from '../../graph/entry.ts'
import { type FactValue, factsOf } from '../../page/facts.ts'
import type { Handbook } from '../../graph/handbook.ts'
import { dateOf } from '../../graph/order.ts'
import { type Link, ownerLink } from '../../page/page.ts'
import { absoluteUrl } from '../../graph/paths.ts'
import { printEntryAsMarkdown } from '../../page/printing.ts'
import { heading, link, list, paragraph, strong } from './mdast.ts'
import { traceSections } from './twin-planning.ts'
import { sectionsOf } from './twin-sections.ts'

/** Writes the links of a handbook, with whole addresses. */
export interface Writing {
  handbook: Handbook
  /** The whole address of a path below the site's root; others stay. */
  address(path: string): string
  link(target: Link): PhrasingContent
  value(value: FactValue): PhrasingContent
}

/** Ends with a line break. `updated` says when each file was last changed. */
export function twinOf(entry: Entry, handbook: Handbook, updated: ReadonlyMap<string, string>): string {
  const writing = writingFor(handbook)
  const head: RootContent[] = [
    heading(1, entry.title),
    ...withdrawnNotice(entry),
    ...(entry.description === undefined ? [] : [paragraph(entry.description)]),
    list(factLines(entry, writing, updated)),
  ]
  return [
    writeMarkdown(head),
    printEntryAsMarkdown(entry, handbook),
    writeMarkdown([...sectionsOf(entry, writing), ...traceSections(entry, writing)]),
  ]
    .filter((part) => part.trim() !== '')
    .join('\n')
}

/** With whole addresses, as they must be where Markdown is read apart from the site. */
export function writingFor(handbook: Handbook): Writing {
  const { site, base } = handbook.config
  return writingWith(handbook, (path) => (path.startsWith('/') && !path.startsWith('//') ? absoluteUrl(path, site, base) : path))
}

/** With addresses as somebody else writes them. */
export function writingWith(handbook: Handbook, address: Writing['address']): Writing {
  const toLink = ({ title, url }: Link) => link(title, url === undefined ? undefined : address(url))
  return {
    handbook,
    address,
    link: toLink,
    value: (value) => (value.kind === 'link' ? toLink(value.link) : { type: 'text', value: value.kind === 'day' ? value.day : value.text }),
  }
}

function factLines(entry: Entry, writing: Writing, updated: ReadonlyMap<string, string>): (string | PhrasingContent)[][] {
  const { handbook, value, address } = writing
  const { owner } = entry.data as { owner?: string }
  const keeper = owner === undefined ? undefined : ownerLink(owner, handbook)
  const changed = updated.get(entry.file)?.slice(0, 10)
  const facts: { label: string; values: PhrasingContent[] }[] = [
    { label: text.twin.address, values: [link(address(entry.url ?? '/'), address(entry.url ?? '/'))] },
    ...(entry.collection === 'changelog' ? changelogFacts(entry, writing) : []),
    ...factsOf(entry, handbook).map(({ label, values }) => ({ label, values: values.map(value) })),
    ...(keeper ? [{ label: text.twin.owner, values: [writing.link(keeper)] }] : []),
    ...(changed ? [{ label: text.twin.lastUpdated, values: [{ type: 'text', value: changed } as const] }] : []),
  ]
  return facts.map(({ label, values }) => [
    strong(`${label}:`),
    ' ',
    ...values.flatMap((each, index) => (index > 0 ? [', ', each] : [each])),
  ])
}

/** Said before all else of a change that was taken back. */
export function withdrawnNotice(entry: Entry): RootContent[] {
  if (entry.collection !== 'changelog' || entry.data.status !== 'withdrawn') return []
  return [paragraph(strong(`${text.changelog.withdrawn}:`), ' ', entry.data.revisions?.at(-1)?.note ?? text.changelog.doesNotHold)]
}

/** What stands above the text of an entry of the changelog. */
function changelogFacts(entry: Entry<'changelog'>, writing: Writing): { label: string; values: PhrasingContent[] }[] {
  const releases = releasesOfEntry(entry, writing.handbook)
  return [
    { label: text.twin.day, values: [{ type: 'text', value: dateOf(entry) }] },
    { label: text.twin.kind, values: [{ type: 'text', value: valueName(entry.data.type) }] },
    ...(releases.length > 0 ? [{ label: text.twin.release, values: releases.map((each) => writing.link(each)) }] : []),
  ]
}
