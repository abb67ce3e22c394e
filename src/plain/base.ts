/** The base below which a site is served; apart from the other addresses, because scripts in pages need it and not the collections. */

/** Puts the base in front of a path below the root; other addresses stay. */
export function withBase(path: string, base: string): string {
  if (!path.startsWith('/') || path.startsWith('//')) return path
  const prefix = base.replace(/\/+$/, '')
  return `${prefix}${path}`
}
