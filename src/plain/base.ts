/** The site's base path. In its own module, since page scripts need it, but not the collections. */

/** Prefixes a path below the root with the base. Returns other addresses unchanged. */
export function withBase(path: string, base: string): string {
  if (!path.startsWith('/') || path.startsWith('//')) return path
  const prefix = base.replace(/\/+$/, '')
  return `${prefix}${path}`
}
