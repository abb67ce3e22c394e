/** Redirects in two forms: `_redirects` for hosts that read it, and a small page for all others. */
import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join, resolve, sep } from 'node:path'
import { text } from '../interface/text.ts'
import { absoluteUrl, withBase } from '../model/paths.ts'
import type { OutputContext } from './outputs.ts'

export function writeRedirects({ handbook, out }: OutputContext): void {
  const { config, redirects } = handbook
  for (const { from, to } of redirects) {
    const file = fileOf(from, out)
    if (!file || existsSync(file)) continue
    mkdirSync(dirname(file), { recursive: true })
    writeFileSync(
      file,
      redirectPage(withBase(to, config.base), to.startsWith('/') ? absoluteUrl(to, config.site, config.base) : to, config.lang),
    )
  }
  const lines = redirects.map(({ from, to }) => `${withBase(from, config.base)} ${withBase(to, config.base)} 301`)
  if (lines.length > 0) writeFileSync(join(out, '_redirects'), `${lines.join('\n')}\n`)
}

/** The file that answers for an address; none for files that are no HTML, and none outside the output. */
function fileOf(from: string, out: string): string | undefined {
  const file = resolve(out, `.${from}`, from.endsWith('/') ? 'index.html' : '')
  return file.startsWith(resolve(out) + sep) && /\.html?$/.test(file) ? file : undefined
}

function redirectPage(href: string, canonical: string, lang: string): string {
  const address = escapeAttribute(href)
  return `<!doctype html><html lang="${escapeAttribute(lang)}"><head><meta charset="utf-8"><title>${escapeAttribute(text.moved.title)}</title><meta http-equiv="refresh" content="0;url=${address}"><meta name="robots" content="noindex"><link rel="canonical" href="${escapeAttribute(canonical)}"></head><body><p>${escapeAttribute(text.moved.to)} <a href="${address}">${address}</a>.</p></body></html>\n`
}

function escapeAttribute(value: string): string {
  return value.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}
