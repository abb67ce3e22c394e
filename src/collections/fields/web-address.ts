/** Addresses in the one form in which they may be written into files that steer a host: printable, without blanks, without credentials. */

/** Letters, digits and hyphens: an international name is meant in its ASCII form. */
const strictHost = /^[a-z0-9-]+(\.[a-z0-9-]+)*(:\d{1,5})?$/
/** Blanks, and what is not printed: control characters, direction marks, unpaired surrogates. */
const unprintable = /[\s\p{C}]/u
/** The same as they are encoded in an address; servers decode them. */
const encodedControl = /%([01][0-9a-f]|7f)/i
/** A host that copies parts of an old address into a new one takes this for the name of a part. */
const placeholder = /(^|\/):|:[a-z]/i

/** Limits of file systems and of hosts that read a list of redirects, in bytes. */
const maxBytes = { part: 255, path: 1000 } as const

/** An address elsewhere as a browser asks for it; undefined if it may not be published. */
export function webAddressOf(text: string): string | undefined {
  if (!/^https?:\/\//i.test(text) || unprintable.test(text) || text.includes('\\') || encodedControl.test(text)) return undefined
  const url = URL.parse(text)
  return url?.username === '' && url.password === '' && strictHost.test(url.host) ? url.href : undefined
}

/** Whether an address is that of a mailbox, with a subject perhaps. */
export function isMailAddress(text: string): boolean {
  return /^mailto:[^?@]+@[^?@]+(\?.*)?$/i.test(text) && !unprintable.test(text) && !encodedControl.test(text)
}

/** Where an image elsewhere comes from, as `https://host:port`; undefined for what no page may ask for. */
export function imageOrigin(address: string): string | undefined {
  const whole = webAddressOf(address.startsWith('//') ? `https:${address}` : address)
  return whole === undefined ? undefined : new URL(whole).origin
}

/** Whether a text is the path of an address below the site's root: nothing to resolve, to match or to encode twice. */
export function isSitePath(text: string): boolean {
  if (!/^\/(?!\/)[^?#*\\]*$/.test(text) || unprintable.test(text) || encodedControl.test(text) || /%(2f|5c|2a)/i.test(text)) return false
  const path = decode(text)
  if (path === undefined || placeholder.test(path) || path.includes('//')) return false
  const parts = path.split('/')
  return parts.every((part) => part !== '.' && part !== '..' && bytes(part) <= maxBytes.part) && bytes(encodeURI(path)) <= maxBytes.path
}

/** Where a redirect may lead: a path below the root, a heading too, or an address elsewhere. */
export function isDestination(text: string): boolean {
  if (!text.startsWith('/')) {
    const address = webAddressOf(text)
    return address !== undefined && bytes(address) <= maxBytes.path && !/\/:/.test(new URL(address).pathname)
  }
  const [path = '', ...anchor] = text.split('#')
  return isSitePath(path) && anchor.length <= 1 && !anchor.some((part) => unprintable.test(part) || encodedControl.test(part))
}

/** The address as it stands in a line: ASCII without blanks. Takes what `isDestination` takes. */
export function asciiAddress(text: string): string {
  if (!text.startsWith('/')) return new URL(text).href
  const { pathname, hash } = new URL(text, 'https://host.invalid')
  return pathname + hash
}

function decode(text: string): string | undefined {
  try {
    return decodeURIComponent(text)
  } catch {
    return undefined
  }
}

function bytes(text: string): number {
  return new TextEncoder().encode(text).length
}
