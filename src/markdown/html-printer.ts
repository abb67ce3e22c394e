/** Prints a body as HTML, for pages and for feeds. */
import type { Element, ElementContent, Root, RootContent } from 'hast'
import { toHtml } from 'hast-util-to-html'
import { h } from 'hastscript'
import { OwnCodeError } from '../collections/own-code.ts'
import { lastValue } from '../plain/caches.ts'
import { runTogether, runWithin } from '../plain/time-limit.ts'
import { text as words } from '../words/text.ts'
import { type Alert, readAlert } from './alerts.ts'
import { attributeValues } from './attributes.ts'
import { resolveCalloutKind } from './callout-kinds.ts'
import type { Heading } from './document.ts'
import { drawDiagram } from './drawing.ts'
import { prepareText, readHtml, type Text, textKey } from './engine.ts'
import { type Fence, type FenceMetas, readFenceMetas, readFence, addCaption, formatFenceMeta } from './code-fences.ts'
import { highlight } from './highlight.ts'
import { addressAttributes, pageParts, allowedElements } from './html.ts'
import { toHtmlElement, isLeftOut, type Tag } from './left-out.ts'
import { removeTemplateTags } from './template-tags.ts'
import { readLiteral } from './literal.ts'
import { wrapInParagraph, unwrapLinks } from './nesting.ts'
import { type ComponentFailure, nameComponent, printOwnComponent } from './own-components.ts'
import { type Outline, buildOutline, plainText } from './outline.ts'
import { printPicture } from './picture.ts'
import { type Medium, sanitizeHtml } from './sanitize.ts'
import { videoLink } from './video-links.ts'
import { callout } from './vocabulary/callout.ts'
import type { Component, PrintContext } from './vocabulary/component.ts'
import { details } from './vocabulary/details.ts'
import { mayUseOwn, ourVocabulary } from './vocabulary/index.ts'
import { tab, tabs } from './vocabulary/tabs.ts'

export interface PrintRequest extends Text {
  /** Page title. A first H1 with the same text is left out, so that no page has two. */
  title: string
  context: PrintContext
  /** Anchors of the page's own sections. */
  reserved?: readonly string[]
  /** Leaves out ids and names, which could clash if several texts share a page. */
  withoutAnchors?: boolean
  /** Distinguishes the text from others on the same page. */
  scope?: string
  /** Whether content is printed in place of a company's component that fails. */
  lenient?: boolean
  /** What to do if a company's component fails, before its content is printed instead; by default, throw an error. */
  onFailure?: (failure: ComponentFailure) => void
}

export interface PrintedHtml {
  html: string
  headings: Heading[]
  /** Anchor of the H1 that was left out, for the page's own title. */
  titleId?: string
}

interface PrintState extends PrintRequest {
  medium: Medium
  outline: Outline
  headings: Heading[]
  titleId?: string
  fenceMetas: FenceMetas
  /** Diagrams drawn so far. */
  diagrams: Fence[]
  /** Uses of a company's components so far, by name and props. */
  used: Map<string, number>
}

/** Prints HTML for a page: headings with anchors, scrolling tables, lazy images. */
export function printWeb(request: PrintRequest): PrintedHtml {
  const { tree, ...rest } = printSafeTree(request, 'web')
  return { html: toHtml(tree).trim(), ...rest }
}

/** Prints a tree instead of HTML: to compare texts, or for feeds, mail and Markdown. */
export function printTree(request: PrintRequest, medium: Medium = 'web'): Root {
  return printSafeTree(request, medium).tree
}

type PrintedTree = Omit<PrintedHtml, 'html'> & { tree: Root }

function printSafeTree(request: PrintRequest, medium: Medium): PrintedTree {
  const { text, vocabulary = ourVocabulary } = request
  const print = () => printWholeTree(request, medium)
  return mayUseOwn(text, vocabulary) ? runTogether(vocabulary.limit, print) : print()
}

function printWholeTree(request: PrintRequest, medium: Medium): PrintedTree {
  const { prepared, tree } = readOnce(request)
  if (!tree) return { tree: { type: 'root', children: [h('p', [h('em', words.vocabulary.tooDeep)])] }, headings: [] }
  const state: PrintState = {
    ...request,
    medium,
    outline: buildOutline(tree, request.reserved ?? []),
    headings: [],
    fenceMetas: readFenceMetas(request, prepared),
    diagrams: [],
    used: new Map(),
  }
  const children = printAll(tree.children, state)
  const safe = sanitizeHtml({ type: 'root', children }, medium)
  return { tree: safe, headings: state.headings, ...(state.titleId !== undefined && { titleId: state.titleId }) }
}

interface ReadText {
  prepared: ReturnType<typeof prepareText>
  /** Undefined for what can't be read. */
  tree: ReturnType<typeof readHtml>
}

/** A text is printed in one medium after another, and no printer changes the tree. */
const lastRead = lastValue<ReadText>()

function readOnce({ text, isMdx, vocabulary = ourVocabulary }: Text): ReadText {
  const whole = { text, isMdx, vocabulary }
  const key = textKey(whole)
  const known = lastRead.get(key)
  if (known) return known
  const prepared = prepareText(whole)
  const read = { prepared, tree: readHtml(whole, prepared) }
  lastRead.set(key, read)
  return read
}

function printAll(nodes: readonly (RootContent | ElementContent)[], state: PrintState, parent?: string): ElementContent[] {
  return nodes.flatMap((node) => printNode(node, state, parent))
}

function printNode(node: RootContent | ElementContent, state: PrintState, parent?: string): ElementContent[] {
  switch (node.type) {
    case 'text':
      return [{ type: 'text', value: parent === 'code' ? node.value : removeTemplateTags(node.value) }]
    case 'element':
      return node.tagName === 'iframe' ? printVideoLink(node, parent === undefined) : printElement(node, state)
    case 'mdxTextExpression':
    case 'mdxFlowExpression': {
      const literal = readLiteral(node.value)
      return literal && typeof literal.value !== 'object' ? [{ type: 'text', value: String(literal.value) }] : []
    }
    case 'mdxJsxFlowElement':
    case 'mdxJsxTextElement':
      return printTag(node, state)
    default:
      return []
  }
}

function printTag(node: Tag, state: PrintState): ElementContent[] {
  const name = node.name ?? ''
  const player = name === 'iframe' ? toHtmlElement(node) : undefined
  if (player) return printVideoLink(player, node.type === 'mdxJsxFlowElement')
  if (isLeftOut(node)) return []
  const component = (state.vocabulary ?? ourVocabulary).find(name)
  if (!component) {
    const element = toHtmlElement(node)
    return element ? printElement(element, state, node) : printAll(node.children, state)
  }
  if (component.isOwn) return printOwnTag(node, component, state)
  const children = printAll(node.children, state)
  const props = component.props.safeParse(attributeValues(node.attributes))
  if (!props.success) return children
  const form = state.medium === 'web' ? 'web' : 'feed'
  return placeComponent(node, component, children, (content) => component[form]({ props: props.data, children: content }, state.context))
}

/** Prints a component so that it doesn't break the text around it. */
function placeComponent(
  node: Tag,
  { display }: Component,
  children: ElementContent[],
  print: (content: ElementContent[]) => ElementContent[],
): ElementContent[] {
  const hasBlocks = display === 'blocks'
  // A block within a line would break the paragraph, so print its text alone.
  if (hasBlocks && node.type === 'mdxJsxTextElement') return children
  const printed = print(hasBlocks ? wrapInParagraph(children) : unwrapLinks(children))
  return node.type === 'mdxJsxFlowElement' && !hasBlocks ? [h('p', printed)] : printed
}

/** Its props may fail, too. */
function printOwnTag(node: Tag, component: Component, state: PrintState): ElementContent[] {
  const { name } = component
  const props = attributeValues(node.attributes)
  const key = `${name} ${JSON.stringify(props)}`
  const earlier = state.used.get(key) ?? 0
  state.used.set(key, earlier + 1)
  const children = printAll(node.children, state)
  const vocabulary = state.vocabulary ?? ourVocabulary
  try {
    return runWithin(vocabulary.limit, () => {
      const read = component.props.safeParse(props)
      if (!read.success) return children
      return placeComponent(node, component, children, (content) => printOwnComponent(component, read.data, content, state))
    })
  } catch (cause) {
    if (!state.onFailure) throw new OwnCodeError(nameComponent(name), '', cause)
    state.onFailure({ name, props, earlier, cause })
    return children
  }
}

/** `origin` is the source node that the element was made from. */
function printElement(written: Element, state: PrintState, origin: object = written): ElementContent[] {
  if (isLeftOut(written)) return []
  if (!allowedElements.has(written.tagName) && written.tagName !== 'section')
    return [{ type: 'text', value: `<${written.tagName}>` }, ...printAll(written.children, state)]
  const heading = state.outline.headings.get(origin)
  if (/^h[1-6]$/.test(written.tagName)) return printHeading(written, state, heading)
  if (written.tagName === 'blockquote') {
    const alert = readAlert(written)
    if (alert) return printAlert(alert, state)
  }
  const hasNoIds = state.withoutAnchors || state.outline.duplicates.has(origin)
  const node: Element = hasNoIds ? { ...written, properties: removeIds(written.properties) } : written
  const { properties } = node
  const tagName = pageParts.has(node.tagName) ? 'div' : node.tagName
  const children = printAll(node.children, state, tagName)
  // Its content was left out.
  if (tagName === 'p' && children.length === 0) return []
  if (tagName === 'a' && properties['href'] !== undefined) {
    const href = state.context.link(String(properties['href']))
    if (href === undefined) return children
    return [{ ...node, properties: { ...properties, href, ...labelBackReference(properties) }, children: unwrapLinks(children) }]
  }
  if (tagName === 'img') return printImage(properties, state)
  // We choose the sources ourselves.
  if (tagName === 'picture') return children.filter((child) => child.type !== 'element' || child.tagName !== 'source')
  if (tagName !== 'a' && addressAttributes[tagName]) return printMedia(node, resolveAddresses(node, state), children)
  // An empty header cell heads nothing.
  if (tagName === 'th' && plainText(node).trim() === '' && node.children.length === 0) return [h('td')]
  const aligned = /text-align: (\w+)/.exec(String(properties['style'] ?? ''))?.[1]
  const printed: Element = {
    ...node,
    tagName,
    properties: { ...properties, ...(aligned && aligned !== 'left' && { className: [`align-${aligned}`] }) },
    children,
  }
  if (tagName === 'thead') return [{ ...printed, children: children.map(addScope) }]
  if (state.medium === 'markdown') return [addMarkdownHints(printed, aligned, node, state)]
  if (state.medium === 'feed') return [printed]
  // The style sheet keeps `time` on one line, however narrow the column.
  if (tagName === 'td' && isDateCell(children))
    return [{ ...printed, children: [h('time', { dateTime: plainText(node).trim() }, children)] }]
  if (tagName === 'table') return [h('div', { class: 'table', tabIndex: 0, role: 'group', ariaLabel: words.vocabulary.table }, [printed])]
  if (tagName === 'pre') return [printCode(node, printed, state)]
  return [printed]
}

/** Whether a cell is a date and nothing else, as `YYYY-MM-DD`. */
function isDateCell([child, ...others]: readonly ElementContent[]): boolean {
  return child?.type === 'text' && others.length === 0 && /^\s*\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])\s*$/.test(child.value)
}

function printImage(properties: Element['properties'], { medium, context }: PrintState): ElementContent[] {
  const picture = context.picture(String(properties['src'] ?? ''))
  if (!picture) return properties['alt'] ? [{ type: 'text', value: String(properties['alt']) }] : []
  if (medium === 'web') return [printPicture(picture, properties)]
  return [h('img', { ...properties, src: picture.src, alt: String(properties['alt'] ?? '') })]
}

/** Labels a footnote's back arrow for screen readers. The engine's label is English. */
function labelBackReference({ dataFootnoteBackref, ariaLabel }: Element['properties']): Element['properties'] {
  const number = dataFootnoteBackref === undefined ? undefined : /\S+$/.exec(String(ariaLabel))?.[0]
  return number === undefined ? {} : { ariaLabel: words.vocabulary.backToReference(number) }
}

/** Prints a `pre` as a diagram, highlighted code, or as it is. */
function printCode(node: Element, printed: Element, { fenceMetas, diagrams, scope }: PrintState): ElementContent {
  const fence = readFence(node, fenceMetas)
  const diagram = fence?.language === 'mermaid' ? drawDiagram(fence, diagrams.push(fence), scope) : undefined
  if (diagram) return diagram
  const [code] = printed.children
  const children = fence && code?.type === 'element' ? [{ ...code, children: highlight(fence) }] : printed.children
  return addCaption(fence?.title, { ...printed, properties: { ...printed.properties, tabIndex: 0 }, children })
}

/** Keeps what the Markdown printer needs and HTML has no element for: cell alignment, code titles and highlighted lines. */
function addMarkdownHints(printed: Element, aligned: string | undefined, node: Element, { fenceMetas }: PrintState): Element {
  if (aligned !== undefined) return { ...printed, properties: { ...printed.properties, align: aligned } }
  const fence = readFence(node, fenceMetas)
  return fence ? { ...printed, properties: { ...printed.properties, dataMeta: formatFenceMeta(fence) } } : printed
}

/** Adds `scope="col"` to the header cells of a row in `thead`. */
function addScope(row: ElementContent): ElementContent {
  if (row.type !== 'element') return row
  const children = row.children.map((cell) =>
    cell.type === 'element' && cell.tagName === 'th'
      ? { ...cell, properties: { ...cell.properties, scope: cell.properties['scope'] ?? 'col' } }
      : cell,
  )
  return { ...row, children }
}

/** Resolves the files that an element names. Missing ones are undefined. */
function resolveAddresses({ tagName, properties }: Element, { context }: PrintState): Element['properties'] {
  const names = (addressAttributes[tagName] ?? []).filter((name) => properties[name] !== undefined)
  return Object.fromEntries(names.map((name) => [name, context.image(String(properties[name]))]))
}

function printHeading(node: Element, state: PrintState, heading: Heading | undefined): ElementContent[] {
  const isTitle = node.tagName === 'h1'
  if (isTitle && heading && state.titleId === undefined && heading.text.toLowerCase() === state.title.trim().toLowerCase()) {
    state.titleId = heading.id
    return []
  }
  const tagName = isTitle && state.medium !== 'markdown' ? 'h2' : node.tagName
  // The engine adds this heading, in English.
  const isFootnotesHeading = node.properties['id'] === 'footnote-label' && node.properties['className'] !== undefined
  const children = isFootnotesHeading ? [{ type: 'text' as const, value: words.vocabulary.footnotes }] : printAll(node.children, state)
  if (state.medium !== 'web' || state.withoutAnchors) return [{ type: 'element', tagName, properties: {}, children }]
  if (!heading || heading.id === 'footnote-label') return [{ ...node, tagName, children }]
  const { id, text } = heading
  state.headings.push({ depth: Number(tagName.slice(1)), id, text })
  const permalink = h('a', { class: 'permalink', href: `#${id}`, ariaLabel: words.chrome.permalink(text), dataPagefindIgnore: '' }, '#')
  return [{ type: 'element', tagName, properties: { ...node.properties, id }, children: [...children, permalink] }]
}

/** Prints a callout of any dialect. */
function printAlert({ kind, fold, title, children: written }: Alert, state: PrintState): ElementContent[] {
  const { context, medium } = state
  const form = medium === 'web' ? 'web' : 'feed'
  const children = printAll(written, state)
  if (kind === 'tabs') return tabs[form]({ props: {}, children }, context)
  if (kind === 'tab') return tab[form]({ props: { title }, children: wrapInParagraph(children) }, context)
  if (kind === 'code-group')
    return medium === 'web' ? tabs.web({ props: {}, children: children.flatMap((each) => printCodeTab(each, context)) }, context) : children
  const { type } = resolveCalloutKind(kind)
  const label = title || (kind === 'details' ? words.vocabulary.details : words.vocabulary.callouts[type])
  if (fold !== '' || kind === 'details')
    return details[form]({ props: { summary: label, open: fold === '+' }, children: wrapInParagraph(children) }, context)
  return callout[form]({ props: { type, ...(title !== '' && { title }) }, children }, context)
}

/** Turns code into a tab with the code's title. */
function printCodeTab(node: ElementContent, context: PrintContext): ElementContent[] {
  if (node.type !== 'element') return []
  const [caption, ...code] = node.children
  const isTitled = node.tagName === 'figure' && caption?.type === 'element' && caption.tagName === 'figcaption'
  const language = /\blanguage-([\w-]+)/.exec(JSON.stringify(node.children[0] ?? null))?.[1]
  const title = isTitled ? plainText(caption) : (language ?? words.vocabulary.code)
  return tab.web({ props: { title }, children: isTitled ? code : [node] }, context)
}

/** Prints a video or audio element, or its fallback if there's no file. */
function printMedia(node: Element, addresses: Element['properties'], children: ElementContent[]): ElementContent[] {
  const printed: Element = { ...node, properties: { ...node.properties, ...addresses }, children }
  if (node.tagName === 'source')
    return printed.properties['src'] === undefined && printed.properties['srcSet'] === undefined ? [] : [printed]
  const isSource = (child: ElementContent) => child.type === 'element' && child.tagName === 'source'
  if (printed.properties['src'] !== undefined || children.some(isSource)) return [printed]
  return children.filter((child) => child.type !== 'element' || child.tagName !== 'track')
}

/** Prints a link to the video instead of its embedded player. */
function printVideoLink({ properties }: Element, isBlock: boolean): ElementContent[] {
  const href = videoLink(properties['src'])
  if (href === undefined) return []
  const title = typeof properties['title'] === 'string' && properties['title'].trim() !== '' ? properties['title'] : new URL(href).host
  const link = h('a', { href }, words.vocabulary.film(title))
  return [isBlock ? h('p', link) : link]
}

/** Removes ids and attributes that refer to ids. */
function removeIds({ id: _, name: __, ariaDescribedBy: ___, ariaLabelledBy: ____, ...rest }: Element['properties']): Element['properties'] {
  return rest
}
