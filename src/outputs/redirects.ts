/** Redirects as `_redirects` for hosts that support it, and as small HTML pages for all others. */
import { existsSync, mkdirSync } from 'node:fs'
import { dirname, relative, resolve, sep } from 'node:path'
import { text } from '../words/text.ts'
import { absoluteUrl, withBase } from '../graph/paths.ts'
import { foreignHosts } from '../graph/files/pictures.ts'
import type { Redirect } from '../graph/links/redirect.ts'
import type { Config } from '../config.ts'
import { asciiAddress } from '../collections/fields/web-address.ts'
import type { OutputContext } from './output-context.ts'
import { element } from '../page/elements.ts'
import { metaPolicyOf } from '../page/policy.ts'
import { writeHtml } from '../page/print-html.ts'

/** Runs last, so that no redirect replaces a file. */
export function writeRedirects({ handbook, out }: OutputContext): void {
  const { config, redirects } = handbook
  const policy = metaPolicyOf(foreignHosts(handbook))
  for (const redirect of redirects) {
    const file = redirectFile(redirect.from, out.folder)
    if (file && makeParentFolder(file) && !existsSync(file)) out.putNew(relative(out.folder, file), redirectPage(redirect, config, policy))
  }
  if (redirects.length > 0) out.put('_redirects', redirects.map((each) => `${redirectLine(each, config)}\n`).join(''))
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

/** JavaScript keeps the query and the anchor. The meta refresh is for browsers without JavaScript only, because the two would race. */
function redirectPage({ to }: Redirect, { site, base, lang }: Config, policy: string): string {
  const address = asciiAddress(withBase(to, base))
  const canonical = to.startsWith('/') ? absoluteUrl(to, site, base) : address
  const head = [
    element('meta', { charSet: 'utf-8' }),
    element('meta', { httpEquiv: 'Content-Security-Policy', content: policy }),
    element('title', {}, text.moved.title),
    element('script', { src: withBase('/redirect.js', base), dataTo: address }),
    element('noscript', {}, element('meta', { httpEquiv: 'refresh', content: `0;url=${address}` })),
    element('meta', { name: 'robots', content: 'noindex' }),
    element('link', { rel: 'canonical', href: canonical }),
  ]
  const body = element('p', {}, `${text.moved.to} `, element('a', { href: address }, address), '.')
  return `<!doctype html>${writeHtml([element('html', { lang }, element('head', {}, head), element('body', {}, body))])}\n`
}
