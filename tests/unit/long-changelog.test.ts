/** The changelog list and its filter with 2,000 entries; what a browser does with them is tested with 400. */
import type { Element, ElementContent } from 'hast'
import { beforeAll, expect, test } from 'vitest'
import { changeLineOf } from '../../src/collections/changelog/change-line.ts'
import { filterOptions } from '../../src/collections/changelog/filter.ts'
import { changeList } from '../../src/collections/changelog/page-list.ts'
import { groupByRelease } from '../../src/collections/changelog/view.ts'
import { createMatcher, type Facts, type ListFilter, searchable } from '../../src/plain/list-filter.ts'
import { longChangelog } from '../support/long-changelog.ts'
import { handbookOf } from './handbooks.ts'

let groups: { version: string | undefined; items: Element[] }[]
let options: ReturnType<typeof filterOptions>

beforeAll(() => {
  const { handbook } = handbookOf(longChangelog(2000), { now: '2024-08-01T00:00:00Z' })
  const lines = groupByRelease(handbook).map(({ release, entries }) => ({
    version: release?.id,
    lines: entries.map((entry) => changeLineOf(entry, handbook)),
  }))
  options = filterOptions(
    lines.flatMap((each) => each.lines),
    handbook,
  )
  groups = lines.map(({ version, lines: members }) => {
    const list = changeList(members, { isFiltered: true }) as Element
    return { version, items: list.children.filter((child): child is Element => child.type === 'element') }
  })
})

function textOf(node: ElementContent): string {
  if (node.type === 'text') return node.value
  return node.type === 'element' ? node.children.map(textOf).join('') : ''
}

/** As src/components/changelog/filter.ts reads them in a browser. */
function readFacts(item: Element): Facts {
  const { dataType, dataTier, dataOffering, dataArea } = item.properties
  const values = (value: Element['properties'][string]) => String(value ?? '').split(' ')
  const year = /"dateTime":"(\d{4})/.exec(JSON.stringify(item))?.[1] ?? ''
  return {
    values: { type: values(dataType), tier: values(dataTier), offering: values(dataOffering), area: values(dataArea), year: [year] },
    text: searchable(textOf(item)),
  }
}

test('every entry is listed once, with its release', () => {
  expect(groups.map(({ version }) => version)).toHaveLength(100)
  expect(groups.flatMap(({ items }) => items)).toHaveLength(2000)
  expect(new Set(groups.map(({ items }) => items.length))).toEqual(new Set([20]))
})

test('the filter offers only what some entry has', () => {
  expect(Object.entries(options).map(([name, found]) => [name, found.map(({ value }) => value)])).toEqual([
    ['type', ['added', 'changed', 'fixed']],
    ['tier', ['base', 'team', 'old']],
    ['offering', ['cloud', 'hosted']],
    ['area', ['core', 'edge']],
    ['year', ['2024', '2023', '2022', '2021', '2020', '2019']],
  ])
})

test.each<[ListFilter, number]>([
  [{}, 2000],
  [{ type: 'fixed' }, 666],
  [{ tier: 'old' }, 1890],
  [{ tier: 'team', offering: 'hosted' }, 1800],
  [{ area: 'edge', year: '2020' }, 37],
  [{ q: 'RESUME 1999' }, 0],
  [{ q: 'resume', type: 'added', year: '2019' }, 18],
  [{ q: 'resume', type: 'fixed' }, 95],
  [{ q: '<img src=x>' }, 0],
])('%j finds %i entries', (filter, count) => {
  const matches = createMatcher(filter)
  expect(groups.flatMap(({ items }) => items).filter((item) => matches(readFacts(item)))).toHaveLength(count)
})
