/** The page of an entry as a value: what every medium prints, today and in a published edition. */
import type { Element, ElementContent } from 'hast'
import type { Heading } from '../markdown/document.ts'
import { text } from '../words/text.ts'
import { type Content, element, nodesOf } from './elements.ts'

/** A part of a page under a heading of its own. */
export interface Section {
  /** Anchor of its heading; missing for what stands without one. */
  id?: string
  title?: string
  content: readonly ElementContent[]
  /** Whether it's set as the text of a page is. */
  isProse?: boolean
  /** Whether the search leaves it out: it repeats what other pages say. */
  isUnsearched?: boolean
  /** Whether it leads to pages that only today's site has. */
  isOfToday?: boolean
  /** Whether feeds and messages leave it out, because it changes with other entries or over time. They aren't sent again. */
  isUnsent?: boolean
}

/** A value beside the title. Without a label only pages show it; with one, Markdown lists it among the facts, and it's sent. */
export interface Mark {
  label?: string
  /** A word before it, where it stands without its label. */
  prefix?: string
  content: readonly ElementContent[]
}

export type Detail = readonly [label: string, value: Content]

/** What the page of an entry shows beside its title, its general facts and its text. */
export interface PageParts {
  marks?: readonly Mark[]
  /** Between the title and the text: what a reader must know first. */
  notice?: readonly Section[]
  /** Facts that aren't fields, below the general ones: labels with their values. */
  details?: readonly Detail[]
  /** What the page is for, such as a link to apply. */
  action?: readonly ElementContent[]
  /** Above the text: what readers look for first. */
  before?: readonly Section[]
  /** Below the text. */
  sections: readonly Section[]
}

/** The sections that are there. */
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

/** A mark as it stands without its label. */
export function markContent({ prefix, content }: Mark): Content {
  return prefix === undefined ? content : element('span', {}, `${prefix} `, content)
}

/** A section as its page shows it; without a title it's its content. */
export function sectionNodes({ id, title, content, isProse, isUnsearched }: Section): ElementContent[] {
  const properties = { class: isProse ? 'page-section prose' : 'page-section', dataPagefindIgnore: isUnsearched ? '' : undefined }
  if (id === undefined || title === undefined) return isProse ? [element('div', properties, content)] : [...content]
  return [element('section', properties, sectionHeading(id, title), content)]
}

/** A heading with its permalink, as those of a text have. */
export function sectionHeading(id: string, title: string): ElementContent {
  const permalink = { class: 'permalink', href: `#${id}`, ariaLabel: text.chrome.permalink(title), dataPagefindIgnore: '' }
  return element('h2', { id }, title, element('a', permalink, '#'))
}

/** The headings of sections, those with an anchor within them too, as a table of contents names them. */
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
