/** Hostile text in every field of a handbook: nothing runs, nothing loads from other hosts, and no host file changes. */
import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { BrowserContext, BrowserContextOptions, Page } from 'playwright-core'
import { afterAll, expect, test } from 'vitest'
import { buildHere } from '../support/build-here.ts'
import { filesBelow } from '../support/folders.ts'
import { imageHost, injections } from '../support/injections.ts'
import { repository } from '../support/repository.ts'
import { visitSite } from '../support/visit.ts'
import { themeScript } from '../../src/page/theme-script.ts'

const { files, config, queries, count } = injections()
let out = ''
/** In every input, or what it tries to write. */
const hostile = /evil|sandbox|Location|__ran/

// Registered first so that it runs last: the folder must outlive the server.
afterAll(() => rmSync(dirname(out), { recursive: true, force: true }))

const visit = visitSite(async () => {
  const { root, content, commit } = repository(true)
  const pages = Object.fromEntries(
    Object.entries(files).filter(([path]) => /^handbook\/(p[08]\.md|v0\.md)$|^changelog\/c0|^people/.test(path)),
  )
  const first = commit(pages, '2026-03-01')
  commit(
    { ...files, 'editions.yaml': JSON.stringify([{ name: 'one', commit: first, date: '2026-03-01', note: config.title }]) },
    '2026-04-01',
  )
  writeFileSync(join(root, 'handbook.config.ts'), `export default ${JSON.stringify({ ...config, site: 'https://handbook.example.com' })}\n`)
  out = join(root, 'site')
  const options = ['--audience', 'staff', '--lenient', '--now', '2026-11-24T12:00:00Z', '--config', join(root, 'handbook.config.ts')]
  await buildHere(out, ['--content', content, ...options])
  // Styles hold no input. Without them, nothing is hidden from focus or from loading, and a page costs a third less.
  for (const path of filesBelow(out).filter((each) => each.endsWith('.css'))) {
    expect(readFileSync(join(out, path), 'utf8')).not.toMatch(hostile)
    writeFileSync(join(out, path), '')
  }
  return out
})

test('there are at least 800 inputs', () => {
  expect(count).toBeGreaterThanOrEqual(800)
})

test('host files contain none of them', () => {
  const [, policy = ''] = /Content-Security-Policy: (.*)/.exec(readFileSync(join(out, '_headers'), 'utf8')) ?? []
  expect(policy).toBe(
    `default-src 'none'; script-src 'self' 'wasm-unsafe-eval' 'sha256-4923wFMi4VnbdZ54zUlN4sh9EvmI/NhiclSGK7f9ZFk='; style-src 'self'; img-src 'self' data: ${imageHost}; media-src 'self' ${imageHost}; font-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'`,
  )
  expect(readFileSync(join(out, '_headers'), 'utf8')).not.toMatch(hostile)
  // Former URLs may be odd, but are encoded.
  const lines = readFileSync(join(out, '_redirects'), 'utf8').trimEnd().split('\n')
  expect(lines.filter((line) => !/^\/handbook\/[\w%/\]().;'-]+ \/handbook\/v\d\/ 301$/.test(line))).toEqual(['/sound/ /handbook/p0/ 301'])
})

/** Elements that no text may add to a page. `ours` is the one inline script. */
function strangersOn(ours: string): string[] {
  const isOurs = (element: Element) => new URL(element.getAttribute('src') ?? '', location.href).origin === location.origin
  return [...document.querySelectorAll('*')].flatMap((element) => [
    ...[...element.attributes].filter(({ name }) => /^on|^style$|^srcdoc$/i.test(name)).map(({ name }) => `${element.localName} ${name}`),
    ...(/^(iframe|object|embed|base|template|math|style)$/.test(element.localName) ? [element.localName] : []),
    ...(element.localName === 'script' && !isOurs(element) && element.getAttribute('type') !== 'application/ld+json' ? ['script'] : []),
    ...(element.localName === 'script' &&
    element.getAttribute('src') === null &&
    element.getAttribute('type') !== 'application/ld+json' &&
    element.textContent !== ours
      ? ['inline script']
      : []),
    ...(element.localName === 'meta' &&
    element.getAttribute('http-equiv') !== null &&
    element.getAttribute('http-equiv') !== 'Content-Security-Policy'
      ? ['meta']
      : []),
    ...(/^\s*(javascript|vbscript|data:text)/i.test(element.getAttribute('href') ?? element.getAttribute('action') ?? '')
      ? [`${element.localName} href`]
      : []),
  ])
}

interface Tab {
  page: Page
  faults: string[]
}

/** A tab that reports what runs in it, requests to other hosts, and what it opens. The test browser reaches no other host. */
async function watch(context: BrowserContext): Promise<Tab> {
  const faults: string[] = []
  const page = await context.newPage()
  await page.addInitScript(() => {
    Object.assign(window, { __ran: (input: unknown) => console.warn(`ran ${String(input)}`) })
  })
  page.on('request', (request) => {
    const { origin } = new URL(request.url())
    if (origin === visit.origin || request.url().startsWith('data:image/')) return
    if (origin !== imageHost || !/^(image|media)$/.test(request.resourceType())) faults.push(`${request.resourceType()} ${request.url()}`)
  })
  page.on('popup', (popup) => faults.push(`popup ${popup.url()}`))
  page.on('dialog', (dialog) => {
    faults.push(`dialog ${dialog.message()}`)
    void dialog.dismiss()
  })
  page.on('console', (message) => message.type() === 'warning' && message.text().startsWith('ran ') && faults.push(message.text()))
  page.on('framenavigated', (frame) => frame === page.mainFrame() || faults.push('a frame'))
  return { page, faults }
}

/** Visits all paths in two windows at once; a tab in the background isn't drawn. */
async function lookAtAll(
  options: BrowserContextOptions,
  paths: readonly string[],
  look: (tab: Tab, path: string) => Promise<void>,
): Promise<void> {
  const left = paths.values()
  const lookOn = async () => {
    const context = await visit.browser.newContext(options)
    const tab = await watch(context)
    for (const path of left) await look(tab, path)
    await context.close()
  }
  await Promise.all([lookOn(), lookOn()])
}

const pages = () =>
  filesBelow(out)
    // A redirect page navigates at once.
    .filter((path) => path.endsWith('.html') && !readFileSync(join(out, path), 'utf8').includes('http-equiv="refresh"'))
    .map(
      (path) =>
        `/${path
          .replace(/index\.html$/, '')
          .split('/')
          .map(encodeURIComponent)
          .join('/')}`,
    )

/** The first page of each kind: pages of a kind differ in a number. */
const firstOfEachKind = (paths: readonly string[]) => [
  ...new Map(paths.toReversed().map((path) => [path.replace(/\d+/g, ''), path])).values(),
]

test.each([
  // The history of an unchanged page only repeats today's page.
  ['without the policy', { bypassCSP: true }, () => pages().filter((path) => /^(?!\/history\/)|^\/history\/handbook\/[pv]/.test(path))],
  // The policy only forbids, so what does nothing without it does nothing under it. Older versions are printed from the same trees.
  ['under the policy', { bypassCSP: false }, () => firstOfEachKind(pages().filter((path) => /^(?!\/(history|changes)\/)/.test(path)))],
])('no page runs or loads anything, %s', async (_, options, listPaths) => {
  const paths = listPaths()
  expect(paths.length).toBeGreaterThan(30)
  await lookAtAll(options, paths, async ({ page, faults }, path) => {
    await page.goto(visit.origin + path, { waitUntil: 'load' })
    const strangers = await page.evaluate(strangersOn, themeScript)
    expect({ path, strangers, faults, at: new URL(page.url()).pathname }).toEqual({ path, strangers: [], faults: [], at: path })
  })
})

test.each([
  ['without the policy', { bypassCSP: true }],
  ['under the policy', { bypassCSP: false }],
])('nothing in a URL runs, %s', async (_, options) => {
  const paths = ['/search/', '/changelog/upgrade/', '/editions/compare/', '/features/', '/handbook/v0/']
  await lookAtAll(options, paths, async ({ page, faults }, path) => {
    for (let index = 0; index < queries.length; index += 24) {
      const [first = '', ...others] = queries.slice(index, index + 24)
      await page.goto(`${visit.origin}${path}?q=${first}&from=${first}&to=${first}&on=${first}&edition=__proto__&area=${first}#${first}`)
      await page.evaluate(ask, others)
      expect({ path, strangers: await page.evaluate(strangersOn, themeScript), faults }).toEqual({ path, strangers: [], faults: [] })
    }
  })
})

/** Types each query without reloading, and waits until results are drawn. */
async function ask(texts: readonly string[]): Promise<void> {
  for (const text of texts) {
    const field = document.querySelector<HTMLInputElement>('main input[type=search]')
    if (field) {
      field.value = decodeURIComponent(text)
      field.dispatchEvent(new Event('input', { bubbles: true }))
    }
    location.hash = text
    await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))
  }
}
