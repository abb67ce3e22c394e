/** Redirects in two forms: `_redirects` for hosts that read it, and a small page for all others. */
import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join, resolve, sep } from 'node:path'
import { text } from '../words/text.ts'
import { absoluteUrl, withBase } from '../graph/paths.ts'
import { foreignHosts } from '../graph/files/pictures.ts'
import type { Redirect } from '../graph/links/redirect.ts'
import type { Config } from '../config.ts'
import { asciiAddress } from '../collections/fields/web-address.ts'
import type { OutputContext } from './output-context.ts'
import { metaPolicyOf } from '../page/policy.ts'
import { escapeHtml } from '../plain/escape.ts'

/** Comes after everything else that is written: no redirect takes the place of a file. */
export function writeRedirects({ handbook, out }: OutputContext): void {
  const { config, redirects } = handbook
  const policy = metaPolicyOf(foreignHosts(handbook))
  for (const redirect of redirects) {
    const file = fileOf(redirect.from, out)
    if (file && makeFolderOf(file) && !existsSync(file)) writeFileSync(file, redirectPage(redirect, config, policy))
  }
  if (redirects.length > 0) writeFileSync(join(out, '_redirects'), redirects.map((each) => `${redirectLine(each, config)}\n`).join(''))
}

/** Three words: each address is ASCII without blanks, so that nothing in it can end the line or begin another word. */
export function redirectLine({ from, to }: Redirect, { base }: Pick<Config, 'base'>): string {
  return `${asciiAddress(withBase(from, base))} ${asciiAddress(withBase(to, base))} 301`
}

/** The file that answers for an address; none for files that are no HTML, and none outside the output. */
function fileOf(from: string, out: string): string | undefined {
  const file = resolve(out, `.${decodeURIComponent(from)}`, from.endsWith('/') ? 'index.html' : '')
  return file.startsWith(resolve(out) + sep) && /\.html?$/.test(file) ? file : undefined
}

/** Whether there is room for the file: its folder may have the name of another redirect's file. */
function makeFolderOf(file: string): boolean {
  try {
    mkdirSync(dirname(file), { recursive: true })
    return true
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (code === 'ENOTDIR' || code === 'EEXIST') return false
    throw error
  }
}

/** Both would race: with script, it alone leads on, with what follows "?" and "#"; without, the browser itself. */
function redirectPage({ to }: Redirect, { site, base, lang }: Config, policy: string): string {
  const address = escapeHtml(asciiAddress(withBase(to, base)))
  const canonical = escapeHtml(to.startsWith('/') ? absoluteUrl(to, site, base) : asciiAddress(to))
  const script = `<script src="${escapeHtml(withBase('/redirect.js', base))}" data-to="${address}"></script>`
  const refresh = `<noscript><meta http-equiv="refresh" content="0;url=${address}"></noscript>`
  return `<!doctype html><html lang="${escapeHtml(lang)}"><head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="${escapeHtml(policy)}"><title>${escapeHtml(text.moved.title)}</title>${script}${refresh}<meta name="robots" content="noindex"><link rel="canonical" href="${canonical}"></head><body><p>${escapeHtml(text.moved.to)} <a href="${address}">${address}</a>.</p></body></html>\n`
}
