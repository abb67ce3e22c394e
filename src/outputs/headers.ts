/** `_headers`: what a static host (Netlify, Cloudflare Pages and their like) says of each file beside its content. */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Handbook } from '../model/handbook.ts'
import { hashedPaths, withBase } from '../model/paths.ts'
import { foreignHosts } from '../model/pictures.ts'
import type { OutputContext } from './outputs.ts'

/** A host takes lines of 2,000 characters at most: beyond so many hosts of images the policy names none of them. */
const mostHosts = 20

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
    rule('/*', forAll),
    ...hashedPaths.map((path) => rule(`${path}*`, { 'Cache-Control': 'public, max-age=31536000, immutable' })),
    ...Object.entries(types).map(([path, type]) => rule(path, { 'Content-Type': `${type}; charset=utf-8` })),
  ]
  return rules.map(({ path, lines }) => `${withBase(path, handbook.config.base)}\n${lines}`).join('\n')
}

function rule(path: string, headers: Readonly<Record<string, string>>): { path: string; lines: string } {
  const lines = Object.entries(headers).map(([name, value]) => `  ${name}: ${value}\n`)
  return { path, lines: lines.join('') }
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

/** Nothing inline and nothing from elsewhere but the images that texts show from there; the search compiles its WebAssembly. */
export function policyOf(hosts: readonly string[]): string {
  const elsewhere = hosts.length > mostHosts ? ['https:'] : hosts
  const directives: Readonly<Record<string, readonly string[]>> = {
    'default-src': ["'none'"],
    'script-src': ["'self'", "'wasm-unsafe-eval'"],
    'style-src': ["'self'"],
    'img-src': ["'self'", 'data:', ...elsewhere],
    'media-src': ["'self'", ...elsewhere],
    'connect-src': ["'self'"],
    'form-action': ["'self'"],
    'base-uri': ["'none'"],
    'frame-ancestors': ["'none'"],
  }
  return Object.entries(directives)
    .map(([name, sources]) => [name, ...sources].join(' '))
    .join('; ')
}
