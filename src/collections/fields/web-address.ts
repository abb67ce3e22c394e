/** Addresses in the only form allowed in host configuration files: printable, without spaces or credentials. */

/** Letters, digits and hyphens; international names are used in their ASCII form. */
const strictHost = /^[a-z0-9-]+(\.[a-z0-9-]+)*(:\d{1,5})?$/
/** Spaces and unprintable characters: control characters, direction marks, unpaired surrogates. */
const unprintable = /[\s\p{C}]/u
/** The same, percent-encoded; servers decode them. */
const encodedControl = /%([01][0-9a-f]|7f)/i
/** Hosts that copy parts of an old address into a new one treat this as a placeholder. */
const placeholder = /(^|\/):|:[a-z]/i

/** Limits of file systems and of hosts that read redirect lists, in bytes. */
const maxBytes = { part: 255, path: 1000 } as const

/** An external address as a browser requests it; undefined if it can't be published. */
export function webAddressOf(text: string): string | undefined {
  if (!/^https?:\/\//i.test(text) || unprintable.test(text) || text.includes('\\') || encodedControl.test(text)) return undefined
  const url = URL.parse(text)
  return url?.username === '' && url.password === '' && strictHost.test(url.host) ? url.href : undefined
}

/** Whether an address is an email address, possibly with a subject. */
export function isMailAddress(text: string): boolean {
  return /^mailto:[^?@]+@[^?@]+(\?.*)?$/i.test(text) && !unprintable.test(text) && !encodedControl.test(text)
}

/** The origin of an external image, as `https://host:port`; undefined if no page may request it. */
export function imageOrigin(address: string): string | undefined {
  const whole = webAddressOf(address.startsWith('//') ? `https:${address}` : address)
  return whole === undefined ? undefined : new URL(whole).origin
}

/** Whether a text is a path relative to the site's root, without anything to resolve, match or encode twice. */
export function isSitePath(text: string): boolean {
  if (!/^\/(?!\/)[^?#*\\]*$/.test(text) || unprintable.test(text) || encodedControl.test(text) || /%(2f|5c|2a)/i.test(text)) return false
  const path = decode(text)
  if (path === undefined || placeholder.test(path) || path.includes('//')) return false
  const parts = path.split('/')
  return parts.every((part) => part !== '.' && part !== '..' && bytes(part) <= maxBytes.part) && bytes(encodeURI(path)) <= maxBytes.path
}

/** Allowed redirect targets: a path relative to the root, optionally with a heading, or an external address. */
export function isDestination(text: string): boolean {
  if (!text.startsWith('/')) {
    const address = webAddressOf(text)
    return address !== undefined && bytes(address) <= maxBytes.path && !/\/:/.test(new URL(address).pathname)
  }
  const [path = '', ...anchor] = text.split('#')
  return isSitePath(path) && anchor.length <= 1 && !anchor.some((part) => unprintable.test(part) || encodedControl.test(part))
}

/** The address in a line of a redirect file: ASCII without spaces. Accepts what `isDestination` accepts. */
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
