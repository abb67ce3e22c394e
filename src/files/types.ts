/** Media types for serving a site. */
import { extname } from 'node:path'
import { findFileKind } from './kinds.ts'

/** Types of the site's own files. */
const siteTypes: Readonly<Record<string, string>> = {
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
export function findContentType(path: string): string {
  const type = siteTypes[extname(path).toLowerCase()] ?? findFileKind(path)?.type ?? 'application/octet-stream'
  return /^text\/|[/+](json|xml)$/.test(type) && type !== 'image/svg+xml' ? `${type}; charset=utf-8` : type
}
