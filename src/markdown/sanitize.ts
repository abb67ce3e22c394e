/** The last step of printing: removes what isn't allowed in HTML, also from the output of our own components. */
import type { Element, Root } from 'hast'
import { defaultSchema, type Schema, sanitize } from 'hast-util-sanitize'
import { unsafeElements, allowedElements } from './html.ts'

const common: Schema = {
  ...defaultSchema,
  tagNames: [...allowedElements].filter((name) => name !== 'track'),
  strip: [...unsafeElements],
  // Ids are part of addresses here, so don't prefix them.
  clobber: [],
  clobberPrefix: '',
  protocols: { href: ['http', 'https', 'mailto', 'tel', 'xmpp', 'irc'], src: ['http', 'https', 'data'], cite: ['http', 'https'] },
  required: { input: { disabled: true, type: 'checkbox' } },
}

/** Elements of diagrams. SVG in a body never gets here: it's removed before. */
const svgElements = ['svg', 'g', 'defs', 'marker', 'rect', 'circle', 'line', 'polyline', 'polygon', 'path', 'text', 'tspan']
const paint = ['fill', 'stroke'].map((name): [string, RegExp] => [name, /^(none|var\(--[a-z_-]+\))$/])
const reference = ['markerStart', 'markerEnd'].map((name): [string, RegExp] => [name, /^url\(#[\w-]+\)$/])
const svgAttributes = [
  ...paint,
  ...reference,
  ...`viewBox width height x y x1 y1 x2 y2 cx cy r rx ry d dx dy points refX refY markerWidth markerHeight orient transform
   strokeWidth strokeDashArray strokeLineCap strokeLineJoin fontSize fontWeight fontStyle textAnchor dominantBaseline`.split(/\s+/),
]

const web: Schema = {
  ...common,
  tagNames: [...allowedElements, 'handbook-tabs', ...svgElements],
  attributes: {
    ...defaultSchema.attributes,
    '*': [
      'id',
      'className',
      'title',
      'lang',
      'dir',
      'ariaLabel',
      'ariaLabelledBy',
      'ariaDescribedBy',
      'ariaHidden',
      'role',
      'dataFootnotes',
      'dataFootnoteRef',
      'dataFootnoteBackref',
      'dataPagefindIgnore',
    ],
    // By default, they have the classes of GitHub alone.
    ...Object.fromEntries(['code', 'h2', 'li', 'section', 'ul'].map((name) => [name, []])),
    a: ['href', 'rel', 'name'],
    div: [['tabIndex', 0]],
    pre: [['tabIndex', 0]],
    img: ['src', 'alt', 'width', 'height', ['loading', 'lazy'], ['decoding', 'async']],
    video: ['src', 'controls', 'poster', 'width', 'height', 'preload'],
    audio: ['src', 'controls', 'preload'],
    source: ['src', 'type', 'srcSet', 'sizes'],
    track: ['kind', 'src', 'label', 'srcLang', 'default'],
    input: [['type', 'checkbox'], ['disabled', true], 'checked'],
    ol: ['start', 'reversed', 'type'],
    td: ['colSpan', 'rowSpan', 'headers'],
    th: ['colSpan', 'rowSpan', 'scope', 'headers', 'abbr'],
    time: ['dateTime'],
    details: ['open'],
    meter: ['value', 'min', 'max', 'low', 'high', 'optimum'],
    progress: ['value', 'max'],
    data: ['value'],
    ...Object.fromEntries(svgElements.map((name) => [name, svgAttributes])),
  },
}

const feed: Schema = {
  ...common,
  attributes: {
    '*': ['lang', 'dir', 'title'],
    a: ['href'],
    img: ['src', 'alt', 'width', 'height'],
    video: ['src', 'controls', 'poster'],
    audio: ['src', 'controls'],
    source: ['src', 'type'],
    ol: ['start'],
    td: ['colSpan', 'rowSpan'],
    th: ['colSpan', 'rowSpan'],
    input: [['type', 'checkbox'], ['disabled', true], 'checked'],
  },
}

/** What Markdown can express beyond feeds: the language of code, cell alignment, footnotes. */
const markdown: Schema = {
  ...feed,
  attributes: {
    ...feed.attributes,
    a: ['href', 'title', 'dataFootnoteRef', 'dataFootnoteBackref'],
    code: [['className', /^language-/]],
    pre: ['dataMeta'],
    li: ['id'],
    section: ['dataFootnotes'],
    td: ['colSpan', 'rowSpan', 'align'],
    th: ['colSpan', 'rowSpan', 'align'],
  },
}

export type Medium = 'web' | 'feed' | 'markdown'

const schemas: Readonly<Record<Medium, Schema>> = { web, feed, markdown }

/** Returns what would be removed from an element, apart from its content; undefined if nothing would be. Feeds have fewer attributes. */
export function findDisallowed(element: Element, medium: Medium): string | undefined {
  const { tagName, properties } = element
  if (!web.tagNames?.includes(tagName)) return `the element "${tagName}"`
  // It may be anywhere, so its ancestors don't count.
  const { children } = sanitize({ type: 'root', children: [{ ...element, children: [] }] }, { ...web, ancestors: {}, required: {} }) as Root
  const kept = children[0]?.type === 'element' ? children[0].properties : {}
  const isSet = (value: unknown) => value !== null && value !== undefined && value !== false
  const removed = Object.keys(properties).find((name) => isSet(properties[name]) && !Object.hasOwn(kept, name))
  if (removed === undefined) return undefined
  if (/^(href|src|cite)$/.test(removed)) return `the address "${String(properties[removed])}"`
  return medium === 'web' || /^on/i.test(removed) ? `the attribute "${removed}" of "${tagName}"` : undefined
}

export function sanitizeHtml(tree: Root, medium: Medium): Root {
  return sanitize(tree, schemas[medium]) as Root
}
