/** Broken edition URLs, and how `check --fix` restores them. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { compile } from '../../src/compilation.ts'
import { redirectLine } from '../../src/outputs/redirects.ts'
import { loadSettings } from '../../src/settings.ts'
import { callBuild } from '../support/build-here.ts'
import { callHandbook, projectRoot } from '../support/command.ts'
import { filesWith } from '../support/folders.ts'
import { repository } from '../support/repository.ts'

const page = (title: string, text = 'Text.') => `---\ntitle: ${title}\n---\n\n${text}\n`
const long = Array.from({ length: 12 }, (_, index) => `Line ${index} of a page that goes on.`).join('\n\n')

test("check --fix redirects renamed pages, keeps the list's format, and leaves to people what git doesn't know", async () => {
  const { content, commit, write } = repository()
  const check = (...more: string[]) => callHandbook(['check', '--content', content, '--now', '2026-11-26T12:00:00Z', ...more])
  const lostIn = (stdout: string) => Array.from(stdout.matchAll(/has a page "([^"]*)"/g), ([, address]) => address)
  const spring = commit({
    'handbook/index.md': page('Handbook'),
    'handbook/guide.md': page('Guide', long),
    'handbook/process/sizing.md': page('Sizing', long.replaceAll('Line', 'Row')),
    'handbook/later.md': page('Later', 'A short text.'),
    'handbook/gone.md': page('Gone'),
  })
  commit({
    'handbook/guide.md': undefined,
    'handbook/manual.md': page('Manual', `${long}\n\nMore.`),
    'handbook/process/sizing.md': undefined,
    'handbook/planning/sizing.md': page('Sizing', long.replaceAll('Line', 'Row')),
    'editions.yaml': `- { name: spring, commit: ${spring}, date: 2026-03-01 }\n`,
    'redirects.yaml': '# By hand.\n- from: /b/ # the second first\n  to: /handbook/\n- { from: /a/, to: /handbook/ }\n',
  })
  // Neither is committed yet.
  write({ 'handbook/later.md': undefined, 'handbook/gone.md': undefined })
  write({ 'handbook/new/later.md': page('Later', 'Another text.') })

  const before = await check()
  expect([before.code, lostIn(before.stdout)]).toEqual([
    1,
    ['/handbook/gone/', '/handbook/guide/', '/handbook/later/', '/handbook/process/', '/handbook/process/sizing/'],
  ])
  const fixed = await check('--fix')
  expect([fixed.code, fixed.stderr, lostIn(fixed.stdout)]).toEqual([1, '4 problems fixed.\n', ['/handbook/gone/']])
  const list = readFileSync(join(content, 'redirects.yaml'), 'utf8')
  expect(list).toBe(
    [
      '# By hand.\n- from: /b/ # the second first\n  to: /handbook/\n- { from: /a/, to: /handbook/ }\n',
      '- from: /handbook/guide/\n  to: /handbook/manual/\n',
      '- from: /handbook/later/\n  to: /handbook/new/later/\n',
      '- from: /handbook/process/\n  to: /handbook/planning/\n',
      '- from: /handbook/process/sizing/\n  to: /handbook/planning/sizing/\n',
    ].join(''),
  )
  write({ 'redirects.yaml': `${list}- { from: /handbook/gone/, to: none }\n` })
  expect(await check()).toMatchObject({ code: 0, stderr: '' })
})

test("a link that wasn't updated is fixed by what git knows of the page", async () => {
  const { content, commit } = repository()
  const links = '[By file](guide.md#part), [by address](/handbook/guide/), [by name](guide) and [unknown](other.md).'
  commit({ 'handbook/guide.md': page('Guide', `## Part\n\n${long}`), 'handbook/page.md': page('Page', links) })
  commit({ 'handbook/guide.md': undefined, 'handbook/deep/manual.md': page('Manual', `## Part\n\n${long}`) })
  const fixed = await callHandbook(['check', '--content', content, '--fix'])
  expect([fixed.code, fixed.stderr]).toEqual([1, '3 problems fixed.\n'])
  expect(readFileSync(join(content, 'handbook/page.md'), 'utf8')).toContain(
    '[By file](./deep/manual.md#part), [by address](/handbook/deep/manual/), [by name](./deep/manual) and [unknown](other.md).',
  )
})

test("URLs that nobody could read aren't broken, nor are those of pages now restricted", async () => {
  const { content, commit } = repository()
  const spring = commit({
    'handbook/draft.md': '---\nstatus: draft\n---\n\nNot finished.\n',
    'handbook/_part.md': 'No page.\n',
    'handbook/inside.md': page('Inside'),
    'people.yaml': '- { id: ada, name: Ada, active: true }\n',
  })
  commit({
    'handbook/draft.md': undefined,
    'handbook/_part.md': undefined,
    'handbook/inside.md': '---\ntitle: Inside\naudience: staff\n---\n\nText.\n',
    'editions.yaml': `- { name: spring, commit: ${spring}, date: 2026-03-01 }\n`,
  })
  expect(await callHandbook(['check', '--content', content])).toMatchObject({ code: 0 })
})

test('the URL of a former staff page is redirected for staff only', async () => {
  const { content, root, commit } = repository()
  const inside = (title: string, text: string) => `---\ntitle: ${title}\naudience: staff\n---\n\n${text}\n`
  const spring = commit({
    'handbook/index.md': page('Handbook'),
    'handbook/takeover.md': inside('Takeover', long),
    'handbook/bid.md': inside('Bid', long.replaceAll('Line', 'Row')),
    'handbook/guide.md': page('Guide', long.replaceAll('Line', 'Step')),
  })
  commit({
    'handbook/takeover.md': undefined,
    'handbook/growth.md': page('Growth', `${long}\n\nMore.`),
    'handbook/bid.md': undefined,
    'handbook/offer.md': inside('Offer', long.replaceAll('Line', 'Row')),
    'handbook/guide.md': undefined,
    'handbook/manual.md': page('Manual', long.replaceAll('Line', 'Step')),
    'editions.yaml': `- { name: spring, commit: ${spring}, date: 2026-03-01, audience: staff }\n`,
  })
  const check = (...more: string[]) => callHandbook(['check', '--content', content, '--now', '2026-11-26T12:00:00Z', ...more])
  expect((await check()).stdout).toContain('add "- { from: /handbook/takeover/, to: /handbook/growth/, audience: staff }"')
  expect((await check('--fix')).stderr).toBe('3 problems fixed.\n')
  expect(readFileSync(join(content, 'redirects.yaml'), 'utf8')).toBe(
    [
      '- from: /handbook/bid/\n  to: /handbook/offer/\n  audience: staff\n',
      '- from: /handbook/guide/\n  to: /handbook/manual/\n',
      '- from: /handbook/takeover/\n  to: /handbook/growth/\n  audience: staff\n',
    ].join(''),
  )
  const out = join(root, 'public')
  expect((await callBuild('--content', content, '--out', out, '--now', '2026-11-26T12:00:00Z')).code).toBe(0)
  expect(readFileSync(join(out, '_redirects'), 'utf8')).not.toMatch(/takeover|bid|offer/)
  expect(filesWith(out, 'takeover')).toEqual([])
  const forStaff = compile(await loadSettings({ content, audience: 'staff', now: '2026-11-26T12:00:00Z' }, projectRoot))
  const lines = forStaff.handbook.redirects.map((redirect) => redirectLine(redirect, forStaff.handbook.config))
  expect(lines.join('\n')).toMatch(/bid.*offer.*guide.*manual.*takeover.*growth/s)
})
