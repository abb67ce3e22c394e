/** An entry's page as a value, printed in every output format, for current pages and published editions. */
import type { Element, ElementContent } from 'hast'
import type { Heading } from '../markdown/document.ts'
import { text } from '../words/text.ts'
import { type Content, element, nodesOf } from './elements.ts'

/** A part of a page with its own heading. */
export interface Section {
  /** Anchor of its heading; undefined without one. */
  id?: string
  title?: string
  content: readonly ElementContent[]
  /** Whether it's styled as body text. */
  isProse?: boolean
  /** Whether search leaves it out, because it repeats other pages. */
  isUnsearched?: boolean
  /** Whether it links to pages that only today's site has. */
  isOfToday?: boolean
  /** Whether feeds and messages leave it out, because it changes with other entries or over time. They aren't sent again. */
  isUnsent?: boolean
}

/** A value next to the title. Without a label, only pages show it; with one, Markdown lists it among the facts, and messages include it. */
export interface Mark {
  label?: string
  /** A word before it, if it's shown without its label. */
  prefix?: string
  content: readonly ElementContent[]
}

export type Detail = readonly [label: string, value: Content]

/** What an entry's page shows besides its title, general facts and text. */
export interface PageParts {
  marks?: readonly Mark[]
  /** Notices between title and text: what readers must know first. */
  notice?: readonly Section[]
  /** Facts that aren't fields, below the general ones: labels with values. */
  details?: readonly Detail[]
  /** The main action of the page, such as a link to apply. */
  action?: readonly ElementContent[]
  /** Above the text: what readers look for first. */
  before?: readonly Section[]
  /** Below the text. */
  sections: readonly Section[]
}

/** The existing sections. */
export function sections(...all: readonly (Section | false | undefined)[]): Section[] {
  return all.filter((each): each is Section => each !== undefined && each !== false)
}

export function section(
  id: string,
  title: string,
  content: readonly Content[],
  options: Pick<Section, 'isProse' | 'isUnsearched' | 'isUnsent'> = {},
): Section {
  return { id, title, content: nodesOf(...content), ...options }
}

export function mark(content: Content, label?: string, prefix?: string): Mark {
  return { content: nodesOf(content), ...(label !== undefined && { label }), ...(prefix !== undefined && { prefix }) }
}

/** A mark, shown without its label. */
export function markContent({ prefix, content }: Mark): Content {
  return prefix === undefined ? content : element('span', {}, `${prefix} `, content)
}

/** A section as shown on its page; without a title, just its content. */
export function sectionNodes({ id, title, content, isProse, isUnsearched }: Section): ElementContent[] {
  const properties = { class: isProse ? 'page-section prose' : 'page-section', dataPagefindIgnore: isUnsearched ? '' : undefined }
  if (id === undefined || title === undefined) return isProse ? [element('div', properties, content)] : [...content]
  return [element('section', properties, sectionHeading(id, title), content)]
}

/** A heading with a permalink, like the headings of a text. */
export function sectionHeading(id: string, title: string): ElementContent {
  const permalink = { class: 'permalink', href: `#${id}`, ariaLabel: text.chrome.permalink(title), dataPagefindIgnore: '' }
  return element('h2', { id }, title, element('a', permalink, '#'))
}

/** The headings of sections, including nested ones with an anchor, for the table of contents. */
export function headingsOf(sections: readonly Section[]): Heading[] {
  return sections.flatMap(({ id, title, content }) => [
    ...(id !== undefined && title !== undefined ? [{ depth: 2, id, text: title }] : []),
    ...content.flatMap(innerHeadings),
  ])
}

function innerHeadings(node: ElementContent): Heading[] {
  if (node.type !== 'element') return []
  const { id } = node.properties
  if (node.tagName === 'h3' && typeof id === 'string') return [{ depth: 3, id, text: plainText(node) }]
  return node.children.flatMap(innerHeadings)
}

function plainText(node: Element): string {
  return node.children.map((child) => (child.type === 'text' ? child.value : child.type === 'element' ? plainText(child) : '')).join('')
}
