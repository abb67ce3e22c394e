/** Redirects as `_redirects` for hosts that support it, and as small HTML pages for all others. */
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
import { escapeXml } from './xml.ts'

/** Runs last, so that no redirect replaces a file. */
export function writeRedirects({ handbook, out }: OutputContext): void {
  const { config, redirects } = handbook
  const policy = metaPolicyOf(foreignHosts(handbook))
  for (const redirect of redirects) {
    const file = redirectFile(redirect.from, out)
    if (file && makeParentFolder(file) && !existsSync(file)) writeFileSync(file, redirectPage(redirect, config, policy))
  }
  if (redirects.length > 0) writeFileSync(join(out, '_redirects'), redirects.map((each) => `${redirectLine(each, config)}\n`).join(''))
}

/** Three words. URLs are ASCII without spaces, so nothing in them can end the line or start another word. */
export function redirectLine({ from, to }: Redirect, { base }: Pick<Config, 'base'>): string {
  return `${asciiAddress(withBase(from, base))} ${asciiAddress(withBase(to, base))} 301`
}

/** The file that serves a URL; undefined if it isn't HTML or is outside the output. */
function redirectFile(from: string, out: string): string | undefined {
  const file = resolve(out, `.${decodeURIComponent(from)}`, from.endsWith('/') ? 'index.html' : '')
  return file.startsWith(resolve(out) + sep) && /\.html?$/.test(file) ? file : undefined
}

/** Whether the folder exists or could be made; another redirect's file may have its name. */
function makeParentFolder(file: string): boolean {
  try {
    mkdirSync(dirname(file), { recursive: true })
    return true
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (code === 'ENOTDIR' || code === 'EEXIST') return false
    throw error
  }
}

/** Script keeps the query and the anchor. The meta refresh is for browsers without script only, because the two would race. */
function redirectPage({ to }: Redirect, { site, base, lang }: Config, policy: string): string {
  const address = escapeXml(asciiAddress(withBase(to, base)))
  const canonical = escapeXml(to.startsWith('/') ? absoluteUrl(to, site, base) : asciiAddress(to))
  const script = `<script src="${escapeXml(withBase('/redirect.js', base))}" data-to="${address}"></script>`
  const refresh = `<noscript><meta http-equiv="refresh" content="0;url=${address}"></noscript>`
  return `<!doctype html><html lang="${escapeXml(lang)}"><head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="${escapeXml(policy)}"><title>${escapeXml(text.moved.title)}</title>${script}${refresh}<meta name="robots" content="noindex"><link rel="canonical" href="${canonical}"></head><body><p>${escapeXml(text.moved.to)} <a href="${address}">${address}</a>.</p></body></html>\n`
}
