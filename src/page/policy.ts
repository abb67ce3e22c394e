/**
 * The Content-Security-Policy of all pages: nothing inline but the script for the colour scheme, and nothing from elsewhere but the images
 * that texts show from there.
 */
import { createHash } from 'node:crypto'
import { themeScript } from './theme-script.ts'

/** A host takes lines of 2,000 characters at most: when more hosts are named than fit, every host with HTTPS may give images. */
const maxPolicy = { hosts: 20, letters: 1700 } as const

/** As a header. `hosts` are origins as `imageOrigin` gives them. */
export function policyOf(hosts: readonly string[]): string {
  return written([...directives(hosts), ['frame-ancestors', "'none'"]])
}

/** For `<meta http-equiv>`, where browsers take everything but `frame-ancestors`. */
export function metaPolicyOf(hosts: readonly string[]): string {
  return written(directives(hosts))
}

function directives(hosts: readonly string[]): [name: string, ...sources: string[]][] {
  const isMany = hosts.length > maxPolicy.hosts || 2 * hosts.join(' ').length > maxPolicy.letters
  const elsewhere = isMany ? ['https:'] : hosts
  return [
    ['default-src', "'none'"],
    // The search compiles its WebAssembly.
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

/** A source with a blank, ";" or "," would begin another source or directive: that is a fault of ours. */
function written(all: readonly (readonly string[])[]): string {
  for (const word of all.flat()) if (!/^[\w'./:+=-]+$/.test(word)) throw new Error(`"${word}" cannot be a part of a policy.`)
  return all.map((words) => words.join(' ')).join('; ')
}
