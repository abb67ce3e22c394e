import type { Handbook } from '../graph/handbook.ts'
import { dataPath, dataSchemaPath, hashedPaths, newsScriptPath, withBase } from '../graph/paths.ts'
import { foreignHosts } from '../graph/files/pictures.ts'
import { dataFilesOf } from './data/data-files.ts'
import type { OutputContext } from './output-context.ts'
import { framePolicy, policyOf } from '../page/policy.ts'

export function writeHeaders({ handbook, out }: OutputContext): void {
  out.put('_headers', makeHeaders(handbook))
}

/** Headers of the paths that match; `*` is anything. */
export interface HeaderRule {
  path: string
  headers: Readonly<Record<string, string>>
}

/** The first rule is for all files. Several may match a file, so no two set the same header. */
export function headerRules(handbook: Handbook): [HeaderRule, ...HeaderRule[]] {
  const { base } = handbook.config
  const ruleOf = (path: string, headers: HeaderRule['headers']): HeaderRule => ({ path: withBase(path, base), headers })
  return [
    ruleOf('/*', {
      // A browser holds a page to all policies that it gets, so the forms could not have another one.
      'Content-Security-Policy': handbook.config.forms ? framePolicy : policyOf(foreignHosts(handbook)),
      'X-Content-Type-Options': 'nosniff',
      'Referrer-Policy': 'strict-origin-when-cross-origin',
      'Permissions-Policy': 'camera=(), geolocation=(), microphone=(), payment=(), usb=()',
    }),
    ...hashedPaths.map((path) => ruleOf(`${path}*`, { 'Cache-Control': 'public, max-age=31536000, immutable' })),
    ...openPaths(handbook).map((path) => ruleOf(path, { 'Access-Control-Allow-Origin': '*' })),
    ...Object.entries(types).map(([path, type]) => ruleOf(path, { 'Content-Type': `${type}; charset=utf-8` })),
  ]
}

/** Files for pages of other sites, which their scripts may read. */
function openPaths(handbook: Handbook): string[] {
  const names = dataFilesOf(handbook)
  return [
    ...names.flatMap((name) => [dataPath(name, 1), dataPath(name, '*'), dataSchemaPath(name)]),
    ...(names.includes('changelog') ? [newsScriptPath] : []),
  ]
}

export function makeHeaders(handbook: Handbook): string {
  return headerRules(handbook)
    .map(({ path, headers }) => makeRule(path, headers))
    .join('\n')
}

/** A path with a line per header. Throws on anything that could end a line; writers' text doesn't belong here. */
export function makeRule(path: string, headers: Readonly<Record<string, string>>): string {
  if (!/^\/[\w./~*-]*$/.test(path)) throw new Error(`${JSON.stringify(path)} cannot be the path of a rule for headers.`)
  const lines = Object.entries(headers).map(([name, value]) => {
    if (!/^[A-Za-z-]+$/.test(name) || !/^[\x20-\x7e]+$/.test(value)) throw new Error(`${JSON.stringify(`${name}: ${value}`)} is no header.`)
    return `  ${name}: ${value}\n`
  })
  return `${path}\n${lines.join('')}`
}

/** Types that hosts wouldn't know by extension, or would send without a charset. */
const types: Readonly<Record<string, string>> = {
  '/*.atom': 'application/atom+xml',
  '/*.rss': 'application/rss+xml',
  '/*/feed.json': 'application/feed+json',
  '/*.md': 'text/markdown',
  '/*.txt': 'text/plain',
  '/*.ics': 'text/calendar',
}
