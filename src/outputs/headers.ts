/** `_headers`: what a static host (Netlify, Cloudflare Pages and their like) says of each file beside its content. */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Handbook } from '../graph/handbook.ts'
import { hashedPaths, withBase } from '../graph/paths.ts'
import { foreignHosts } from '../graph/files/pictures.ts'
import type { OutputContext } from './output-context.ts'
import { policyOf } from '../page/policy.ts'

export function writeHeaders({ handbook, out }: OutputContext): void {
  writeFileSync(join(out, '_headers'), headersOf(handbook))
}

/** Several rules may hold for one file, so no two of them set the same header. */
export function headersOf(handbook: Handbook): string {
  const forAll = {
    'Content-Security-Policy': policyOf(foreignHosts(handbook)),
    'X-Content-Type-Options': 'nosniff',
    'Referrer-Policy': 'strict-origin-when-cross-origin',
    'Permissions-Policy': 'camera=(), geolocation=(), microphone=(), payment=(), usb=()',
  }
  const rules = [
    ['/*', forAll] as const,
    ...hashedPaths.map((path) => [`${path}*`, { 'Cache-Control': 'public, max-age=31536000, immutable' }] as const),
    ...Object.entries(types).map(([path, type]) => [path, { 'Content-Type': `${type}; charset=utf-8` }] as const),
  ]
  return rules.map(([path, headers]) => headerRule(withBase(path, handbook.config.base), headers)).join('\n')
}

/** A path, and a line for each header. What would end a line is refused: no text of a writer belongs here. */
export function headerRule(path: string, headers: Readonly<Record<string, string>>): string {
  if (!/^\/[\w./~*-]*$/.test(path)) throw new Error(`${JSON.stringify(path)} cannot be the path of a rule for headers.`)
  const lines = Object.entries(headers).map(([name, value]) => {
    if (!/^[A-Za-z-]+$/.test(name) || !/^[\x20-\x7e]+$/.test(value)) throw new Error(`${JSON.stringify(`${name}: ${value}`)} is no header.`)
    return `  ${name}: ${value}\n`
  })
  return `${path}\n${lines.join('')}`
}

/** What hosts would not know by the ending, or would send without its character set. */
const types: Readonly<Record<string, string>> = {
  '/*.atom': 'application/atom+xml',
  '/*.rss': 'application/rss+xml',
  '/*/feed.json': 'application/feed+json',
  '/*.md': 'text/markdown',
  '/*.txt': 'text/plain',
  '/*.ics': 'text/calendar',
}
