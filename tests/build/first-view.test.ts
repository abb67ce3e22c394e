/** What a reader loads for the first page: requests and bytes of every kind of page. */
import { createHash } from 'node:crypto'
import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { pagesOfEachKind, staffPages } from '../browser/kinds.ts'
import { readFirstView } from '../support/first-view.ts'
import { buildSite } from '../support/site.ts'

const kB = 1024
/** Bytes with Brotli. */
const budgets = { requests: 4, bytes: 25 * kB, script: 5 * kB, textStyle: 7 * kB }
/** These pages are mostly script. */
const scriptBudgets: Readonly<Record<string, number>> = { '/search/': 10 * kB, '/changelog/upgrade/': 10 * kB }
/** Pages with more than a text on them. */
const notTexts =
  /^\/(changelog\/(upgrade\/.*)?|features\/|releases\/|roadmap\/(by-objective\/)?|backlog\/.*|ranking\/.*|(editions\/\w+\/)?changes\/.*|history\/.*|editions\/compare\/)?$/

const publishedPages = [
  '/editions/compare/',
  '/editions/direction/',
  '/editions/direction/handbook/editing/writing-a-page/',
  '/editions/direction/changelog/',
  '/editions/direction/changelog/2026/06/helm-chart-moves-to-emqx/',
  '/editions/direction/roadmap/',
  '/editions/direction/changes/',
  '/editions/direction/changes/handbook/editing/problems/',
  '/changes/',
  '/changes/today/',
  '/history/handbook/planning/triage/',
]

describe.each([
  ['the public', [], [...pagesOfEachKind, ...publishedPages]],
  ['staff', ['--audience', 'staff'], [...pagesOfEachKind, ...staffPages, ...publishedPages]],
] as const)('a site for %s', (_, options, pages) => {
  let site = ''
  beforeAll(async () => {
    site = await buildSite(...options)
  })

  test.each([...new Set<string>(pages)])('the first view of %s is within budget', (path) => {
    const { files, bytes, script, style } = readFirstView(site, path.endsWith('/') ? `${path}index.html` : path)
    expect(files.length, files.join('\n')).toBeLessThanOrEqual(budgets.requests)
    expect(bytes).toBeLessThanOrEqual(budgets.bytes)
    expect(script).toBeLessThanOrEqual(scriptBudgets[path] ?? budgets.script)
    if (!notTexts.test(path)) expect(style).toBeLessThanOrEqual(budgets.textStyle)
  })

  test('every page loads one sheet and one script', () => {
    const pages = globSync('**/*.html', { cwd: site })
      .map((page) => ({ page, html: readFileSync(join(site, page), 'utf8') }))
      .filter(({ html }) => !html.includes('/redirect.js'))
    const others = pages.flatMap(({ page, html }) => {
      const [sheets, scripts] = [/<link rel="stylesheet"/g, /<script[^>]* src=/g].map((element) => html.match(element)?.length)
      return sheets === 1 && scripts === 1 ? [] : [page]
    })
    expect(pages.length).toBeGreaterThan(500)
    expect(others).toEqual([])
  })

  test('the head of a page has no text, which a browser would show above the page', () => {
    const headText = (html: string) =>
      html
        .slice(0, html.indexOf('<body'))
        .replace(/<(title|style|script|noscript)\b[\s\S]*?<\/\1>/g, '')
        .replace(/<[^>]*>/g, '')
        .trim()
    const pages = globSync('**/*.html', { cwd: site }).map((page) => ({ page, text: headText(readFileSync(join(site, page), 'utf8')) }))
    expect(pages.filter(({ text }) => text !== '')).toEqual([])
  })

  test('the policy allows the one inline script, on pages and for hosts', () => {
    const html = readFileSync(join(site, 'index.html'), 'utf8')
    const inline = [...html.matchAll(/<script>([\s\S]*?)<\/script>/g)].map(([, script = '']) => script)
    expect(inline.length).toBe(1)
    const allowed = `'sha256-${createHash('sha256').update(inline.join()).digest('base64')}'`
    expect(/http-equiv="Content-Security-Policy" content="([^"]+)"/.exec(html)?.[1]).toContain(
      `script-src 'self' 'wasm-unsafe-eval' ${allowed};`,
    )
    expect(readFileSync(join(site, '_headers'), 'utf8')).toContain(allowed)
  })
})
