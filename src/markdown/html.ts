/** Raw HTML in Markdown: which elements are allowed, and what could run code. */
import { type TokenHandler, Tokenizer, TokenizerMode } from 'parse5'
import type { Range } from './document.ts'
import { isHidden } from './hidden.ts'
import { videoLink } from './video-links.ts'

/** Elements that a text may use. All others are printed as text. */
export const allowedElements: ReadonlySet<string> = new Set(
  `a abbr address article aside audio b bdi bdo big blockquote br caption center cite code col colgroup data dd del details dfn div dl dt
   em figcaption figure font footer h1 h2 h3 h4 h5 h6 header hgroup hr i img input ins kbd label legend li main mark menu meter nav ol
   output p picture pre progress q rp rt ruby s samp search section small source span strike strong sub summary sup table tbody td tfoot
   th thead time tr track tt u ul var video wbr`.split(/\s+/),
)

/** Elements that structure the page itself. In a body they're printed as `div`. */
export const pageParts: ReadonlySet<string> = new Set('address article footer header hgroup main nav search'.split(' '))

/** Elements that run code, load other pages or change the page around the text. Neither they nor their content are printed. */
export const unsafeElements: ReadonlySet<string> = new Set(
  'applet base button embed form frame frameset iframe link math meta noscript object script style svg template textarea title'.split(' '),
)

export interface Unsafe extends Range {
  what: string
  /** A link to use instead. */
  link?: string | undefined
}

/** Whether following an address would run code. */
export function isCodeAddress(url: string): boolean {
  // Browsers ignore white space and control characters in a scheme.
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what has to be passed over
  const plain = url.replace(/[\u0000-\u0020]/g, '').toLowerCase()
  return /^(javascript|vbscript):|^data:(?!image\/(png|jpeg|gif|webp|avif)[;,])/.test(plain)
}

/** Finds opening tags of hidden elements. Unsafe elements are skipped: they get a problem of their own. */
export function findHidden(html: string): Range[] {
  return findTags(html).flatMap(({ name, start, end, attributes }) => {
    const written = Object.fromEntries(attributes.map((each) => [each.name, each.value]))
    return !unsafeElements.has(name) && isHidden(name, written) ? [{ start, end }] : []
  })
}

/** Finds what could run code. */
export function findUnsafe(html: string): Unsafe[] {
  return findTags(html).flatMap((tag) => {
    const found: Unsafe[] = []
    if (unsafeElements.has(tag.name))
      found.push({
        start: tag.start,
        end: tag.start + 1 + tag.name.length,
        what: `the element "${tag.name}"`,
        link: tag.name === 'iframe' ? videoLink(tag.attributes.find(({ name }) => name === 'src')?.value) : undefined,
      })
    for (const { name, value, nameStart, valueStart, valueEnd } of tag.attributes) {
      if (/^on(?!ce$)[a-z]/.test(name)) found.push({ start: nameStart, end: nameStart + name.length, what: `the attribute "${name}"` })
      else if (/^(href|src|action|formaction|xlink:href)$/.test(name) && isCodeAddress(value))
        found.push({ start: valueStart, end: valueEnd, what: 'an address that runs code' })
    }
    return found
  })
}

export interface RawLink extends Range {
  kind: 'link' | 'image'
  url: string
  text: string
}

/** Attributes that name a file or page, by element. */
export const addressAttributes: Readonly<Record<string, readonly string[]>> = {
  a: ['href'],
  img: ['src'],
  video: ['src', 'poster'],
  audio: ['src'],
  source: ['src'],
}

/** Finds links and images, except addresses that run code. */
export function findRawLinks(html: string): RawLink[] {
  return findTags(html).flatMap(({ name, attributes }) =>
    (addressAttributes[name] ?? []).flatMap((attribute): RawLink[] => {
      const address = attributes.find((each) => each.name === attribute)
      if (!address || isCodeAddress(address.value)) return []
      const text = attributes.find((each) => each.name === 'alt')?.value ?? ''
      const { value: url, valueStart: start, valueEnd: end } = address
      return [{ kind: name === 'a' ? 'link' : 'image', url, text, start, end }]
    }),
  )
}

export interface RawId extends Range {
  id: string
}

/** Finds ids; the name of an `a` counts as one. */
export function findAnchors(html: string): RawId[] {
  return findTags(html).flatMap(({ name: tag, attributes }) => {
    const found = attributes
      .filter(({ name, value }) => value !== '' && (name === 'id' || (name === 'name' && tag === 'a')))
      .map(({ value: id, valueStart: start, valueEnd: end }) => ({ id, start, end }))
    return found.filter(({ id }, index) => found.findIndex((each) => each.id === id) === index)
  })
}

interface Tag extends Range {
  /** In lower case. */
  name: string
  /** Values have their entities resolved. */
  attributes: { name: string; value: string; nameStart: number; valueStart: number; valueEnd: number }[]
}

/** Elements whose content browsers don't parse as tags. */
const textModes: Readonly<Record<string, (typeof TokenizerMode)[keyof typeof TokenizerMode]>> = {
  ...Object.fromEntries(['title', 'textarea'].map((name) => [name, TokenizerMode.RCDATA])),
  ...Object.fromEntries(['style', 'xmp', 'iframe', 'noembed', 'noframes', 'noscript'].map((name) => [name, TokenizerMode.RAWTEXT])),
  script: TokenizerMode.SCRIPT_DATA,
  plaintext: TokenizerMode.PLAINTEXT,
}

/** Finds opening tags and their attributes, as browsers do: tags in comments don't count. */
function findTags(html: string): Tag[] {
  const tags: Tag[] = []
  const ignore = () => undefined
  const handler: TokenHandler = {
    onStartTag({ tagName, location, attrs }) {
      tokenizer.state = textModes[tagName] ?? tokenizer.state
      if (!location) return
      const { startOffset: start, endOffset: end } = location
      const attributes = attrs.map(({ name, value }) => {
        const { startOffset: nameStart = start, endOffset = start } = location.attrs?.[name] ?? {}
        const [opening = ''] = /^[^=]*=\s*["']?/.exec(html.slice(nameStart, endOffset)) ?? []
        const valueStart = nameStart + opening.length
        return { name, value, nameStart, valueStart, valueEnd: /["']$/.test(opening) ? endOffset - 1 : endOffset }
      })
      tags.push({ name: tagName, start, end, attributes })
    },
    onEndTag: ignore,
    onComment: ignore,
    onDoctype: ignore,
    onEof: ignore,
    onCharacter: ignore,
    onNullCharacter: ignore,
    onWhitespaceCharacter: ignore,
  }
  const tokenizer = new Tokenizer({ sourceCodeLocationInfo: true }, handler)
  tokenizer.write(html, true)
  return tags
}
