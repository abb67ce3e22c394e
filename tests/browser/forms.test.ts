/** Forms in `handbook dev`: what a person writes there is checked, written as they wrote it, and shown; what isn't is told in the form. */
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { callHandbook } from '../support/command.ts'
import { type Dev, startDev } from '../support/dev.ts'
import { contentFolder } from '../support/folders.ts'
import { launch } from '../support/site.ts'

const page = `---
# Kept by Ada.
title: 'Filing an issue'
description:   "How to file one."   # for lists
---

<Callout type="tip">Search first.</Callout>

*  An odd list
`

let content: string
let dev: Dev
let browser: Browser
let tab: Page
/** Requests to anything but the server. */
const foreign: string[] = []

beforeAll(async () => {
  content = contentFolder(
    {
      'handbook/index.md': '---\ntitle: Handbook\n---\n',
      'handbook/filing.mdx': page,
      'people.yaml': '# Everybody.\n- { id: ada, name: Ada L., active: true }\n- { id: bob, name: Bob B., active: true }\n',
      'areas.yaml': '- { id: core, title: Core, owner: ada }\n',
      'backlog/slow.yaml': 'title: It is slow\nkind: bug\nopened: 2026-11-02\nstatus: new\narea: core\n',
    },
    true,
  )
  dev = await startDev(content, undefined, ['--now', '2026-11-24T12:00:00Z'])
  browser = await launch()
  tab = await (await browser.newContext({ viewport: { width: 1280, height: 900 } })).newPage()
  tab.on('request', (request) => {
    if (!request.url().startsWith(dev.origin) && !/^(data|blob):/.test(request.url())) foreign.push(request.url())
  })
})

afterAll(async () => {
  await browser.close()
  dev.stop()
  rmSync(dirname(content), { recursive: true, force: true })
})

const read = (path: string) => readFileSync(join(content, path), 'utf8')
const textbox = (name: string) => tab.getByRole('textbox', { name, exact: true })

/** Opens a form, with everything as it is on disk. */
async function open(form: string): Promise<void> {
  await tab.goto('about:blank')
  await tab.goto(`${dev.origin}/admin/#/collections/${form}`)
  await tab.getByRole('button', { name: 'Save', exact: true }).waitFor()
}

async function choose(field: string, option: string): Promise<void> {
  await tab.getByRole('combobox', { name: field, exact: true }).click()
  await tab.getByRole('option', { name: option, exact: true }).click()
}

async function save(): Promise<void> {
  await tab.getByRole('button', { name: 'Save', exact: true }).click()
}

/** Saves, and returns why nothing was written. */
async function saveInVain(): Promise<string> {
  await save()
  const dialog = tab.getByRole('alertdialog')
  const text = (await dialog.textContent()) ?? ''
  await dialog.getByRole('button', { name: 'OK' }).click()
  return text
}

test('an entry that would break the content is refused in its form; mended, it passes the check and appears on the site', async () => {
  await dev.poll('/admin/').toMatchObject({ status: 200 })
  await open('changelog/new')
  await textbox('Title').fill('Forms in the browser')
  await textbox('Description').fill('People who have no git write too.')
  await choose('Type', 'Changed')
  await tab.getByRole('radio', { name: 'In review', exact: true }).click()
  await tab.getByRole('checkbox', { name: 'Ada L. (ada)', exact: true }).click()
  await textbox('Date').fill('2026-11-24')
  await textbox('Text').fill('See [the page](../../../handbook/filling.mdx).\n\n<Callout type="tip">Try it.</Callout>')
  const file = 'changelog/2026/11/forms-in-the-browser.mdx'

  expect(await saveInVain()).toContain('The link "../../../handbook/filling.mdx" is broken. Did you mean "../../../handbook/filing.mdx"?')
  expect(existsSync(join(content, file))).toBe(false)
  expect(await textbox('Description').inputValue()).toBe('People who have no git write too.')

  await textbox('Text').fill('See [the page](../../../handbook/filing.mdx).\n\n<Callout type="tip">Try it.</Callout>')
  await save()
  await expect.poll(() => new URL(tab.url()).hash).toBe('#/collections/changelog')
  expect(read(file)).toMatchInlineSnapshot(`
    "---
    title: Forms in the browser
    description: People who have no git write too.
    type: changed
    features: []
    status: in-review
    authors:
      - ada
    reviews: []
    date: 2026-11-24
    ---

    See [the page](../../../handbook/filing.mdx).

    <Callout type="tip">Try it.</Callout>
    "
  `)
  expect(await callHandbook(['check', '--content', content, '--now', '2026-11-24T12:00:00Z'])).toMatchObject({ code: 0 })
  await dev.poll('/changelog/2026/11/forms-in-the-browser/').toMatchObject({ status: 200, text: expect.stringContaining('Try it.') })

  // The form that wrote it can change it at once.
  await tab.getByText('Forms in the browser').first().click()
  await expect.poll(() => textbox('Title').inputValue()).toBe('Forms in the browser')
  await textbox('Title').fill('Forms')
  await save()
  await expect.poll(() => read(file)).toContain('title: Forms\n')
})

test('an edit changes what was edited: comments, quotes, spaces and components stay', async () => {
  await open('handbook/entries/filing')
  await textbox('Description').fill('How to file an issue.')
  await save()
  await expect.poll(() => read('handbook/filing.mdx')).toBe(page.replace('How to file one.', 'How to file an issue.'))
  await open('people/entries/bob')
  await textbox('Name').fill('Bob Brown')
  await save()
  await expect
    .poll(() => read('people.yaml'))
    .toBe('# Everybody.\n- { id: ada, name: Ada L., active: true }\n- { id: bob, name: Bob Brown, active: true }\n')
})

test('of two writers, the second is told; nothing of either is lost', async () => {
  await open('handbook/entries/filing')
  const theirs = read('handbook/filing.mdx').replace('How to file an issue.', 'Their words.')
  writeFileSync(join(content, 'handbook/filing.mdx'), theirs)
  await textbox('Description').fill('My words.')
  await save()
  expect(await tab.getByRole('alertdialog').textContent()).toContain('This entry has been changed in the repository after you opened it.')
  await tab.getByRole('button', { name: 'Save Anyway' }).click()
  const dialog = tab.getByRole('alertdialog').filter({ hasText: 'in the same field: Description.' })
  await dialog.getByRole('button', { name: 'OK' }).click()
  expect(read('handbook/filing.mdx')).toBe(theirs)
  expect(await textbox('Description').inputValue()).toBe('My words.')

  // They change one field, and I another.
  await open('handbook/entries/filing')
  writeFileSync(join(content, 'handbook/filing.mdx'), theirs.replace('Their words.', 'Their last words.'))
  await textbox('Title').fill('Issues')
  await save()
  await tab.getByRole('button', { name: 'Save Anyway' }).click()
  await expect
    .poll(() => read('handbook/filing.mdx'))
    .toBe(page.replace('How to file one.', 'Their last words.').replace('Filing an issue', 'Issues'))
})

test('an entry that others refer to is not deleted, and the form says which do', async () => {
  await open('areas/entries/core')
  await tab.getByRole('button', { name: 'Show Editor Options' }).click()
  await tab.getByRole('menuitem', { name: 'Delete' }).click()
  await tab.getByRole('alertdialog').getByRole('button', { name: 'Delete' }).click()
  const dialog = tab.locator('.forms-dialog')
  expect(await dialog.textContent()).toMatch(/Not deletedNothing was deleted: other entries refer to it.*backlog\/slow\.yaml, line 5/s)
  await dialog.getByRole('button', { name: 'OK' }).click()
  expect(read('areas.yaml')).toBe('- { id: core, title: Core, owner: ada }\n')
})

test('a file that is half written is named, and its form is not offered', async () => {
  writeFileSync(join(content, 'backlog/slow.yaml'), 'title: "It is\nkind: bug\n')
  await tab.goto('about:blank')
  await tab.goto(`${dev.origin}/admin/#/collections/backlog`)
  const notes = tab.locator('#forms-notes')
  await notes.locator('summary').click()
  expect(await notes.textContent()).toContain('backlog/slow.yaml, line 1')
  expect(await tab.getByText('It is slow').count()).toBe(0)
})

test('on a phone in the dark, the form is no wider than the window', async () => {
  await tab.setViewportSize({ width: 390, height: 800 })
  await tab.emulateMedia({ colorScheme: 'dark' })
  await open('changelog/new')
  expect(await tab.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390)
  expect(await textbox('Title').isVisible()).toBe(true)
})

test('everything came from the server itself', () => {
  expect(foreign).toEqual([])
})
