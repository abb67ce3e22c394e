/** Normalizes and carries over addresses. Bundled for browsers too. */

/**
 * Normalizes an address below the site's root: decodes needless escapes and composes letters (NFC). Escapes with a meaning, such as
 * `%3F`, stay, and so do malformed addresses.
 */
export function normalizeAddress(address: string): string {
  try {
    return decodeURI(address.replaceAll('%25', '%2525')).normalize('NFC')
  } catch {
    return address.normalize('NFC')
  }
}

/** Returns the target of a redirect, with the request's query and fragment unless the target has its own. */
export function carryOver(to: string, request: Pick<URL, 'origin' | 'search' | 'hash'>): URL {
  const target = new URL(to, request.origin)
  target.search ||= request.search
  target.hash ||= request.hash
  return target
}
