/** Old URLs on a host without redirects: it has files, and a 404 page. */
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { contentFolder } from '../support/folders.ts'
import { oddContent } from '../support/odd-content.ts'
import { buildSite } from '../support/site.ts'
import { visitSite } from '../support/visit.ts'

const content = contentFolder(oddContent, true)
const plain = visitSite(() => buildSite('--content', content))
// Same site and base as machines.test.ts, so that the pages aren't bundled again.
const config = "export default { title: 'T', organisation: 'O', site: 'https://example.com', base: '/a/b' }\n"
const based = visitSite(() => buildSite('--content', content, '--config', join(contentFolder({ 'config.ts': config }, true), 'config.ts')))

test.each([
  ['formerly', '/older/', '/handbook/long/'],
  ['an encoded blank', '/x%20y/', '/handbook/long/'],
  ['an encoded letter', '/caf%C3%A9/', '/handbook/long/below/#part'],
  ['a letter as it is', '/über-uns/', '/handbook/long/'],
  ['an encoded sign of percent', '/a%25b/', '/handbook/long/'],
  ['with what follows it', '/older/?x=1&y=%2F#part', '/handbook/long/?x=1&y=%2F#part'],
  ['to a heading of its own', '/caf%C3%A9/?x=1#other', '/handbook/long/below/?x=1#part'],
  ['without a slash at its end', '/older?x=1', '/handbook/long/?x=1'],
  ['of a file', '/old.pdf?x=1#page=2', '/handbook/long/?x=1#page=2'],
  ['in letters of two parts', '/cafe%CC%81/', '/handbook/long/below/#part'],
  ['that asks for another host', '/older/?//evil.example/#//evil.example', '/handbook/long/?//evil.example/#//evil.example'],
])('%s: %s leads to %s', async (_, from, to) => {
  const page = await plain.show(from)
  await page.waitForURL(plain.origin + to)
  expect(await page.locator('h1').count()).toBe(1)
})

test('back skips the old URL', async () => {
  const page = await plain.show('/handbook/')
  await page.goto(`${plain.origin}/older/?x=1`)
  await page.waitForURL('**/handbook/long/?x=1')
  await page.goBack()
  expect(new URL(page.url()).pathname).toBe('/handbook/')
})

test('without script the redirect page itself redirects', async () => {
  const page = await plain.newPage({ javaScriptEnabled: false })
  await page.goto(`${plain.origin}/older/`)
  await page.waitForURL('**/handbook/long/')
  await page.context().close()
})

test('a missing page without a redirect stays, however its URL is written', async () => {
  const page = await plain.show('/handbook/lon/?x')
  await page.locator('handbook-nearest a').first().waitFor()
  expect(await page.locator('handbook-nearest a').first().getAttribute('href')).toBe('/handbook/long/')
})

describe('below a base', () => {
  // The server has no base: it serves pages from the root, and their URLs are below the base.
  test('the script and the target include it', async () => {
    const html = await (await fetch(`${based.origin}/older/`)).text()
    expect(html).toContain('<script src="/a/b/redirect.js" data-to="/a/b/handbook/long/"></script>')
    expect(html).toContain('content="0;url=/a/b/handbook/long/"')
  })
})
