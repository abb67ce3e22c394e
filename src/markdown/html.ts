/** Raw HTML in Markdown: which elements are welcome, and what could run code. */
import { type TokenHandler, Tokenizer, TokenizerMode } from 'parse5'
import type { Range } from './document.ts'
import { isHidden } from './hidden.ts'

/** Elements that a text may use; all others are printed as text. */
export const welcomeElements: ReadonlySet<string> = new Set(
  `a abbr audio b bdi bdo blockquote br caption cite code col colgroup dd del details dfn div dl dt em figcaption figure
   h1 h2 h3 h4 h5 h6 hr i img input ins kbd li mark ol p picture pre q rp rt ruby s samp section small source span
   strong sub summary sup table tbody td tfoot th thead time tr tt u ul var video wbr center font`.split(/\s+/),
)

/** Elements that run code, load foreign pages or change the page around the text: never printed, nor what is in them. */
export const unsafeElements: ReadonlySet<string> = new Set(
  'applet base button embed form frame frameset iframe link math meta noscript object script style svg template textarea title'.split(' '),
)

export interface Unsafe extends Range {
  what: string
}

/** Whether an address would run code when it is followed. */
export function isCodeAddress(url: string): boolean {
  // Browsers pass over white space and control characters in a scheme.
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what has to be passed over
  const plain = url.replace(/[\u0000-\u0020]/g, '').toLowerCase()
  return /^(javascript|vbscript):|^data:(?!image\/(png|jpeg|gif|webp|avif)[;,])/.test(plain)
}

/** Opening tags of elements that a browser hides, in a piece of raw HTML. Those of unsafe elements are reported as such. */
export function findHidden(html: string): Range[] {
  return tagsOf(html).flatMap(({ name, start, end, attributes }) => {
    const written = Object.fromEntries(attributes.map((each) => [each.name, each.value]))
    return !unsafeElements.has(name) && isHidden(name, written) ? [{ start, end }] : []
  })
}

/** What in a piece of raw HTML could run code. */
export function findUnsafe(html: string): Unsafe[] {
  return tagsOf(html).flatMap((tag) => {
    const found: Unsafe[] = []
    if (unsafeElements.has(tag.name))
      found.push({ start: tag.start, end: tag.start + 1 + tag.name.length, what: `the element "${tag.name}"` })
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

/** The attributes that name a file or page, by element. */
export const addressAttributes: Readonly<Record<string, readonly string[]>> = {
  a: ['href'],
  img: ['src'],
  video: ['src', 'poster'],
  audio: ['src'],
  source: ['src'],
}

/** Links and images of raw HTML; addresses that run code are none. */
export function findRawLinks(html: string): RawLink[] {
  return tagsOf(html).flatMap(({ name, attributes }) =>
    (addressAttributes[name] ?? []).flatMap((wanted): RawLink[] => {
      const address = attributes.find((each) => each.name === wanted)
      if (!address || isCodeAddress(address.value)) return []
      const text = attributes.find((each) => each.name === 'alt')?.value ?? ''
      const { value: url, valueStart: start, valueEnd: end } = address
      return [{ kind: name === 'a' ? 'link' : 'image', url, text, start, end }]
    }),
  )
}

/** Ids and names that raw HTML gives to places of the page. */
export function findAnchors(html: string): string[] {
  return tagsOf(html).flatMap(({ attributes }) =>
    attributes.filter(({ name, value }) => /^(id|name)$/.test(name) && value !== '').map(({ value }) => value),
  )
}

interface Tag extends Range {
  /** In lower case. */
  name: string
  /** Values with their entities resolved. */
  attributes: { name: string; value: string; nameStart: number; valueStart: number; valueEnd: number }[]
}

/** Elements in which a browser reads no tags until they end. */
const textModes: Readonly<Record<string, (typeof TokenizerMode)[keyof typeof TokenizerMode]>> = {
  ...Object.fromEntries(['title', 'textarea'].map((name) => [name, TokenizerMode.RCDATA])),
  ...Object.fromEntries(['style', 'xmp', 'iframe', 'noembed', 'noframes', 'noscript'].map((name) => [name, TokenizerMode.RAWTEXT])),
  script: TokenizerMode.SCRIPT_DATA,
  plaintext: TokenizerMode.PLAINTEXT,
}

/** The opening tags of a piece of raw HTML with their attributes, as a browser reads them: none stands in a comment. */
function tagsOf(html: string): Tag[] {
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
