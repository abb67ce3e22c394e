/** What the page of an entry makes of its fields, as plain text under the anchors that the page has. */
import type { Nodes, RootContent } from 'mdast'
import { ownAnchors } from '../../model/anchors.ts'
import type { Entry } from '../../model/entry.ts'
import type { Handbook } from '../../model/handbook.ts'
import { slugOf } from '../../model/sections.ts'
import { writingFor } from '../twin.ts'
import { sectionsOf } from '../twin-sections.ts'
import { escapeXml } from '../xml.ts'

/** They count less than what somebody wrote: much of it stands on other pages too. */
const weight = 0.5

export function ownSections(entry: Entry, handbook: Handbook): string {
  const sections = sectionsOf(entry, writingFor(handbook))
  if (sections.length === 0) return ''
  const anchors = ownAnchors(entry.collection, entry.written)
  return `<div data-pagefind-weight="${weight}">${sections.map((node) => block(node, anchors)).join('')}</div>`
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
