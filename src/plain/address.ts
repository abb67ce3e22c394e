/** Addresses as they are compared. Browsers use this too. */

/**
 * An address below the site's root in its one spelling: what is encoded without need is decoded, and letters are composed. What would
 * mean something else without its code, such as `%3F`, keeps it; so does an address that is encoded wrongly.
 */
export function readableAddress(address: string): string {
  try {
    return decodeURI(address.replaceAll('%25', '%2525')).normalize('NFC')
  } catch {
    return address.normalize('NFC')
  }
}

/** Where to go on, for who asked for an old address: with what follows "?" and "#", unless the new address says that itself. */
export function carriedOver(to: string, asked: Pick<URL, 'origin' | 'search' | 'hash'>): URL {
  const target = new URL(to, asked.origin)
  target.search ||= asked.search
  target.hash ||= asked.hash
  return target
}
