/** A company's own pages: which of them this audience gets. */
import { dirname } from 'node:path'
import { FileError } from '../files/read.ts'
import type { HandbookOptions } from './handbook.ts'
import { visiblePages } from './pages.ts'
import { ownPages } from './paths.ts'

interface RenderedPath {
  pathname: string
  route: { component: string }
}

interface Asked extends Pick<HandbookOptions, 'config' | 'audience'> {
  /** The company's folder. */
  root: string
  configFile: string
}

/**
 * Leaves out pages of the company that aren't listed as public, unless the site is for staff; `warn` gets the addresses of those whose
 * readers the configuration doesn't name. A configuration
 * outside the company's folder is that of another handbook, which only has the pages it lists. Throws a FileError if a listed page isn't
 * there, since other pages may link to it.
 */
export function selectPages<T extends RenderedPath>(
  paths: readonly T[],
  { config, audience, root, configFile }: Asked,
  warn: (message: string) => void,
): T[] {
  const visible = visiblePages({ config, audience }).map(({ path }) => withSlash(path))
  const found = new Set(paths.map(({ pathname }) => withSlash(pathname)))
  const missing = visible.filter((path) => !found.has(path))
  if (missing.length > 0)
    throw new FileError(
      `"pages" in the configuration lists ${quoted(missing)}, but no file in src/pages makes it. Add it, or remove the line.`,
    )
  const isHidden = ({ pathname, route }: T) => !isOurs(route.component) && !visible.includes(withSlash(pathname))
  const isOther = dirname(configFile) !== root
  if (audience === 'staff') return paths.filter((path) => !isOther || !isHidden(path) || ownPages.has(withSlash(path.pathname)))
  const hidden = paths.filter(isHidden).map(({ pathname }) => withSlash(pathname))
  const replaced = hidden.filter((path) => ownPages.has(path))
  if (replaced.length > 0)
    throw new FileError(
      `Your page takes the place of ${quoted(replaced)}, to which the public site links, but isn't public. List it under "pages" in the configuration with "audience: 'public'".`,
    )
  const meant = new Set(config.pages.filter((page) => page.audience === 'staff').map(({ path }) => withSlash(path)))
  const unclear = hidden.filter((path) => !meant.has(path))
  if (unclear.length > 0 && !isOther)
    warn(
      `Left out of the public site: ${quoted(unclear)}. To publish an own page, list it under "pages" in the configuration with "audience: 'public'".`,
    )
  return paths.filter((path) => !isHidden(path))
}

/** Paths of the program's own routes, in this repository and in a package. */
function isOurs(component: string): boolean {
  return /(^|\/)src\/routes\//.test(component)
}

function withSlash(path: string): string {
  return /\.\w+$/.test(path) ? path : `${path.replace(/\/+$/, '')}/`
}

function quoted(paths: readonly string[]): string {
  return paths.map((path) => `"${path}"`).join(', ')
}
