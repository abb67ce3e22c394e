/** The element that shows the latest changes, on a page of another origin with a strict policy. */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { german } from '../../src/languages/de/german.ts'
import { useWords } from '../../src/languages/use-words.ts'
import { makeNewsScript } from '../../src/outputs/data/news-script.ts'
import { findViolations } from '../support/accessibility.ts'
import { contentFolder, temporaryFolder } from '../support/folders.ts'
import { buildSite, type Site, serve } from '../support/site.ts'
import { visitSite } from '../support/visit.ts'
import { handbookOf } from '../unit/handbooks.ts'

const change = (title: string, values: string) =>
  `---\ntitle: ${title}\ndescription: It is better.\ntype: added\nfeatures: [search]\nstatus: published\nauthors: [ana]\nreviews: [{ by: bo, on: 2026-01-01, verdict: approve }]\n${values}\n---\n`
const release = (date: string) => `---\ndate: ${date}\nstatus: released\noffering: own\n---\n\nUpdate your clients.\n`

const files = {
  'people.yaml': '- { id: ana, name: Ana, active: true }\n- { id: bo, name: Bo, active: true }\n',
  'areas.yaml': '- { id: edge, title: Edge, owner: ana }\n',
  'offerings.yaml':
    '- { id: hosted, title: Hosted, delivery: continuous }\n- { id: own, title: Own, delivery: versioned }\n- { id: lab, title: Lab, delivery: continuous }\n',
  'tiers.yaml': `- { id: free, names: [{ from: 2024-01-01, label: Free }], rank: 1, offerings: [hosted], introduced: 2024-01-01 }
- { id: team, names: [{ from: 2024-01-01, label: Team }], rank: 2, offerings: [hosted, own], introduced: 2024-01-01 }
`,
  'features/search.yaml': `title: Search
summary: Find things.
area: edge
lifecycle: [{ stage: ga, since: 2025-01-01 }]
availability: [{ tier: team, offering: own, since: 2025-01-01 }, { tier: team, offering: hosted, since: 2025-01-01 }]
`,
  'releases/2.9.md': release('2026-01-20'),
  'releases/2.9.1.md': release('2026-03-20'),
  'releases/2.10.md': release('2026-02-20'),
  'releases/2.11.md': release('2026-04-20'),
  'releases/3.0.md': release('2026-04-01'),
  'releases/3.0.1.md': release('2026-04-21'),
  'changelog/a.md': change('Nine', "date: 2026-01-10\nrelease: '2.9'"),
  'changelog/b.md': change(
    'Ten',
    "date: 2026-02-10\nrelease: '2.10'\nbreaking: { kind: api, impact: Clients, action: Update., automated: false }",
  ),
  'changelog/c.md': change('Patch', "date: 2026-03-10\nrelease: '2.11'\nbackports: ['2.9.1']"),
  'changelog/d.md': change('"Eleven <b>"', "date: 2026-04-10\nrelease: '2.11'\nbackports: ['3.0.1']"),
  'changelog/e.md': change('For all', "date: 2026-04-11\nrelease: '2.11'").replace('[search]', '[]').replace('added', 'changed'),
  'changelog/f.md': change('Gone', 'date: 2026-04-12').replace('published', 'withdrawn'),
}

const visit = visitSite(() => buildSite('--content', contentFolder(files, true), '--now', '2026-06-01T00:00:00Z'))
let product: Site

beforeAll(async () => {
  const folder = temporaryFolder(true)
  const script = `<script type="module" src="${visit.origin}/whats-new.js"></script>`
  const page = (style: string) =>
    `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Product</title><link rel="stylesheet" href="/${style}.css">${script}</head><body><main><h1>Product</h1><handbook-news></handbook-news></main></body></html>`
  writeFileSync(
    join(folder, '_headers'),
    `/*\n  Content-Security-Policy: default-src 'none'; script-src ${visit.origin}; connect-src ${visit.origin}; style-src 'self'\n`,
  )
  writeFileSync(join(folder, 'light.css'), 'body { background: #fff; color: #222 }')
  writeFileSync(join(folder, 'dark.css'), 'html { color-scheme: dark } body { background: #111; color: #eee }')
  for (const style of ['light', 'dark']) writeFileSync(join(folder, `${style}.html`), page(style))
  product = await serve(folder)
})
afterAll(() => product.close())

/** Opens a page of the product; `before` prepares it. */
async function openProduct(style = 'light', before?: (page: Page) => Promise<void>): Promise<Page> {
  const page = await visit.newPage()
  await before?.(page)
  await page.goto(`${product.origin}/${style}.html`)
  await page.locator('handbook-news section').waitFor()
  return page
}

/** Waits until the element shows what the attributes ask for. */
async function titlesFor(page: Page, attributes: Readonly<Record<string, string>>): Promise<string[]> {
  return page.evaluate(async (wanted) => {
    const old = document.querySelector('handbook-news')
    const element = document.createElement('handbook-news')
    for (const [name, value] of Object.entries(wanted)) element.setAttribute(name, value)
    const isShown = () => element.shadowRoot?.querySelector('section')
    old?.replaceWith(element)
    while (!isShown()) await new Promise(requestAnimationFrame)
    return Array.from(element.shadowRoot?.querySelectorAll('li a') ?? [], (link) => link.textContent ?? '')
  }, attributes)
}

test('the latest changes of a plan and a version, newest first', async () => {
  const page = await openProduct()
  const cases: [Record<string, string>, string[]][] = [
    [{}, ['For all', 'Eleven <b>', 'Patch', 'Ten', 'Nine']],
    [{ count: '2' }, ['For all', 'Eleven <b>']],
    [{ count: 'many' }, ['For all', 'Eleven <b>', 'Patch', 'Ten', 'Nine']],
    [{ plan: 'free' }, ['For all']],
    [{ plan: 'team', version: '2.10' }, ['Ten', 'Nine']],
    [{ plan: 'team', version: 'v2.9.3' }, ['Patch', 'Nine']],
    [{ version: '2.9.0' }, ['Nine']],
    [{ version: '2.11.0-rc.1' }, ['Ten', 'Nine']],
    [{ version: '3.0', plan: 'team' }, ['For all', 'Patch', 'Ten', 'Nine']],
    [{ version: '3.0.1', count: '2' }, ['For all', 'Eleven <b>']],
    [{ version: '1.0' }, []],
    [{ offering: 'hosted', plan: 'team' }, ['For all', 'Eleven <b>', 'Patch', 'Ten', 'Nine']],
    // An offering without plans.
    [{ offering: 'lab' }, ['For all']],
    [{ offering: 'lab', plan: 'free' }, ['For all']],
    [{ offering: 'own', plan: 'free' }, []],
  ]
  for (const [attributes, titles] of cases) expect([attributes, await titlesFor(page, attributes)]).toEqual([attributes, titles])
  expect(await page.locator('handbook-news section').textContent()).toContain('No changes yet.')
  expect(visit.faults).toEqual([])
})

test('an attribute that changes is followed, and one that is unknown is told to developers', async () => {
  const page = await openProduct()
  const warnings: string[] = []
  page.on('console', (message) => message.type() === 'warning' && warnings.push(message.text()))
  await page.evaluate(() => document.querySelector('handbook-news')?.setAttribute('version', '2.9'))
  await page.waitForFunction(() => document.querySelector('handbook-news')?.shadowRoot?.querySelectorAll('li').length === 1)
  expect(await titlesFor(page, { plan: 'teem' })).toEqual([])
  expect(warnings).toEqual(['<handbook-news>: There is no plan "teem". Use one of: free, team.'])
})

test('it stores nothing, asks only the handbook, and its links lead there', async () => {
  const asked: string[] = []
  const page = await openProduct('light', async (fresh) => {
    fresh.on('request', (request) => asked.push(request.url()))
  })
  expect(asked.filter((url) => !url.startsWith(product.origin))).toEqual([`${visit.origin}/whats-new.js`, `${visit.origin}/changelog.json`])
  expect(await page.context().cookies()).toEqual([])
  expect(await page.evaluate(() => localStorage.length + sessionStorage.length)).toBe(0)
  const links = await page.locator('handbook-news a').evaluateAll((all) => all.map((link) => link.getAttribute('href') ?? ''))
  expect(links).toHaveLength(6)
  for (const link of links) expect(link).toMatch(/^https:\/\/[^/]+\/.*changelog\//)
  expect(await page.locator('handbook-news li').nth(3).textContent()).toMatch(/^Ten.*2026 Breaking Added.*It is better\.$/)
})

test.each(['light', 'dark'])('it is readable and works by keyboard on a %s page', async (style) => {
  const page = await openProduct(style)
  expect(await findViolations(page, { part: 'main', isStrict: true })).toEqual([])
  await page.keyboard.press('Tab')
  const focused = page.locator('handbook-news a').first()
  expect(await focused.evaluate((link) => link.matches(':focus-visible') && getComputedStyle(link).outlineStyle)).toBe('solid')
  expect(await page.evaluate(() => document.getAnimations().length)).toBe(0)
})

test('if the changes cannot be loaded, it says so in one line, and tries again next time', async () => {
  const page = await visit.newPage()
  const errors: string[] = []
  page.on('pageerror', (error) => errors.push(error.message))
  await page.route('**/changelog.json', (route) => route.fulfill({ status: 500 }), { times: 1 })
  await page.goto(`${product.origin}/light.html`)
  const message = page.locator('handbook-news [role="status"]')
  await message.waitFor()
  expect(await message.textContent()).toBe('The latest changes can’t be shown right now.')
  expect(errors).toEqual([])
  expect(await titlesFor(page, { count: '1' })).toEqual(['For all'])
})

test('a long changelog is followed to its next part', async () => {
  const page = await visit.newPage()
  const headers = { 'access-control-allow-origin': '*' }
  await page.route('**/changelog.json', async (route) => {
    const file = await (await route.fetch()).json()
    await page.route('**/changelog-2.json', (second) => second.fulfill({ json: file, headers }))
    await route.fulfill({ json: { ...file, entries: file.entries.slice(0, 2), next: `${visit.origin}/changelog-2.json` }, headers })
  })
  await page.goto(`${product.origin}/light.html`)
  await page.locator('handbook-news section').waitFor()
  expect(await page.locator('handbook-news li').count()).toBe(5)
})

test('it speaks German, and Arabic runs from right to left', async () => {
  const { config } = handbookOf({}).handbook
  useWords([german])
  const scripts = {
    de: await makeNewsScript({ config: { ...config, lang: 'de' } }),
    ar: await makeNewsScript({ config: { ...config, lang: 'ar' } }),
  }
  useWords()
  const show = (body: string) =>
    openProduct('light', async (page) => {
      await page.route('**/whats-new.js', (route) =>
        route.fulfill({ body, contentType: 'text/javascript', headers: { 'access-control-allow-origin': '*' } }),
      )
    })
  const de = await show(scripts.de)
  expect(await de.locator('handbook-news h2').textContent()).toBe('Was ist neu?')
  expect(await de.locator('handbook-news time').first().textContent()).toBe('11.04.2026')
  const ar = await show(scripts.ar)
  expect(await ar.locator('handbook-news section').evaluate((section) => getComputedStyle(section).direction)).toBe('rtl')
})
