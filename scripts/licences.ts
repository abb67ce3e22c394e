/** Production packages, and whether their licences are allowed. */
import { readFileSync } from 'node:fs'

export interface LockedPackage {
  name: string
  version: string
  /** SPDX expression. */
  license?: string
  integrity?: string
  /** Folder below the project. */
  path: string
  /** Whether it's installed on some systems only, or may be a development dependency. */
  isOptional: boolean
}

interface LockEntry {
  name?: string
  version?: string
  license?: string
  integrity?: string
  dev?: boolean
  optional?: boolean
  devOptional?: boolean
}

/** Returns the packages of a lockfile that aren't for development only, sorted by name and version. */
export function readProductionPackages(lockfile: string): LockedPackage[] {
  const { packages } = JSON.parse(readFileSync(lockfile, 'utf8')) as { packages: Record<string, LockEntry> }
  return Object.entries(packages)
    .filter(([path, { dev }]) => path !== '' && !dev)
    .map(([path, { name, version = '', license, integrity, optional, devOptional }]) => ({
      name: name ?? path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length),
      version,
      path,
      isOptional: Boolean(optional || devOptional),
      ...(license !== undefined && { license }),
      ...(integrity !== undefined && { integrity }),
    }))
    .sort((a, b) => compare(a.name, b.name) || compare(a.version, b.version) || compare(a.path, b.path))
}

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)

/** Licences that require no more than a notice. */
const permissive = new Set([
  '0BSD',
  'Apache-2.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'BlueOak-1.0.0',
  'CC0-1.0',
  'ISC',
  'MIT',
  'MIT-0',
  'Python-2.0',
  'Unlicense',
  'Zlib',
])

/** Licences with further terms, for named packages only, and why each is acceptable. */
export const exceptions: readonly { license: string; packages: RegExp; reason: string }[] = [
  {
    license: 'EPL-2.0',
    packages: /^elkjs$/,
    reason: 'It lays out diagrams, is used unchanged and stays a package of its own; the licence asks for its source on changes only.',
  },
  {
    license: 'MPL-2.0',
    packages: /^lightningcss(-|$)/,
    reason: 'It shrinks stylesheets during a build, is used unchanged, and the licence covers its own files only.',
  },
  {
    license: 'OFL-1.1',
    packages: /^@fontsource-variable\//,
    reason: 'A font of the site, used unchanged; its files name author and licence, and it may be published with a site.',
  },
  {
    license: 'LGPL-3.0-or-later',
    packages: /^@img\/sharp-(libvips-|wasm32$|win32-)/,
    reason: 'libvips reads and writes images. It is a shared library, used unchanged, and can be replaced by another build of it.',
  },
]

/** Returns what's wrong with a package's licence; undefined if nothing is. */
export function findLicenceFault({ name, version, license }: LockedPackage): string | undefined {
  if (!license) return `${name} ${version} names no licence.`
  const isFine = (id: string) => permissive.has(id) || exceptions.some((each) => each.license === id && each.packages.test(name))
  return isAllowed(license, isFine)
    ? undefined
    : `${name} ${version} has the licence "${license}", which isn't allowed. Replace the package, or add an exception with a reason to scripts/licences.ts.`
}

/** Evaluates an SPDX expression with AND, OR and parentheses. */
export function isAllowed(expression: string, isFine: (id: string) => boolean): boolean {
  const tokens = expression.match(/\(|\)|[^\s()]+/g) ?? []
  let at = 0
  const term = (): boolean => {
    const token = tokens[at++] ?? ''
    if (token !== '(') return isFine(token)
    const inside = alternatives()
    at++
    return inside
  }
  const sum = (): boolean => {
    let all = term()
    for (; tokens[at] === 'AND'; ) {
      at++
      all = term() && all
    }
    return all
  }
  const alternatives = (): boolean => {
    let any = sum()
    for (; tokens[at] === 'OR'; ) {
      at++
      any = sum() || any
    }
    return any
  }
  const answer = alternatives()
  // Leftover tokens, such as an unknown operator, mean that it wasn't understood.
  return answer && at === tokens.length
}
