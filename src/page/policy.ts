/**
 * The Content-Security-Policy of all pages: no inline code except the colour scheme script, and nothing external except images that texts
 * show.
 */
import { createHash } from 'node:crypto'
import { themeScript } from './theme-script.ts'

/** Some hosts limit header lines to 2,000 characters. If the image hosts don't fit, allow images from every HTTPS host. */
const maxPolicy = { hosts: 20, letters: 1700 } as const

/** As a header. `hosts` are origins as returned by `imageOrigin`. */
export function policyOf(hosts: readonly string[]): string {
  return written([...directives(hosts), ['frame-ancestors', "'none'"]])
}

/** As a header of a site with a page that has a policy of its own: it leaves all else to each page's `<meta http-equiv>`. */
export const framePolicy = written([['frame-ancestors', "'none'"]])

/** For `<meta http-equiv>`, where browsers ignore `frame-ancestors`. */
export function metaPolicyOf(hosts: readonly string[]): string {
  return written(directives(hosts))
}

function directives(hosts: readonly string[]): [name: string, ...sources: string[]][] {
  const isMany = hosts.length > maxPolicy.hosts || 2 * hosts.join(' ').length > maxPolicy.letters
  const elsewhere = isMany ? ['https:'] : hosts
  return [
    ['default-src', "'none'"],
    // Search compiles its WebAssembly.
    ['script-src', "'self'", "'wasm-unsafe-eval'", digestSource(themeScript)],
    ['style-src', "'self'"],
    ['img-src', "'self'", 'data:', ...elsewhere],
    ['media-src', "'self'", ...elsewhere],
    ['font-src', "'self'"],
    ['connect-src', "'self'"],
    ['form-action', "'self'"],
    ['base-uri', "'none'"],
  ]
}

/** Allows an inline script with exactly this text. */
function digestSource(script: string): string {
  return `'sha256-${createHash('sha256').update(script).digest('base64')}'`
}

/** A source with a space, ";" or "," would start another source or directive; that would be a bug. */
function written(all: readonly (readonly string[])[]): string {
  for (const word of all.flat()) if (!/^[\w'./:+=-]+$/.test(word)) throw new Error(`"${word}" cannot be a part of a policy.`)
  return all.map((words) => words.join(' ')).join('; ')
}
