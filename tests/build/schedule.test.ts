/** A scheduled entry is nowhere in the output one second before its time, and everywhere one second after. */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { callHandbook } from '../support/command.ts'
import { companyContent, companySite, never, scheduled } from '../support/company.ts'
import { filesWith } from '../support/folders.ts'

test('one second before its time, its words are in no file', async () => {
  const out = await companySite('public')
  expect(filesWith(out, scheduled)).toEqual([])
  expect(filesWith(out, never)).toEqual([])
  expect(existsSync(join(out, 'schedule.json'))).toBe(false)
})

test.each(['public', 'staff'] as const)(
  'one second after, %s get them everywhere they belong; unpublished entries stay hidden',
  async (audience) => {
    const out = await companySite(audience, '2026-11-24T12:00:01Z')
    const found = filesWith(out, scheduled)
    expect(found).toEqual(
      expect.arrayContaining([
        'changelog/feed.atom',
        'changelog/feed.json',
        'changelog/feed.rss',
        'changelog/index.html',
        'changelog/index.md',
        'changelog/timed/index.html',
        'changelog/timed/index.md',
        'llms-full.txt',
        'llms.txt',
      ]),
    )
    expect(found.some((path) => path.startsWith('pagefind/fragment/'))).toBe(true)
    expect(filesWith(out, `The ${never} body`)).toEqual([])
    if (audience === 'public') expect(filesWith(out, never)).toEqual([])
  },
)

test('staff get the schedule, without the text of unpublished entries', async () => {
  const out = await companySite('staff')
  const { next } = JSON.parse(readFileSync(join(out, 'schedule.json'), 'utf8')) as { next: { at: string; changes: { id: string }[] }[] }
  expect(next[0]).toMatchObject({
    at: '2026-11-24T12:00:00.000Z',
    changes: ['scheduled', 'timed'].map((id) => ({ kind: 'entry-published', id })),
  })
  for (const word of [scheduled, never]) expect(filesWith(out, `The ${word} body`)).toEqual([])
})

test.each([
  ['2026-11-24T11:50:00Z', [], 0],
  ['2026-11-24T11:44:59Z', [], 1],
  ['2026-11-24T11:44:59Z', ['--within', '1h'], 0],
  ['2026-11-24T12:00:00Z', ['--within', '2d'], 1],
  ['2026-11-24T11:50:00Z', ['--within', 'soon'], 2],
])('"due" at %s with %j ends with %i', async (now, args, code) => {
  const result = await callHandbook(['due', '--content', companyContent(), '--now', now, ...args])
  expect(result.code, result.stderr).toBe(code)
  const lines = ['scheduled  Wombat scheduled', `timed  ${scheduled} timed`].map((line) => `2026-11-24T12:00:00.000Z  ${line}\n`)
  expect(result.stdout).toBe(code === 0 ? lines.join('') : '')
})
