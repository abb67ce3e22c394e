import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import shipped from '../../handbook.config.ts'
import { type Entry, keyOf } from '../../src/graph/entry.ts'
import { entriesOf } from '../../src/graph/graph.ts'
import { handbookIn } from './handbooks.ts'

const { handbook, problems } = handbookIn(join(import.meta.dirname, '../../src/content'), {
  audience: 'staff',
  config: { issues: shipped.issues, policy: shipped.policy },
})

test('has no problem', () => {
  expect(problems).toEqual([])
})

describe('each page and each role', () => {
  const pages = [...entriesOf(handbook, 'handbook'), ...entriesOf(handbook, 'roles')] as readonly Entry[]
  const linked = new Set([...handbook.backlinks.values()].flat().map(keyOf))
  const without = (has: (entry: Entry) => boolean) => pages.filter((entry) => !has(entry)).map(keyOf)

  test('has an owner', () => {
    expect(without(({ data }) => 'owner' in data && data.owner !== undefined)).toEqual([])
  })

  test('has a one-sentence description', () => {
    expect(without(({ data }) => 'description' in data && data.description !== undefined)).toEqual([])
  })

  test('links to another', () => {
    expect(without((entry) => linked.has(keyOf(entry)))).toEqual([])
  })
})

describe('the roadmap', () => {
  const items = entriesOf(handbook, 'roadmap')
  const insights = entriesOf(handbook, 'insights')
  const behind = (id: string) => insights.filter(({ data }) => data.supports.includes(id))

  test('has evidence from three customers for items planned for now', () => {
    const unevidenced = items.filter(({ id, data }) => {
      const customers = new Set(behind(id).flatMap(({ data: { rung, customer } }) => (rung >= 3 ? [customer.ref] : [])))
      return data.horizon === 'now' && customers.size < 3
    })
    expect(unevidenced.map(keyOf)).toEqual([])
  })

  test('names an objective or an insight for every item', () => {
    expect(items.filter(({ id, data }) => data.objectives.length === 0 && behind(id).length === 0).map(keyOf)).toEqual([])
  })

  test('says why an item was dropped, and has announced what shipped', () => {
    const told = new Set(entriesOf(handbook, 'changelog').flatMap(({ data }) => data.roadmap ?? []))
    const untold = items.filter(({ id, data }) =>
      data.status === 'dropped' ? data.reason === undefined : data.status === 'shipped' && !told.has(id),
    )
    expect(untold.map(keyOf)).toEqual([])
  })
})
