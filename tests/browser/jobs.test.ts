/** Three jobs that readers come for, from the start page of the shipped handbook. */
import { expect, test } from 'vitest'
import { buildSite } from '../support/site.ts'
import { visitSite } from '../support/visit.ts'

const customers = visitSite()
const staff = visitSite(() => buildSite('--audience', 'staff'))

test('a customer on 2.3 with Team fills in one line, and gets the checklist with one press', async () => {
  const page = await customers.show('/')
  const line = page.locator('.asking-line')
  await line.getByLabel('I run').selectOption('2.3')
  await line.getByLabel('plan').selectOption({ value: 'team' })
  await line.getByRole('button').press('Enter')
  const list = page.locator('.upgrade-checklist')
  await list.waitFor()
  expect(new URL(page.url()).search).toMatch(/^\?from=2\.3&.*tier=team$/)
  const [first = '', ...others] = await list.locator('> li').allTextContents()
  expect(first).toMatch(/Team.*(ended|isn’t sold).*24 July 2026/s)
  expect(others.join('\n')).toContain('EMQX')
  expect(await list.getByRole('checkbox').count()).toBeGreaterThanOrEqual(3)
})

test.each([390, 1280])('a customer sees the first change of the changelog without scrolling, %i px wide', async (width) => {
  const page = await customers.show('/changelog/', { width, height: 844 })
  const box = await page.locator('.change-list > li').first().boundingBox()
  expect((box?.y ?? 0) + (box?.height ?? 0)).toBeLessThan(844)
})

test('staff find a rule by asking for it', async () => {
  const page = await staff.show('/')
  await page.keyboard.press('/')
  await page.keyboard.type('how fast must we answer an enterprise customer')
  const first = page.locator('dialog .search-results li').first()
  await expect.poll(() => first.textContent()).toContain('4 hours')
  await page.keyboard.press('Enter')
  await page.waitForURL('**/handbook/support/**')
})

test('staff find a rule by its place in the handbook', async () => {
  const page = await staff.show('/')
  await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Handbook' }).click()
  await page.locator('main').getByRole('link', { name: 'Support', exact: true }).first().click()
  await page
    .getByRole('link', { name: /severity/i })
    .first()
    .click()
  expect(await page.locator('h1').textContent()).toMatch(/severity/i)
})

test('a product manager sees on the first screen what is late, the latest first', async () => {
  const page = await staff.show('/')
  const late = page.locator('.waiting-rows .overdue')
  const days = (await late.allTextContents()).map((text) => Number.parseInt(text, 10))
  expect(days.length).toBeGreaterThan(1)
  expect(days).toEqual(days.toSorted((a, b) => b - a))
  const box = await late.first().boundingBox()
  expect((box?.y ?? 0) + (box?.height ?? 0)).toBeLessThan(900)
  await page.locator('.waiting-rows li:has(.overdue) a').first().click()
  await page.waitForURL('**/backlog/**')
})
