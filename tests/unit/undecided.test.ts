/** Changes of a feature with undecided plans are for everyone; only staff see that it's undecided. */
import { describe, expect, test } from 'vitest'
import { changeLineOf } from '../../src/collections/changelog/change-line.ts'
import { compareFacts } from '../../src/history/differences/fact-changes.ts'
import { feedsOf } from '../../src/outputs/feeds/addresses.ts'
import { filterOptions } from '../../src/collections/changelog/filter.ts'
import { collectMatrixData } from '../../src/answers/matrix/collect.ts'
import type { Change } from '../../src/collections/changelog/reach.ts'
import { answerUpgrade } from '../../src/answers/upgrade/answer.ts'
import { collectUpgradeData } from '../../src/answers/upgrade/collect.ts'
import { readUpgrade } from '../../src/answers/upgrade/query.ts'
import { makeChangelog } from '../../src/outputs/changelog-file.ts'
import { findFacets } from '../../src/outputs/search/facets.ts'
import { makeMarkdownPage, toAbsoluteUrl } from '../../src/outputs/markdown/entry.ts'
import { makeLists } from '../../src/outputs/markdown/lists.ts'
import { listMarkdown } from '../../src/page/list-page.ts'
import { change, feedsIn, ground } from './feeds.ts'
import { entryOf, handbookOf } from './handbooks.ts'

const feature = (title: string, more: string) => `---\ntitle: ${title}\nsummary: S.\narea: build\nlifecycle: []\n${more}\n---\n`
const breaking = 'breaking: { kind: api, impact: Who calls it., action: Rename it., automated: false }'
const files = {
  ...ground,
  'releases/2.9.md': '---\ndate: 2026-03-05\nstatus: released\noffering: self-hosted\n---\n\nRead this.\n',
  'releases/2.8.yaml': 'date: 2026-01-05\nstatus: released\noffering: self-hosted\n',
  'features/open.md': feature('Open', 'availability: undecided'),
  'features/inside.md': feature('Inside', 'availability: [{ tier: t2, offering: cloud, since: 2024-01-01 }]\naudience: staff'),
  'features/shown.md': feature('Shown', 'availability: [{ tier: t1, offering: cloud, since: 2024-01-01 }]'),
  'changelog/open.md': change('Open breaks', `type: changed\nfeatures: [open]\ndate: 2026-03-04\nstatus: published\n${breaking}`),
  'changelog/mixed.md': change('Mixed', 'type: changed\nfeatures: [open, log]\ndate: 2026-03-04\nstatus: published'),
  'decisions/0001-who-gets-it.md':
    '---\ntitle: Who gets it\nstatus: proposed\non: 2026-05-01\ndeciders: [ada]\naffects: [features/open]\n---\n\nText.\n',
}
delete (files as Record<string, string>)['releases/2.9.yaml']
const { handbook, problems } = handbookOf(files)
const staff = handbookOf(files, { audience: 'staff' }).handbook
const entry = (id: string, from = handbook) => from.entryIndex.find('changelog', id) as unknown as Change

test('the handbook has no problems', () => {
  expect(problems).toEqual([])
})

describe.each(['open', 'mixed'])('%s', (id) => {
  test('is in the filter and the feed of every plan', () => {
    const line = changeLineOf(entry(id), handbook)
    expect(line.found.tiers).toEqual(['t1', 't2'])
    expect(filterOptions([line], handbook).tier.map(({ value }) => value)).toEqual(['t1', 't2'])
    for (const { path } of feedsOf(handbook).filter(({ group }) => group === 'tier'))
      for (const format of ['atom', 'rss', 'json'])
        expect(feedsIn(files).get(`${path}feed.${format}`)?.text, path).toContain(entry(id).title)
  })

  test('is in the answer to every plan', () => {
    const data = collectUpgradeData(handbook)
    for (const tier of [undefined, 't1', 't2']) {
      const upgrade = readUpgrade({ from: '2.8', to: '2.9', offering: 'cloud', tier }, data)
      const answer = upgrade && answerUpgrade(upgrade, data)
      expect([...(answer?.breaking ?? []), ...(answer?.changed ?? [])].map(({ change: { id: found } }) => found)).toContain(id)
    }
  })

  test('has no badge for customers, and says so to staff', () => {
    expect(changeLineOf(entry(id), handbook).tiers).toEqual([])
    expect(changeLineOf(entry(id, staff), staff).tiers).toBe('undecided')
  })
})

test('the feature is found under every plan', () => {
  expect(findFacets(entryOf({ handbook } as never, 'features', 'open'), handbook)).toMatchObject({
    tier: ['Pro', 'Enterprise'],
    offering: ['Cloud', 'Self-hosted'],
  })
})

test('customers see no hint of it', () => {
  const before = entryOf({ handbook } as never, 'features', 'open')
  const after = {
    ...before,
    data: { ...before.data, availability: [{ tier: 't1', offering: 'cloud', since: '2026-11-01' }] },
  } as typeof before
  const said = [
    ...handbook.entries.filter(({ url }) => url !== undefined).map((each) => makeMarkdownPage(each, handbook, new Map())),
    ...[...feedsIn(files).values()].map(({ text }) => text),
    JSON.stringify(collectUpgradeData(handbook)),
    JSON.stringify(collectMatrixData(handbook)),
    makeChangelog(handbook),
    makeLists('decisions', handbook)
      .map((list) => listMarkdown(list, toAbsoluteUrl(handbook)))
      .join(''),
    JSON.stringify(compareFacts({ entry: before, handbook }, { entry: after, handbook })),
  ]
  for (const each of said) expect(each).not.toMatch(/undecided|not decided|yet decided/i)
  expect(makeMarkdownPage(before, handbook, new Map())).toContain('## Availability\n\nIn all plans.\n')
  expect(feedsIn(files).get('/changelog/feed.json')?.text).toContain('<strong>Cloud:</strong> from 4 March 2026, for all plans')
  expect(compareFacts({ entry: before, handbook }, { entry: after, handbook })).toEqual([
    { label: 'Availability', words: 'Pro gets Open on Cloud on 1 November 2026.' },
  ])
})

test('staff do', () => {
  expect(makeMarkdownPage(entryOf({ handbook: staff } as never, 'features', 'open'), staff, new Map())).toContain('Plans not decided yet.')
  expect(
    makeLists('decisions', staff)
      .map((list) => listMarkdown(list, toAbsoluteUrl(staff)))
      .join(''),
  ).toContain('## Features whose plan is undecided')
})

describe('an entry with staff features', () => {
  test.each([['[inside]'], ['[inside, shown]']])(
    '%s is a problem; if published anyway, it reaches everybody and names no plan',
    (features) => {
      const checked = handbookOf({
        ...files,
        'changelog/about.md': change('About', `type: changed\nfeatures: ${features}\ndate: 2026-03-04\nstatus: published`),
      })
      expect(checked.problems.map(({ code, file, line, column, message }) => `${file}:${line}:${column} ${code} ${message}`)).toEqual([
        'changelog/about.md:7:12 link-to-hidden "Inside" is for staff, but this page is public.',
      ])
      const line = changeLineOf(entry('about', checked.handbook), checked.handbook)
      expect(line.found).toMatchObject({ tiers: ['t1', 't2'], offerings: ['cloud', 'self-hosted'] })
      expect(line.tiers).toEqual([])
    },
  )
})
