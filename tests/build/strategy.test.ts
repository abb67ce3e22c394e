/** Pages of strategies and objectives as they are built for customers. */
import { readFileSync, rmSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { contentFolder } from '../support/folders.ts'
import { buildSite } from '../support/site.ts'

const strategy = (title: string, more: string) =>
  `---\ntitle: ${title}\nscope: product\nowner: ada\napprovers: [ada]\neffective: ${title === 'Old' ? '2025' : '2026'}-01-01\n${more}\n---\n\nText.\n`
const readings = Array.from(
  { length: 60 },
  (_, index) => `{ on: 2026-0${1 + Math.floor(index / 20)}-${String(1 + (index % 20)).padStart(2, '0')}, value: ${10 + index} }`,
)
const objective = (title: string, of: string, target: number, status: string) =>
  `title: ${title}\nstrategy: ${of}\nowner: ada\nperiod: { from: 2026-01-01, to: 2026-12-31 }\nstatus: ${status}\nmeasures:\n  - { id: share, name: Share, unit: "%", direction: up, baseline: 10, target: ${target}, readings: [${readings.join(', ')}], source: Count }\n  - { id: none, name: None, unit: "", direction: hold, baseline: 1, target: 1, readings: [], source: Count }\n`
const many = Array.from({ length: 30 }, (_, index) => [`objectives/o${index}.yaml`, objective(`Objective ${index}`, 'now', 70, 'active')])

let content = ''
let site = ''
beforeAll(() => {
  content = contentFolder(
    {
      'people.yaml': '- { id: ada, name: Ada, active: true }\n',
      'strategy/old.md': strategy('Old', 'status: superseded\nchanges: []'),
      'strategy/now.md': strategy(
        'Now',
        'status: active\nsupersedes: old\npillars: [{ id: build, title: Build & run }]\nreview: { last: 2026-01-01, every: 3 months }\nchanges: [{ on: 2026-01-02, note: Share was <reached>. }]',
      ),
      'objectives/reliable.yaml': objective('Reliable', 'old', 60, 'met'),
      'objectives/reliable-2026.yaml': objective('Reliable', 'now', 75, 'active'),
      ...Object.fromEntries(many),
    },
    true,
  )
  site = buildSite('--content', content, '--now', '2026-11-24T12:00:00Z')
})
afterAll(() => {
  rmSync(dirname(content), { recursive: true, force: true })
})

const page = (path: string) => readFileSync(join(site, path, 'index.html'), 'utf8')
const count = (text: string, part: string | RegExp) => text.split(part).length - 1

test('what no longer holds says so once, and leads to what changed', () => {
  const html = page('strategy/old')
  expect(count(html, '<p class="callout-title">This strategy no longer holds.')).toBe(1)
  expect(html).toContain('href="/strategy/now/#since"')
})

test('a strategy says what changed since the one before, with the reason, and that a review is due', () => {
  const html = page('strategy/now')
  expect(html).toContain('<h2 id="since">What changed since Old')
  expect(html).toMatch(
    /Measure “Share” of “Reliable” – target: 60 % → 75 %\s*<span class="since-reason">\s*<time[^>]+>2 January 2026<\/time>\s*: Share was &lt;reached&gt;\./,
  )
  expect(count(html, /<p class="overdue">/)).toBe(1)
  expect(html).toContain('Build &amp; run')
})

test('measures are drawn without a style in the page, and said in words', () => {
  const html = page('objectives/reliable-2026')
  expect(html).not.toMatch(/ style=|<style/)
  expect(count(html, '<svg class="measure-picture"')).toBe(2)
  expect(count(html, '<polyline')).toBe(1)
  expect(html).toContain('aria-label="Share: 60 readings, the latest 69 %, 20 March 2026; baseline 10 %, target 75 %."')
  expect(html).toContain('aria-label="None: no reading yet; baseline 1, target 1."')
  expect(html).toContain('90 % of the way from baseline to target.')
  expect(count(html, '<th scope="row">')).toBe(60)
})

test('pages of many objectives with many readings stay small', () => {
  for (const path of ['strategy/now', 'objectives', 'objectives/reliable-2026']) expect(page(path).length, path).toBeLessThan(100_000)
})

test('objectives stand under their strategy', () => {
  const html = page('objectives')
  expect(html.indexOf('>Now</a></h2>')).toBeLessThan(html.indexOf('>Old</a></h2>'))
  expect(html).toContain('Share: 69 % (target 75 %)')
})
