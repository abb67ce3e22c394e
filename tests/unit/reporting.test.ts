/** Reporting lines. */
import { expect, test } from 'vitest'
import { type Post, reportingChart, reportingLine } from '../../src/collections/roles/reporting.ts'
import { makeLists } from '../../src/outputs/markdown/lists.ts'
import { listMarkdown } from '../../src/page/list-page.ts'
import { toAbsoluteUrl } from '../../src/outputs/markdown/entry.ts'
import { entryOf, handbookOf } from './handbooks.ts'

const told = ({ role, reports }: Post): string => (reports.length > 0 ? `${role.id}(${reports.map(told).join(' ')})` : role.id)
const rolesOf = (lines: Record<string, string>) =>
  handbookOf(
    Object.fromEntries(
      Object.entries(lines).map(([id, to]) => {
        const [boss = '', more = ''] = to.split('; ')
        return [`roles/${id}.md`, `---\ntitle: ${id}\n${boss && `reportsTo: ${boss}\n`}${more && `${more}\n`}---\n`]
      }),
    ),
  )

test.each<[string, Record<string, string>, string, string]>([
  ['nobody', {}, '', ''],
  ['no lines', { a: '', b: '' }, '', 'a b'],
  ['a tree', { a: '', b: 'a', c: 'a', d: 'b' }, 'a(b(d) c)', ''],
  ['two tops', { a: '', b: 'a', x: '', y: 'x' }, 'a(b) x(y)', ''],
  ['a role that is retired', { a: '; status: retired', b: 'a', c: 'b' }, 'b(c)', ''],
  ['a role that is for staff', { a: '; audience: staff', b: 'a', c: 'b' }, 'b(c)', ''],
  ['a role that is missing', { b: 'gone', c: 'b' }, 'b(c)', ''],
  ['a circle, which is broken at its last', { a: 'c', b: 'a', c: 'b' }, 'c(a(b))', ''],
  ['itself', { a: 'a', b: 'a' }, 'a(b)', ''],
])('the chart of %s', (_, lines, tops, apart) => {
  const chart = reportingChart(rolesOf(lines).handbook)
  expect(chart.tops.map(told).join(' ')).toBe(tops)
  expect(chart.apart.map(({ id }) => id).join(' ')).toBe(apart)
})

test.each([
  ['a', 'a(b c)'],
  ['b', 'a(b(d))'],
  ['d', 'a(b(d(e)))'],
  ['alone', undefined],
])('the line of %s goes up to the top and down to its reports', (id, expected) => {
  const checked = rolesOf({ a: '', b: 'a', c: 'a', d: 'b', e: 'd', f: 'e', alone: '' })
  const line = reportingLine(entryOf(checked, 'roles', id), checked.handbook)
  expect(line && told(line)).toBe(expected)
})

const listOf = (lines: Record<string, string>) => {
  const { handbook } = rolesOf(lines)
  return makeLists('roles', handbook)
    .map((list) => listMarkdown(list, toAbsoluteUrl(handbook)))
    .join('')
}

test('the Markdown list of roles has the tree as nested lists', () => {
  expect(listOf({ a: '', b: 'a', c: 'b' })).toMatchInlineSnapshot(`
    "# Roles

    Who owns what.

    - [a](https://handbook.example.com/roles/a/)
    - [b](https://handbook.example.com/roles/b/)
    - [c](https://handbook.example.com/roles/c/)

    ## Reporting lines

    - [a](https://handbook.example.com/roles/a/)
      - [b](https://handbook.example.com/roles/b/)
        - [c](https://handbook.example.com/roles/c/)
    "
  `)
})

test.each([
  ['a role apart', { a: '', b: 'a', c: 'b', d: '' }],
  ['two tops', { a: '', b: 'a', c: '', d: 'c' }],
])('there is no tree with %s', (_, lines) => {
  expect(listOf(lines)).not.toContain('Reporting')
})
