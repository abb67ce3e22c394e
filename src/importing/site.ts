/** A site of another program, as its source reads it: pages and files, before they have their place here. */
import type { Draft } from './draft.ts'
import type { Head, ReadHead } from './head.ts'
import type { Note } from './plan.ts'

export interface SitePage {
  /** Path of the given file. */
  from: string
  /** Wanted path below the collection's folder. */
  path: string
  head: Head
  /** Line of each key of the front matter. */
  lines: ReadHead['lines']
  body: Draft
  /** Its address on the old site, `/docs/start/`, if that is known. */
  address?: string | undefined
}

export interface SiteFile {
  /** Path of the given file. */
  from: string
  /** Wanted path below the collection's folder. */
  path: string
  /** Its address on the old site. */
  address?: string | undefined
  /** Whether it's in a folder for the whole site; those that no page uses are only counted. */
  isShared?: boolean
}

export interface Site {
  pages: SitePage[]
  files: SiteFile[]
  notes: Note[]
  /** Address of the old site, without a slash at its end. */
  origin?: string | undefined
  /** Returns the given file that an address of another kind means: `@site/static/a.png`. */
  resolve?: ((url: string, page: SitePage) => string | undefined) | undefined
}

/** Whether an address begins with a scheme or a host. */
export function isForeign(url: string): boolean {
  return /^[a-z][a-z0-9+.-]*:|^\/\//i.test(url)
}

/** The canonical form of an old address. */
export function oldAddress(path: string): string {
  const plain = path.replace(/\/index\.html?$/i, '/').replace(/\.html?$/i, '')
  return `${plain.replace(/\/*$/, '')}/`.replace(/\/{2,}/g, '/')
}
