/** The types under which the files of a site are served, where nothing else says so. */
import { extname } from 'node:path'
import { kindOf } from './kinds.ts'

/** What the site itself is made of. */
const own: Readonly<Record<string, string>> = {
  '.html': 'text/html',
  '.css': 'text/css',
  '.js': 'text/javascript',
  '.json': 'application/json',
  '.xml': 'application/xml',
  '.md': 'text/markdown',
  '.atom': 'application/atom+xml',
  '.rss': 'application/rss+xml',
  '.wasm': 'application/wasm',
}

/** With its character set, if it is text. */
export function typeOf(path: string): string {
  const type = own[extname(path).toLowerCase()] ?? kindOf(path)?.type ?? 'application/octet-stream'
  return /^text\/|[/+](json|xml)$/.test(type) && type !== 'image/svg+xml' ? `${type}; charset=utf-8` : type
}
