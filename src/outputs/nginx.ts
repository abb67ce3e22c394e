/** Headers, types and redirects as directives of nginx, which reads neither `_headers` nor `_redirects`. */
import type { Handbook } from '../graph/handbook.ts'
import { withBase } from '../graph/paths.ts'
import type { Redirect } from '../graph/links/redirect.ts'
import type { Config } from '../config.ts'
import { asciiAddress } from '../collections/fields/web-address.ts'
import { type HeaderRule, headerRules } from './headers.ts'
import type { OutputContext } from './output-context.ts'

export function writeNginx({ handbook, out }: OutputContext): void {
  if (handbook.config.host === 'nginx') out.put('_nginx.conf', makeNginx(handbook))
}

/** To be included in a `server` block, one per block. */
export function makeNginx(handbook: Handbook): string {
  const { config, redirects } = handbook
  const [forAll, ...others] = headerRules(handbook)
  const common = headerLines(forAll, ' always')
  const typed = others.flatMap((rule) => (rule.headers['Content-Type'] === undefined ? [] : [rule]))
  const missing = withBase('/404.html', config.base)
  return [
    '# Written by `handbook build`: headers, media types and redirects of this site.',
    'charset utf-8;',
    `charset_types ${[...new Set([...types, ...typed.map(typeOf)])].join(' ')};`,
    `error_page 404 ${missing};`,
    '# A folder without a page.',
    `error_page 403 =404 ${missing};`,
    ...common,
    `location ~ ${quote(`^${escapePattern(withBase('/_', config.base))}(headers|redirects|nginx\\.conf)$`)} { return 404; }`,
    ...typed.map((rule) => `location ~ ${quote(patternOf(rule))} { types { } default_type ${typeOf(rule)}; }`),
    '# A location with headers of its own inherits none.',
    ...others
      .filter((rule) => !typed.includes(rule))
      .map((rule) => `location ${matchOf(rule)} { ${[...headerLines(rule, ''), ...common].join(' ')} }`),
    ...(redirects.length === 0 ? [] : redirectLines(redirects, config)),
    '',
  ].join('\n')
}

/** Types to be sent with their charset besides HTML, for which nginx does that anyway. */
const types: readonly string[] = [
  'text/css',
  'text/javascript',
  'text/xml',
  'application/javascript',
  'application/json',
  'application/xml',
]

/** A plain `return` would answer before a password is asked, and so reveal where pages of the staff site are. */
function redirectLines(redirects: readonly Redirect[], { base }: Pick<Config, 'base'>): string[] {
  const targets = new Map(redirects.map(({ from, to }) => [decodeURIComponent(asciiAddress(withBase(from, base))), targetOf(to, base)]))
  return [
    // No file can have this path.
    ...[...targets].map(
      ([from, to]) => `location = ${quote(from)} { set $handbook_to ${quote(to)}; try_files /_redirects/none @handbook_moved; }`,
    ),
    'location @handbook_moved { return 301 $handbook_to; }',
  ]
}

/** Keeps the query, unless the target has its own. */
function targetOf(to: string, base: string): string {
  const address = asciiAddress(withBase(to, base)).replaceAll('$', '%24')
  const [path = '', anchor] = address.split('#')
  return `${path}${path.includes('?') ? '' : '$is_args$args'}${anchor === undefined ? '' : `#${anchor}`}`
}

function headerLines(rule: HeaderRule | undefined, when: string): string[] {
  return Object.entries(rule?.headers ?? {}).map(([name, value]) => `add_header ${name} ${quote(value)}${when};`)
}

function typeOf({ headers }: HeaderRule): string {
  return headers['Content-Type']?.split(';')[0] ?? ''
}

/** A folder, a single file, or any other pattern. */
function matchOf(rule: HeaderRule): string {
  const before = rule.path.split('*')
  if (before.length === 1) return `= ${quote(rule.path)}`
  return before[1] === '' ? `^~ ${quote(before[0] ?? '')}` : `~ ${quote(patternOf(rule))}`
}

function patternOf({ path }: HeaderRule): string {
  return `^${path.split('*').map(escapePattern).join('.*')}$`
}

function escapePattern(text: string): string {
  return text.replace(/[.+?^${}()|[\]\\]/g, '\\$&')
}

/** Throws on what could end a line; writers' texts don't belong here. */
function quote(text: string): string {
  if (/\p{Cc}/u.test(text)) throw new Error(`${JSON.stringify(text)} cannot be in a configuration of nginx.`)
  return `"${text.replace(/["\\]/g, '\\$&')}"`
}
