/** The upgrade answer in a browser: same as in the unit test, by URL and by form, without requests to other hosts. */
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { beforeAll, expect, test } from 'vitest'
import { findViolations } from '../support/accessibility.ts'
import { buildSite } from '../support/site.ts'
import { visitSite } from '../support/visit.ts'

const visit = visitSite(() => buildSite('--content', join(import.meta.dirname, '../fixtures/upgrade'), '--now', '2025-08-01T00:00:00Z'))
let page: Page
const faults: string[] = []

beforeAll(async () => {
  page = await (await visit.browser.newContext({ viewport: { width: 390, height: 844 } })).newPage()
  page.on('console', (message) => message.type() === 'error' && faults.push(message.text()))
  page.on('pageerror', (error) => faults.push(error.message))
})

async function ask(query: string): Promise<void> {
  await page.goto(`${visit.origin}/changelog/upgrade/?${query}`)
  await page.waitForFunction(() => document.querySelector('[data-status]')?.textContent !== '')
}

/** Titles and versions below each heading. */
const told = () =>
  page.evaluate(() =>
    Object.fromEntries(
      [...document.querySelectorAll('.upgrade-section')].map((section) => [
        section.querySelector('h3')?.textContent,
        [...section.querySelectorAll(':scope > :is(ul, ol) > li')].map((item) => item.textContent?.replace(/\s+/g, ' ').trim()),
      ]),
    ),
  )

const both = {
  'What to do': ['Add the secret to each receiver. Webhooks are signed 2.6'],
  'Breaking changes': [
    'Webhooks are signed 2.6Receivers that check nothing go on as before; others refuse.',
    'The cache moves by itself 2.7The first start takes longer. The upgrade does this automatically.',
  ],
  'Removed and deprecated': ['The old API will go 2.7Removed in 2.10. Use instead: The new API.'],
  'Security fixes': ['Tokens no longer reach the log 2.9CVE-2025-0001 · high severity'],
  Fixed: ['Start without a crash 2.3.1'],
  'Stops on the way': ['2.3', '2.5', '2.9'],
}

test('the URL gives the answer for Hobby on Self-hosted', async () => {
  await ask('from=2.3&to=2.9&tier=hobby&offering=self-hosted')
  expect(await told()).toEqual({
    ...both,
    Changed: ['Metrics are back 2.9Removed in between, now back.with 1 related changeMetrics leave Hobby', 'Backups come to Hobby 2.8'],
    'Changes to your plan': ['Backups is now part of Hobby.'],
    Added: ['Came with 2.9 2.9'],
    'Added and removed again': ['Chat with your team', 'Chat sends once', 'Chat is gone'],
    'In other plans': ['Pro: 2 more changes'],
  })
})

test('the form gives the answer for another plan, and the URL follows', async () => {
  await page.getByLabel('Plan').selectOption('team')
  await page.waitForFunction(() => document.querySelector('.upgrade-elsewhere')?.textContent?.includes('Hobby'))
  expect(new URL(page.url()).search).toBe('?from=2.3&to=2.9&offering=self-hosted&tier=team')
  expect(await told()).toMatchObject({
    ...both,
    Added: ['Came with 2.9 2.9', 'Read an audit log 2.4with 1 related changeAudit log keeps its order'],
    'In other plans': ['Hobby: 2 more changes'],
  })
  expect(await page.locator('.upgrade-summary').textContent()).toContain('on Self-hosted with Team, now Pro: ')
  await page.goBack()
  await page.waitForFunction(() => document.querySelector('.upgrade-elsewhere')?.textContent?.includes('Pro'))
  expect(await page.getByLabel('Plan').inputValue()).toBe('hobby')
})

test.each(['hobby', 'team'])('on Cloud, dates replace versions (%s)', async (tier) => {
  await ask(`from=2.3&to=2.9&tier=${tier}&offering=cloud`)
  const answer = await told()
  expect(answer['Stops on the way']).toBeUndefined()
  expect(answer['What to do']).toEqual(['Add the secret to each receiver. Webhooks are signed 25 April 2025'])
  expect(answer['Added']).toContain('See the status of Cloud 1 May 2025')
})

test.each(['from=9.9&to=abc', 'from=2.9&to=2.3', 'tier=gold', 'tier=legacy&offering=cloud', 'offering=moon', 'from=%3Cscript%3E'])(
  'the query ?%s gets an answer with a note',
  async (query) => {
    await ask(query)
    expect(await page.locator('.upgrade-note').count()).toBeGreaterThan(0)
    expect(await page.locator('.upgrade-section').count()).toBeGreaterThan(0)
    expect(await findViolations(page)).toEqual([])
  },
)

test('for an ended plan, the first action is to choose another one, with a comparison', async () => {
  await ask('from=2.3&to=2.9&tier=legacy&offering=self-hosted')
  const first = page.locator('.upgrade-checklist > li').first()
  expect(await first.locator('label').textContent()).toBe(' Your plan, Legacy, ended on 1 June 2025. Choose Hobby or Pro.')
  await first.getByRole('link', { name: 'Pro' }).click()
  await page.waitForFunction(() => document.querySelector('.upgrade-summary')?.textContent?.includes('Team, now Pro'))
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390)
})

test('the checklist works and can be copied by keyboard', async () => {
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
  await ask('from=2.3&to=2.9')
  await page.locator('.upgrade-checklist input').focus()
  await page.keyboard.press('Space')
  await page.keyboard.press('Tab')
  await page.keyboard.press('Tab')
  await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  await page.waitForFunction(() => document.querySelector('.upgrade-copy [role="status"]')?.textContent !== '')
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(
    `- [x] Add the secret to each receiver. ([Webhooks are signed](${visit.origin}/changelog/webhooks-signed/))\n`,
  )
})

test('without script the answers to the latest release are shown', async () => {
  const plain = await (await visit.browser.newContext({ javaScriptEnabled: false })).newPage()
  await plain.goto(`${visit.origin}/changelog/upgrade/`)
  expect(await plain.locator('.upgrade-answer > h2').allTextContents()).toEqual([
    'Since the previous release, 2.8',
    'Since the oldest supported release, 2.7',
  ])
  expect(await plain.locator('form.upgrade-form').isVisible()).toBe(false)
})

test('nothing was blocked and no error was thrown', () => {
  expect(faults).toEqual([])
})
