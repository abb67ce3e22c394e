/** What the page of an entry makes of its fields, as plain text under the anchors that the page has. */
import type { Nodes, RootContent } from 'mdast'
import { ownAnchors } from '../../graph/links/anchors.ts'
import { releasesOfEntry } from '../../collections/changelog/view.ts'
import type { Entry } from '../../graph/entry.ts'
import { factsOf } from '../../page/facts.ts'
import type { Handbook } from '../../graph/handbook.ts'
import { slugOf } from '../../graph/sections.ts'
import { writingFor } from '../markdown/twin.ts'
import { sectionsOf } from '../markdown/twin-sections.ts'
import { escapeXml } from '../xml.ts'

/** They count less than what somebody wrote: much of it stands on other pages too. */
const weight = 0.5

export function ownSections(entry: Entry, handbook: Handbook): string {
  const anchors = ownAnchors(entry.collection, entry.written)
  const sections = sectionsOf(entry, writingFor(handbook)).map((node) => block(node, anchors))
  const facts = factValues(entry, handbook)
  return `<div data-pagefind-weight="${weight}">${facts.length > 0 ? `<p>${escapeXml(facts.join(', '))}</p>` : ''}${sections.join('')}</div>`
}

/** Names of areas, features, people and the like, and the releases that bring a change. */
function factValues(entry: Entry, handbook: Handbook): string[] {
  const releases = entry.collection === 'changelog' ? releasesOfEntry(entry, handbook).map(({ title }) => title) : []
  const facts = factsOf(entry, handbook).flatMap(({ values }) => values.flatMap((value) => (value.kind === 'link' ? value.link.title : [])))
  return [...new Set([...releases, ...facts])]
}

function block(node: RootContent, anchors: readonly string[]): string {
  const text = escapeXml(textOf(node))
  if (node.type !== 'heading') return `<p>${text}</p>`
  const id = slugOf(textOf(node))
  return anchors.includes(id) ? `<h2 id="${id}">${text}</h2>` : `<p>${text}</p>`
}

/** Texts of different cells and lines are words of their own. */
function textOf(node: Nodes): string {
  if ('value' in node) return node.value
  const separator = node.type === 'paragraph' || node.type === 'heading' || node.type === 'tableCell' ? '' : ' '
  return 'children' in node ? node.children.map(textOf).join(separator) : ''
}
