/** A German handbook in a browser: what scripts say. */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { expect, test } from 'vitest'
import { projectRoot } from '../support/command.ts'
import { temporaryFolder } from '../support/folders.ts'
import { buildSite } from '../support/site.ts'
import { visitSite } from '../support/visit.ts'

const visit = visitSite(() => {
  const config = join(temporaryFolder(true), 'handbook.config.mjs')
  const german = pathToFileURL(`${projectRoot}src/languages/de/german.ts`)
  writeFileSync(
    config,
    `import { german } from '${german}'\nexport default { title: 'Buch', organisation: 'Acme', site: 'https://example.com', words: german }\n`,
  )
  const content = join(import.meta.dirname, '../fixtures/upgrade')
  return buildSite('--content', content, '--config', config, '--now', '2025-08-01T00:00:00Z')
})

test('the search', async () => {
  const page = await visit.show('/search/?q=webhooks')
  await page.locator('main .search-results a').first().waitFor()
  const textOf = (part: string) => expect.poll(() => page.locator(`main ${part}`).textContent())
  await textOf('.search-status').toMatch(/^\d+ Seiten gefunden\.|^1 Seite gefunden\./)
  await textOf('.search-facets').toContain('Alle Arten')
  await page.goto(`${visit.origin}/search/?q=xyzzyplugh`)
  await textOf('.search-status').toContain('Keine Ergebnisse für „xyzzyplugh“.')
})

test('the upgrade answer, with German dates', async () => {
  const page = await visit.show('/changelog/upgrade/?from=2.3&to=2.9&tier=hobby&offering=self-hosted')
  await page.waitForFunction(() => document.querySelector('[data-status]')?.textContent !== '')
  const answer = await page.locator('main').textContent()
  expect(answer).toContain('Inkompatible Änderungen')
  expect(answer).toContain('Das erledigt die Aktualisierung automatisch.')
  expect(answer).toMatch(/\(\d{1,2}\. (Januar|Februar|März|April|Mai|Juni|Juli|August) 20\d\d\)/)
})

test('the filter of the changelog', async () => {
  const page = await visit.show('/changelog/?type=security')
  await page.waitForFunction(() => / von \d+ Einträgen/.test(document.body.textContent ?? ''))
  expect(await page.locator('html').getAttribute('lang')).toBe('de')
})
