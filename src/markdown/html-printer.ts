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
  /** Page title. A first H1 with the same text is left out, so that no page has two. */
  title: string
  context: PrintContext
  /** Anchors of the page's own sections. */
  reserved?: readonly string[]
  /** Leaves out ids and names, which could clash if several texts share a page. */
  withoutAnchors?: boolean
  /** Tells the text apart from others on the same page. */
  scope?: string
}

export interface PrintedHtml {
  html: string
  headings: Heading[]
  /** Anchor of the H1 that was left out, for the page's own title. */
  titleId?: string
}

interface Printing extends PrintRequest {
  medium: Medium
  outline: Outline
  headings: Heading[]
  titleId?: string
  notes: FenceNotes
  /** Diagrams drawn so far. */
  diagrams: Fence[]
}

/** Prints HTML for a page: headings with anchors, scrolling tables, lazy images. */
export function printWeb(request: PrintRequest): PrintedHtml {
  return print(request, 'web')
}

/** Prints plain HTML for feeds and mail. */
export function printFeed(request: PrintRequest): string {
  return print(request, 'feed').html
}

/** Prints a tree instead of HTML: to compare texts, or to make other formats. */
export function printTree(request: PrintRequest, medium: Medium = 'web'): Root {
  return printed(request, medium).tree
}

function print(request: PrintRequest, medium: Medium): PrintedHtml {
  const { tree, ...rest } = printed(request, medium)
  return { html: toHtml(tree).trim(), ...rest }
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
  // A block within a line would break the paragraph, so print its text alone.
  if (hasBlocks && node.type === 'mdxJsxTextElement') return children
  const content = hasBlocks ? inParagraph(children) : withoutLinks(children)
  const printed = component[printing.medium === 'web' ? 'web' : 'feed']({ props: props.data, children: content }, printing.context)
  return node.type === 'mdxJsxFlowElement' && !hasBlocks ? [h('p', printed)] : printed
}

/** `origin` is the source node that the element was made from. */
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
  // Its content was left out.
  if (tagName === 'p' && children.length === 0) return []
  if (tagName === 'a' && properties['href'] !== undefined) {
    const href = printing.context.link(String(properties['href']))
    if (href === undefined) return children
    return [{ ...node, properties: { ...properties, href, ...backReference(properties) }, children: withoutLinks(children) }]
  }
  if (tagName === 'img') return printImage(properties, printing)
  // We choose the sources ourselves.
  if (tagName === 'picture') return children.filter((child) => child.type !== 'element' || child.tagName !== 'source')
  if (tagName !== 'a' && addressAttributes[tagName]) return printFilm(node, addressesOf(node, printing), children)
  // An empty header cell heads nothing.
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
  // The style sheet keeps `time` on one line, however narrow the column.
  if (tagName === 'td' && isDay(children)) return [{ ...printed, children: [h('time', { dateTime: plainText(node).trim() }, children)] }]
  if (tagName === 'table') return [h('div', { class: 'table', tabIndex: 0, role: 'group', ariaLabel: words.vocabulary.table }, [printed])]
  if (tagName === 'pre') return [printCode(node, printed, printing)]
  return [printed]
}

/** Whether a cell is a date and nothing else, as `YYYY-MM-DD`. */
function isDay([child, ...others]: readonly ElementContent[]): boolean {
  return child?.type === 'text' && others.length === 0 && /^\s*\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])\s*$/.test(child.value)
}

function printImage(properties: Element['properties'], { medium, context }: Printing): ElementContent[] {
  const picture = context.picture(String(properties['src'] ?? ''))
  if (!picture) return properties['alt'] ? [{ type: 'text', value: String(properties['alt']) }] : []
  if (medium === 'web') return [printPicture(picture, properties)]
  return [h('img', { ...properties, src: picture.src, alt: String(properties['alt'] ?? '') })]
}

/** Labels a footnote's back arrow for screen readers. The engine's label is English. */
function backReference({ dataFootnoteBackref, ariaLabel }: Element['properties']): Element['properties'] {
  const number = dataFootnoteBackref === undefined ? undefined : /\S+$/.exec(String(ariaLabel))?.[0]
  return number === undefined ? {} : { ariaLabel: words.vocabulary.backToReference(number) }
}

/** Prints a `pre` as a diagram, highlighted code, or as it is. */
function printCode(node: Element, printed: Element, { notes, diagrams, scope }: Printing): ElementContent {
  const fence = fenceOf(node, notes)
  const diagram = fence?.language === 'mermaid' ? drawDiagram(fence, diagrams.push(fence), scope) : undefined
  if (diagram) return diagram
  const [code] = printed.children
  const children = fence && code?.type === 'element' ? [{ ...code, children: highlight(fence) }] : printed.children
  return framed(fence?.title, { ...printed, properties: { ...printed.properties, tabIndex: 0 }, children })
}

/** Keeps what the Markdown printer needs and HTML has no element for: cell alignment, code titles and highlighted lines. */
function withNotes(printed: Element, aligned: string | undefined, node: Element, { notes }: Printing): Element {
  if (aligned !== undefined) return { ...printed, properties: { ...printed.properties, align: aligned } }
  const fence = fenceOf(node, notes)
  return fence ? { ...printed, properties: { ...printed.properties, dataMeta: metaOf(fence) } } : printed
}

/** Adds `scope="col"` to the header cells of a row in `thead`. */
function withScope(row: ElementContent): ElementContent {
  if (row.type !== 'element') return row
  const children = row.children.map((cell) =>
    cell.type === 'element' && cell.tagName === 'th'
      ? { ...cell, properties: { ...cell.properties, scope: cell.properties['scope'] ?? 'col' } }
      : cell,
  )
  return { ...row, children }
}

/** Resolves the files that an element names. Missing ones are undefined. */
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
  // The engine adds this heading, in English.
  const isOfFootnotes = node.properties['id'] === 'footnote-label' && node.properties['className'] !== undefined
  const children = isOfFootnotes ? [{ type: 'text' as const, value: words.vocabulary.footnotes }] : printAll(node.children, printing)
  if (printing.medium !== 'web' || printing.withoutAnchors) return [{ type: 'element', tagName, properties: {}, children }]
  if (!heading || heading.id === 'footnote-label') return [{ ...node, tagName, children }]
  const { id, text } = heading
  printing.headings.push({ depth: Number(tagName.slice(1)), id, text })
  const permalink = h('a', { class: 'permalink', href: `#${id}`, ariaLabel: words.chrome.permalink(text), dataPagefindIgnore: '' }, '#')
  return [{ type: 'element', tagName, properties: { ...node.properties, id }, children: [...children, permalink] }]
}

/** Prints a callout of any dialect. */
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

/** Turns code into a tab with the code's title. */
function codeTab(node: ElementContent, context: PrintContext): ElementContent[] {
  if (node.type !== 'element') return []
  const [caption, ...code] = node.children
  const isTitled = node.tagName === 'figure' && caption?.type === 'element' && caption.tagName === 'figcaption'
  const language = /\blanguage-([\w-]+)/.exec(JSON.stringify(node.children[0] ?? null))?.[1]
  const title = isTitled ? plainText(caption) : (language ?? words.vocabulary.code)
  return tab.web({ props: { title }, children: isTitled ? code : [node] }, context)
}

/** Prints a video or audio element, or its fallback if no file is there. */
function printFilm(node: Element, addresses: Element['properties'], children: ElementContent[]): ElementContent[] {
  const printed: Element = { ...node, properties: { ...node.properties, ...addresses }, children }
  if (node.tagName === 'source')
    return printed.properties['src'] === undefined && printed.properties['srcSet'] === undefined ? [] : [printed]
  const isSource = (child: ElementContent) => child.type === 'element' && child.tagName === 'source'
  if (printed.properties['src'] !== undefined || children.some(isSource)) return [printed]
  return children.filter((child) => child.type !== 'element' || child.tagName !== 'track')
}

/** Prints a link to the video in place of its embedded player. */
function printPlayer({ properties }: Element, isBlock: boolean): ElementContent[] {
  const href = videoLink(properties['src'])
  if (href === undefined) return []
  const title = typeof properties['title'] === 'string' && properties['title'].trim() !== '' ? properties['title'] : new URL(href).host
  const link = h('a', { href }, words.vocabulary.film(title))
  return [isBlock ? h('p', link) : link]
}

/** Removes ids and attributes that refer to ids. */
function withoutIds({
  id: _,
  name: __,
  ariaDescribedBy: ___,
  ariaLabelledBy: ____,
  ...rest
}: Element['properties']): Element['properties'] {
  return rest
}
