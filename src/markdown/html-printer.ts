/** Prints a body as HTML, for pages and for feeds. */
import type { Element, ElementContent, Root, RootContent } from 'hast'
import { toHtml } from 'hast-util-to-html'
import { h } from 'hastscript'
import { text as words } from '../words/text.ts'
import { type Alert, readAlert } from './alerts.ts'
import { attributeValues } from './attributes.ts'
import { calloutKind } from './callout-kinds.ts'
import type { Heading } from './document.ts'
import { drawDiagram } from './drawing.ts'
import { prepareText, readHtml, type Text } from './engine.ts'
import { type Fence, type FenceNotes, fenceNotesOf, fenceOf, framed, metaOf } from './code-fences.ts'
import { highlight } from './highlight.ts'
import { addressAttributes, pageParts, welcomeElements } from './html.ts'
import { elementOf, isLeftOut, type Tag } from './left-out.ts'
import { removeTemplateTags } from './template-tags.ts'
import { readLiteral } from './literal.ts'
import { inParagraph, withoutLinks } from './nesting.ts'
import { type Outline, outlineOf, plainText } from './outline.ts'
import { printPicture } from './picture.ts'
import { type Medium, sanitizeHtml } from './sanitize.ts'
import { videoLink } from './video-links.ts'
import { callout } from './vocabulary/callout.ts'
import type { PrintContext } from './vocabulary/component.ts'
import { details } from './vocabulary/details.ts'
import { vocabulary } from './vocabulary/index.ts'
import { tab, tabs } from './vocabulary/tabs.ts'

export interface PrintRequest extends Text {
  /** Title of the page: a first H1 that says the same is left out, so that a page never has two. */
  title: string
  context: PrintContext
  /** Anchors that the page gives to sections of its own. */
  reserved?: readonly string[]
  /** Leaves out ids and names: texts that stand on one page would have the same. */
  withoutAnchors?: boolean
  /** What tells the text from others on one page. */
  scope?: string
}

export interface PrintedHtml {
  html: string
  headings: Heading[]
  /** Anchor of the H1 that was left out; it belongs to the page's own title. */
  titleId?: string
}

interface Printing extends PrintRequest {
  medium: Medium
  outline: Outline
  headings: Heading[]
  titleId?: string
  notes: FenceNotes
  /** Those that were drawn so far. */
  diagrams: Fence[]
}

/** HTML for a page: headings with anchors, tables that scroll, images that load late. */
export function printWeb(request: PrintRequest): PrintedHtml {
  const { tree, ...rest } = printed(request, 'web')
  return { html: toHtml(tree).trim(), ...rest }
}

/** The body as a tree: as a page shows it, for what compares texts, or plain, for feeds, mail and Markdown. */
export function printTree(request: PrintRequest, medium: Medium = 'web'): Root {
  return printed(request, medium).tree
}

function printed(request: PrintRequest, medium: Medium): Omit<PrintedHtml, 'html'> & { tree: Root } {
  const prepared = prepareText(request)
  const tree = readHtml(request, prepared)
  if (!tree) return { tree: { type: 'root', children: [h('p', [h('em', words.vocabulary.tooDeep)])] }, headings: [] }
  const printing: Printing = {
    ...request,
    medium,
    outline: outlineOf(tree, request.reserved ?? []),
    headings: [],
    notes: fenceNotesOf(request, prepared),
    diagrams: [],
  }
  const children = printAll(tree.children, printing)
  const safe = sanitizeHtml({ type: 'root', children }, medium)
  return { tree: safe, headings: printing.headings, ...(printing.titleId !== undefined && { titleId: printing.titleId }) }
}

function printAll(nodes: readonly (RootContent | ElementContent)[], printing: Printing, parent?: string): ElementContent[] {
  return nodes.flatMap((node) => printNode(node, printing, parent))
}

function printNode(node: RootContent | ElementContent, printing: Printing, parent?: string): ElementContent[] {
  switch (node.type) {
    case 'text':
      return [{ type: 'text', value: parent === 'code' ? node.value : removeTemplateTags(node.value) }]
    case 'element':
      return node.tagName === 'iframe' ? printPlayer(node, parent === undefined) : printElement(node, printing)
    case 'mdxTextExpression':
    case 'mdxFlowExpression': {
      const literal = readLiteral(node.value)
      return literal && typeof literal.value !== 'object' ? [{ type: 'text', value: String(literal.value) }] : []
    }
    case 'mdxJsxFlowElement':
    case 'mdxJsxTextElement':
      return printTag(node, printing)
    default:
      return []
  }
}

function printTag(node: Tag, printing: Printing): ElementContent[] {
  const name = node.name ?? ''
  const player = name === 'iframe' ? elementOf(node) : undefined
  if (player) return printPlayer(player, node.type === 'mdxJsxFlowElement')
  if (isLeftOut(node)) return []
  const component = vocabulary.get(name)
  if (!component) {
    const element = elementOf(node)
    return element ? printElement(element, printing, node) : printAll(node.children, printing)
  }
  const children = printAll(node.children, printing)
  const props = component.props.safeParse(attributeValues(node.attributes))
  if (!props.success) return children
  const hasBlocks = component.place === 'blocks'
  // A block within a line would break the paragraph: its text alone is printed.
  if (hasBlocks && node.type === 'mdxJsxTextElement') return children
  const content = hasBlocks ? inParagraph(children) : withoutLinks(children)
  const printed = component[printing.medium === 'web' ? 'web' : 'feed']({ props: props.data, children: content }, printing.context)
  return node.type === 'mdxJsxFlowElement' && !hasBlocks ? [h('p', printed)] : printed
}

/** `origin` is the node of the text that the element stands for. */
function printElement(written: Element, printing: Printing, origin: object = written): ElementContent[] {
  if (isLeftOut(written)) return []
  if (!welcomeElements.has(written.tagName) && written.tagName !== 'section')
    return [{ type: 'text', value: `<${written.tagName}>` }, ...printAll(written.children, printing)]
  const heading = printing.outline.headings.get(origin)
  if (/^h[1-6]$/.test(written.tagName)) return printHeading(written, printing, heading)
  if (written.tagName === 'blockquote') {
    const alert = readAlert(written)
    if (alert) return printAlert(alert, printing)
  }
  const isNameless = printing.withoutAnchors || printing.outline.unnamed.has(origin)
  const node: Element = isNameless ? { ...written, properties: withoutIds(written.properties) } : written
  const { properties } = node
  const tagName = pageParts.has(node.tagName) ? 'div' : node.tagName
  const children = printAll(node.children, printing, tagName)
  // What stood in it is not there.
  if (tagName === 'p' && children.length === 0) return []
  if (tagName === 'a' && properties['href'] !== undefined) {
    const href = printing.context.link(String(properties['href']))
    if (href === undefined) return children
    return [{ ...node, properties: { ...properties, href, ...backReference(properties) }, children: withoutLinks(children) }]
  }
  if (tagName === 'img') return printImage(properties, printing)
  // What forms an image has is decided here.
  if (tagName === 'picture') return children.filter((child) => child.type !== 'element' || child.tagName !== 'source')
  if (tagName !== 'a' && addressAttributes[tagName]) return printFilm(node, addressesOf(node, printing), children)
  // A header cell that says nothing heads nothing.
  if (tagName === 'th' && plainText(node).trim() === '' && node.children.length === 0) return [h('td')]
  const aligned = /text-align: (\w+)/.exec(String(properties['style'] ?? ''))?.[1]
  const printed: Element = {
    ...node,
    tagName,
    properties: { ...properties, ...(aligned && aligned !== 'left' && { className: [`align-${aligned}`] }) },
    children,
  }
  if (tagName === 'thead') return [{ ...printed, children: children.map(withScope) }]
  if (printing.medium === 'markdown') return [withNotes(printed, aligned, node, printing)]
  if (printing.medium === 'feed') return [printed]
  // It stays on one line, however narrow its column is.
  if (tagName === 'td' && isDay(children)) return [{ ...printed, children: [h('time', { dateTime: plainText(node).trim() }, children)] }]
  if (tagName === 'table') return [h('div', { class: 'table', tabIndex: 0, role: 'group', ariaLabel: words.vocabulary.table }, [printed])]
  if (tagName === 'pre') return [printCode(node, printed, printing)]
  return [printed]
}

/** A day and nothing else, as `YYYY-MM-DD`. */
function isDay([child, ...others]: readonly ElementContent[]): boolean {
  return child?.type === 'text' && others.length === 0 && /^\s*\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])\s*$/.test(child.value)
}

function printImage(properties: Element['properties'], { medium, context }: Printing): ElementContent[] {
  const picture = context.picture(String(properties['src'] ?? ''))
  if (!picture) return properties['alt'] ? [{ type: 'text', value: String(properties['alt']) }] : []
  if (medium === 'web') return [printPicture(picture, properties)]
  return [h('img', { ...properties, src: picture.src, alt: String(properties['alt'] ?? '') })]
}

/** What the arrow at the end of a footnote says to those who cannot see it; the engine says it in English. */
function backReference({ dataFootnoteBackref, ariaLabel }: Element['properties']): Element['properties'] {
  const number = dataFootnoteBackref === undefined ? undefined : /\S+$/.exec(String(ariaLabel))?.[0]
  return number === undefined ? {} : { ariaLabel: words.vocabulary.backToReference(number) }
}

/** A `pre`: code in its colours, a diagram, or what it is. */
function printCode(node: Element, printed: Element, { notes, diagrams, scope }: Printing): ElementContent {
  const fence = fenceOf(node, notes)
  const diagram = fence?.language === 'mermaid' ? drawDiagram(fence, diagrams.push(fence), scope) : undefined
  if (diagram) return diagram
  const [code] = printed.children
  const children = fence && code?.type === 'element' ? [{ ...code, children: highlight(fence) }] : printed.children
  return framed(fence?.title, { ...printed, properties: { ...printed.properties, tabIndex: 0 }, children })
}

/** For Markdown, cells keep their side, and code keeps its title and the lines that are marked: what it has no element for. */
function withNotes(printed: Element, aligned: string | undefined, node: Element, { notes }: Printing): Element {
  if (aligned !== undefined) return { ...printed, properties: { ...printed.properties, align: aligned } }
  const fence = fenceOf(node, notes)
  return fence ? { ...printed, properties: { ...printed.properties, dataMeta: metaOf(fence) } } : printed
}

/** A row of a table's head, whose cells say that they head columns. */
function withScope(row: ElementContent): ElementContent {
  if (row.type !== 'element') return row
  const children = row.children.map((cell) =>
    cell.type === 'element' && cell.tagName === 'th'
      ? { ...cell, properties: { ...cell.properties, scope: cell.properties['scope'] ?? 'col' } }
      : cell,
  )
  return { ...row, children }
}

/** The files that an element names, as the medium writes their addresses; what is not there is left out. */
function addressesOf({ tagName, properties }: Element, { context }: Printing): Element['properties'] {
  const names = (addressAttributes[tagName] ?? []).filter((name) => properties[name] !== undefined)
  return Object.fromEntries(names.map((name) => [name, context.image(String(properties[name]))]))
}

function printHeading(node: Element, printing: Printing, heading: Heading | undefined): ElementContent[] {
  const isTitle = node.tagName === 'h1'
  if (isTitle && heading && printing.titleId === undefined && heading.text.toLowerCase() === printing.title.trim().toLowerCase()) {
    printing.titleId = heading.id
    return []
  }
  const tagName = isTitle && printing.medium !== 'markdown' ? 'h2' : node.tagName
  // The engine writes this heading itself, in English.
  const isOfFootnotes = node.properties['id'] === 'footnote-label' && node.properties['className'] !== undefined
  const children = isOfFootnotes ? [{ type: 'text' as const, value: words.vocabulary.footnotes }] : printAll(node.children, printing)
  if (printing.medium !== 'web' || printing.withoutAnchors) return [{ type: 'element', tagName, properties: {}, children }]
  if (!heading || heading.id === 'footnote-label') return [{ ...node, tagName, children }]
  const { id, text } = heading
  printing.headings.push({ depth: Number(tagName.slice(1)), id, text })
  const permalink = h('a', { class: 'permalink', href: `#${id}`, ariaLabel: words.chrome.permalink(text), dataPagefindIgnore: '' }, '#')
  return [{ type: 'element', tagName, properties: { ...node.properties, id }, children: [...children, permalink] }]
}

/** A callout, in whichever dialect it was written. */
function printAlert({ kind, fold, title, children: written }: Alert, printing: Printing): ElementContent[] {
  const { context, medium } = printing
  const form = medium === 'web' ? 'web' : 'feed'
  const children = printAll(written, printing)
  if (kind === 'tabs') return tabs[form]({ props: {}, children }, context)
  if (kind === 'tab') return tab[form]({ props: { title }, children: inParagraph(children) }, context)
  if (kind === 'code-group')
    return medium === 'web' ? tabs.web({ props: {}, children: children.flatMap((each) => codeTab(each, context)) }, context) : children
  const { type } = calloutKind(kind)
  const label = title || (kind === 'details' ? words.vocabulary.details : words.vocabulary.callouts[type])
  if (fold !== '' || kind === 'details')
    return details[form]({ props: { summary: label, open: fold === '+' }, children: inParagraph(children) }, context)
  return callout[form]({ props: { type, ...(title !== '' && { title }) }, children }, context)
}

/** Code with a title as a tab, which has the title instead. */
function codeTab(node: ElementContent, context: PrintContext): ElementContent[] {
  if (node.type !== 'element') return []
  const [caption, ...code] = node.children
  const isTitled = node.tagName === 'figure' && caption?.type === 'element' && caption.tagName === 'figcaption'
  const language = /\blanguage-([\w-]+)/.exec(JSON.stringify(node.children[0] ?? null))?.[1]
  const title = isTitled ? plainText(caption) : (language ?? words.vocabulary.code)
  return tab.web({ props: { title }, children: isTitled ? code : [node] }, context)
}

/** A film or sound, or what stands in its place; nothing plays if its file is not there. */
function printFilm(node: Element, addresses: Element['properties'], children: ElementContent[]): ElementContent[] {
  const printed: Element = { ...node, properties: { ...node.properties, ...addresses }, children }
  if (node.tagName === 'source')
    return printed.properties['src'] === undefined && printed.properties['srcSet'] === undefined ? [] : [printed]
  const isSource = (child: ElementContent) => child.type === 'element' && child.tagName === 'source'
  if (printed.properties['src'] !== undefined || children.some(isSource)) return [printed]
  return children.filter((child) => child.type !== 'element' || child.tagName !== 'track')
}

/** The address of a film in the place of its player. */
function printPlayer({ properties }: Element, isBlock: boolean): ElementContent[] {
  const href = videoLink(properties['src'])
  if (href === undefined) return []
  const title = typeof properties['title'] === 'string' && properties['title'].trim() !== '' ? properties['title'] : new URL(href).host
  const link = h('a', { href }, words.vocabulary.film(title))
  return [isBlock ? h('p', link) : link]
}

/** Without what is said of an id of the page. */
function withoutIds({
  id: _,
  name: __,
  ariaDescribedBy: ___,
  ariaLabelledBy: ____,
  ...rest
}: Element['properties']): Element['properties'] {
  return rest
}
