/** The tool's own handbook in `docs/` follows the rules it teaches. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import config from '../../docs/handbook.config.ts'
import { keyOf } from '../../src/graph/entry.ts'
import { entriesOf } from '../../src/graph/graph.ts'
import { inOrder } from '../../src/graph/order.ts'
import { handbook as run, projectRoot } from '../support/command.ts'
import { manualDay, manualOptions } from '../support/manual.ts'
import { handbookIn } from './handbooks.ts'

const { handbook, problems } = handbookIn(join(import.meta.dirname, '../../docs'), {
  audience: 'staff',
  config,
  now: `${manualDay()}T12:00:00Z`,
})

test('has no problem', () => {
  expect(problems).toEqual([])
})

describe('each page', () => {
  const pages = entriesOf(handbook, 'handbook')

  test('has an owner', () => {
    expect(pages.filter(({ data }) => data.owner === undefined).map(keyOf)).toEqual([])
  })

  test('has a one-sentence description', () => {
    expect(pages.filter(({ data }) => data.description === undefined).map(keyOf)).toEqual([])
  })
})

test('each decision has context, decision and consequences', () => {
  const parts = entriesOf(handbook, 'decisions').map(({ document }) => document.headings.map(({ text }) => text))
  expect(parts.length).toBeGreaterThanOrEqual(12)
  expect(parts.filter((each) => each.join() !== 'Context,Decision,Consequences')).toEqual([])
})

test('CHANGELOG.md is its export (npm run docs:changelog writes it)', () => {
  const { stdout } = run(['export', 'changelog', ...manualOptions, '--links', 'source', '--now', manualDay()])
  expect(readFileSync(`${projectRoot}CHANGELOG.md`, 'utf8'), 'Run "npm run docs:changelog".').toBe(stdout)
})

test("the newest release is the package's version, and all older ones are released", () => {
  const { version } = JSON.parse(readFileSync(`${projectRoot}package.json`, 'utf8')) as { version: string }
  const [newest, ...older] = inOrder(handbook, 'releases')
  expect(newest?.id).toBe(version)
  expect(older.filter(({ data }) => (data as { status: string }).status === 'planned').map(keyOf)).toEqual([])
})
