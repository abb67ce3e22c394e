/** Media types for serving a site. */
import { extname } from 'node:path'
import { kindOf } from './kinds.ts'

/** Types of the site's own files. */
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

/** Returns the media type, with its character set for text. */
export function typeOf(path: string): string {
  const type = own[extname(path).toLowerCase()] ?? kindOf(path)?.type ?? 'application/octet-stream'
  return /^text\/|[/+](json|xml)$/.test(type) && type !== 'image/svg+xml' ? `${type}; charset=utf-8` : type
}
