/** Strategies in feeds and groups of objectives, and for whom. */
import { expect, test } from 'vitest'
import type { Entry } from '../../src/graph/entry.ts'
import { feedItems } from '../../src/outputs/feeds/items.ts'
import { objectiveGroups, strategyView } from '../../src/collections/strategy/view.ts'
import { entryOf, handbookOf, type TestOptions } from './handbooks.ts'

const strategy = (title: string, more: string) =>
  `title: ${title}\nscope: product\nowner: ada\napprovers: [ada]\neffective: ${title === 'Old' ? '2025' : '2026'}-01-01\n${more}\n`
const objective = (of: string, target: number, status: string) =>
  `title: Reliable\nstrategy: ${of}\nowner: ada\nperiod: { from: 2026-01-01, to: 2026-12-31 }\nstatus: ${status}\nmeasures: [{ id: share, name: Share, unit: "%", direction: up, baseline: 10, target: ${target}, readings: [], source: S }]\n`
const files = {
  'people.yaml': '- { id: ada, name: Ada, active: true }\n',
  'strategy/old.yaml': strategy('Old', 'status: superseded\nchanges: []'),
  'strategy/now.yaml': strategy('Now', 'status: active\nsupersedes: old\nchanges: [{ on: 2026-01-02, note: Share was <reached>. }]'),
  'objectives/reliable.yaml': objective('old', 60, 'met'),
  'objectives/reliable-2026.yaml': objective('now', 75, 'active'),
}
const checked = (more: Record<string, string> = {}, options: TestOptions = {}) => handbookOf({ ...files, ...more }, options)
const feedOf = ({ handbook }: ReturnType<typeof checked>, id: string) =>
  [...feedItems('strategy', handbook)].find(([entry]) => entry.id === id)?.[1].html ?? ''

test('a goal that continues in the next strategy may keep its title', () => {
  expect(checked().problems).toEqual([])
  expect(checked({ 'objectives/again.yaml': objective('now', 75, 'active') }).problems.map(({ code }) => code)).toEqual(['title-duplicate'])
})

test('the feed lists changes in meaning with reasons, without ids of objectives', () => {
  expect(feedOf(checked(), 'now')).toContain(
    '<h2>What changed since Old</h2><p>Replaces <a href="https://handbook.example.com/strategy/old/">Old</a>.</p><ul><li>Measure “Share” of “Reliable” – target: 60% → 75% (2 January 2026: Share was &#x3C;reached>.)</li></ul>',
  )
  expect(feedOf(checked(), 'now')).toContain('<p><strong>Changed on 2 January 2026</strong></p><p>Share was &#x3C;reached>.</p>')
  expect(feedOf(checked(), 'old')).not.toContain('<h2>What changed since')
})

test('customers see no staff predecessors or objectives', () => {
  const hidden = {
    'strategy/old.yaml': `${files['strategy/old.yaml']}audience: staff\n`,
    'objectives/reliable.yaml': `${files['objectives/reliable.yaml']}audience: staff\n`,
  }
  const view = (options: TestOptions) => {
    const result = checked(hidden, options)
    return strategyView(entryOf(result, 'strategy', 'now'), result.handbook)
  }
  expect([view({}).predecessor, view({}).sincePredecessor]).toEqual([undefined, []])
  expect(view({ audience: 'staff' }).sincePredecessor).toHaveLength(1)
  expect(feedOf(checked(hidden), 'now')).not.toContain('60%')
})

test('objectives are listed under their strategies, the current one first', () => {
  const names = (groups: ReturnType<typeof objectiveGroups>) =>
    groups.map(({ strategy: of, objectives }) => [of?.id, ...objectives.map(({ id }: Pick<Entry, 'id'>) => id)])
  expect(names(objectiveGroups(checked().handbook))).toEqual([
    ['now', 'reliable-2026'],
    ['old', 'reliable'],
  ])
})

test.each([
  ['another unit in its value', '{ on: 2026-02-01, value: 12 ms }', 'value-invalid objectives/reliable.yaml:6'],
  ['a unit of its own', '{ on: 2026-02-01, value: 12, unit: ms }', 'key-unknown objectives/reliable.yaml:6'],
  ['the day of another', '{ on: 2026-02-01, value: 12 }, { on: 2026-02-01, value: 13 }', 'readings-order objectives/reliable.yaml:6'],
])('a reading with %s is reported at its location', (_, readings, place) => {
  const faulty = { 'objectives/reliable.yaml': files['objectives/reliable.yaml'].replace('readings: []', `readings: [${readings}]`) }
  expect(checked(faulty).problems.map(({ code, file, line }) => `${code} ${file}:${line}`)).toEqual([place])
})
