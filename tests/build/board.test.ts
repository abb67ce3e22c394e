/** The changelog board is for staff only; withdrawn entries say so wherever they appear. */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { HtmlValidate } from 'html-validate'
import { beforeAll, expect, test } from 'vitest'
import { body } from '../support/board-content.ts'
import { companySite } from '../support/company.ts'
import { filesWith } from '../support/folders.ts'

let [open, inside] = ['', '']

beforeAll(async () => {
  open = await companySite('public')
  inside = await companySite('staff')
})

test('customers get neither the board nor a link to it', () => {
  expect(existsSync(join(open, 'changelog/board/index.html'))).toBe(false)
  expect(filesWith(open, 'changelog/board')).toEqual([])
  expect(filesWith(open, 'Wombat')).toEqual([])
})

test('staff see titles, but no text of unpublished entries', async () => {
  const page = readFileSync(join(inside, 'changelog/board/index.html'), 'utf8')
  expect(page).toContain('Wombat &lt;draft&gt; &amp; more')
  expect(page).toContain('2026-11-24 12:00 UTC')
  expect(filesWith(inside, body)).toEqual([])
  expect(readFileSync(join(inside, 'changelog/index.html'), 'utf8')).toContain('href="/changelog/board/"')
  const { results } = await new HtmlValidate({
    extends: ['html-validate:recommended'],
    rules: { 'valid-id': ['error', { relaxed: true }] },
  }).validateFile(join(inside, 'changelog/board/index.html'))
  expect(results.flatMap(({ messages }) => messages.map(({ ruleId, message }) => `${ruleId}: ${message}`))).toEqual([])
})

test('a withdrawn entry keeps its URL, says why, and is marked in the list', () => {
  const page = readFileSync(join(open, 'changelog/withdrawn/index.html'), 'utf8')
  expect(page).toMatch(/role="note" aria-label="Withdrawn">.*10 November 2026.*It &lt;b>lost&lt;\/b> data\./s)
  expect(readFileSync(join(open, 'changelog/withdrawn/index.md'), 'utf8')).toMatch(
    /^# Taken back\n\n\*\*Withdrawn 2026-11-10\*\*\n\nIt \\<b>lost\\<\/b> data\.\n/,
  )
  expect(readFileSync(join(open, 'changelog/index.html'), 'utf8')).toContain('<span class="badge badge-withdrawn">Withdrawn</span>')
})
