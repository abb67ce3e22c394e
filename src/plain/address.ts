/** Normalizes and carries over addresses. Bundled for browsers too. */

/**
 * Normalizes an address below the site's root: decodes needless escapes and composes letters (NFC). Escapes with a meaning, such as
 * `%3F`, stay, and so do malformed addresses.
 */
export function readableAddress(address: string): string {
  try {
    return decodeURI(address.replaceAll('%25', '%2525')).normalize('NFC')
  } catch {
    return address.normalize('NFC')
  }
}

/** Returns the target of a redirect, with the request's query and fragment unless the target has its own. */
export function carriedOver(to: string, asked: Pick<URL, 'origin' | 'search' | 'hash'>): URL {
  const target = new URL(to, asked.origin)
  target.search ||= asked.search
  target.hash ||= asked.hash
  return target
}
