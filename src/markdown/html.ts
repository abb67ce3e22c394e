/** Raw HTML in Markdown: which elements are welcome, and what could run code. */
import type { Range } from './document.ts'

/** Elements that a text may use; all others are printed as text. */
export const welcomeElements: ReadonlySet<string> = new Set(
  `a abbr b bdi bdo blockquote br caption cite code col colgroup dd del details dfn div dl dt em figcaption figure
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

const unsafeTag = new RegExp(`<(${[...unsafeElements].join('|')})(?=[\\s/>])`, 'gi')
const eventAttribute = /<[a-z][^<>]*?\s(on[a-z]+)\s*=/gi
const codeAddress = /\s(?:href|src|action|formaction|xlink:href)\s*=\s*["']?\s*((?:javascript|vbscript):|data:text\/html)/gi

/** What in a piece of raw HTML could run code. */
export function findUnsafe(html: string): Unsafe[] {
  const found: Unsafe[] = []
  for (const match of html.matchAll(unsafeTag))
    found.push({ start: match.index, end: match.index + match[0].length, what: `the element "${match[1]?.toLowerCase()}"` })
  for (const [pattern, name] of [
    [eventAttribute, (text: string) => `the attribute "${text.toLowerCase()}"`],
    [codeAddress, (text: string) => `an address that begins with "${text.toLowerCase()}"`],
  ] as const)
    for (const match of html.matchAll(pattern)) {
      const text = match[1] ?? ''
      const start = match.index + match[0].lastIndexOf(text)
      found.push({ start, end: start + text.length, what: name(text) })
    }
  return found
}

/** Whether an address would run code when it is followed. */
export function isCodeAddress(url: string): boolean {
  // Browsers pass over white space and control characters in a scheme.
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what has to be passed over
  const plain = url.replace(/[\u0000-\u0020]/g, '').toLowerCase()
  return /^(javascript|vbscript):|^data:(?!image\/(png|jpeg|gif|webp|avif)[;,])/.test(plain)
}

export interface RawLink extends Range {
  kind: 'link' | 'image'
  url: string
  text: string
}

/** Links and images of raw HTML. */
export function findRawLinks(html: string): RawLink[] {
  const found: RawLink[] = []
  for (const match of html.matchAll(/<(a|img)\s[^>]*?(?<![\w-])(?:href|src)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))/gi)) {
    const [whole, tag, double, single, bare] = match
    const url = double ?? single ?? bare ?? ''
    const start = match.index + whole.length - (bare === undefined ? 1 : 0) - url.length
    const isImage = tag?.toLowerCase() === 'img'
    const rest = html.slice(match.index, html.indexOf('>', match.index) + 1)
    const alt = /\salt\s*=\s*(?:"([^"]*)"|'([^']*)')/i.exec(rest)
    found.push({ kind: isImage ? 'image' : 'link', url, text: alt?.[1] ?? alt?.[2] ?? '', start, end: start + url.length })
  }
  return found
}

/** Ids and names that raw HTML gives to places of the page. */
export function findAnchors(html: string): string[] {
  return Array.from(html.matchAll(/<[a-z][^<>]*?\s(?:id|name)\s*=\s*["']?([^"'\s>]+)/gi), (match) => match[1] ?? '')
}
