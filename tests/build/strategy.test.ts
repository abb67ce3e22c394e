/** Pages of strategies and objectives built for customers. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, expect, test } from 'vitest'
import { companySite } from '../support/company.ts'

let site = ''
beforeAll(async () => {
  site = await companySite('public')
})

const page = (path: string) => readFileSync(join(site, path, 'index.html'), 'utf8')
const count = (text: string, part: string | RegExp) => text.split(part).length - 1

test('an outdated strategy says so once, and links to its changes', () => {
  const html = page('strategy/old')
  expect(count(html, '<p class="callout-title">This strategy is no longer current.')).toBe(1)
  expect(html).toContain('href="/strategy/now/#since"')
})

test('a strategy lists changes since the previous one, with reasons, and that a review is due', () => {
  const html = page('strategy/now')
  expect(html).toContain('<h2 id="since">What changed since Old')
  expect(html).toMatch(
    /Measure “Share” of “Reliable” – target: 60% → 75%\s*<span class="since-reason">\(<time[^>]+>2 January 2026<\/time>: Share was &lt;reached>\.\)/,
  )
  expect(count(html, /<p class="overdue">/)).toBe(1)
  expect(html).toContain('Build &amp; run')
})

test('measures are drawn without inline styles, and described in words', () => {
  const html = page('objectives/reliable-2026')
  expect(html).not.toMatch(/ style=|<style/)
  // A measure without readings has nothing to draw.
  expect(count(html, '<svg class="measure-picture"')).toBe(1)
  expect(count(html, '<polyline')).toBe(1)
  expect(html).toContain('aria-label="Share: 60 readings, the latest 69%, 20 March 2026; baseline 10%, target 75%."')
  expect(html).toContain('90% of the way from baseline to target.')
  expect(count(html, '<th scope="row">')).toBe(60)
})

test('pages of many objectives with many readings stay small', () => {
  for (const path of ['strategy/now', 'objectives', 'objectives/reliable-2026']) expect(page(path).length, path).toBeLessThan(100_000)
})

test('objectives are listed under their strategy', () => {
  const html = page('objectives')
  expect(html.indexOf('>Now</a></h2>')).toBeLessThan(html.indexOf('>Old</a></h2>'))
  expect(html).toContain('Share: 69% (target 75%)')
})
