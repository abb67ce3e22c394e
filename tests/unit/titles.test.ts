import { describe, expect, test } from 'vitest'
import { collections } from '../../src/collections/table.ts'
import { tierLabel } from '../../src/collections/tiers/schema.ts'
import { describe as describeData, humanName, isDraft } from '../../src/graph/titles.ts'
import { entryOf, handbookOf, now } from './handbooks.ts'

describe('titles', () => {
  test.each([
    ['title before all', 'a.md', '---\ntitle: Title\nnavTitle: Nav\n---\n\n# H1\n', 'Title'],
    ['navTitle next', 'a.md', '---\nnavTitle: Nav\n---\n\n# H1\n', 'Nav'],
    ['the first H1 next', 'a.md', 'Text.\n\n# First\n\n# Second\n', 'First'],
    ['an H1 with markup', 'a.md', '# The *first* `code` [link](#x)\n', 'The first code link'],
    ['an H1 underlined', 'a.md', 'First\n=====\n', 'First'],
    ['an H1 of raw HTML', 'a.md', '<h1>First <b>one</b></h1>\n', 'First one'],
    ['an empty H1 is none', 'two-words.md', '#\n\n# Second\n', 'Second'],
    ['an H2 is none', 'two-words.md', '## Second\n', 'Two words'],
    ['the file name at last', 'two-words_here.md', 'Text.\n', 'Two words here'],
    ['the folder of an index', 'planning-work/index.md', 'Text.\n', 'Planning work'],
    ['the collection at the top', 'index.md', 'Text.\n', 'Handbook'],
    ['blanks are no title', 'a.md', '---\ntitle: "  "\n---\n\n# H1\n', 'H1'],
    ['an H1 without its template tags', 'a.md', '# Hello {{ name }}\n', 'Hello'],
  ])('%s', (_, path, text, expected) => {
    const { handbook } = handbookOf({ [`handbook/${path}`]: text })
    expect(handbook.entries.map((entry) => entry.title)).toEqual([expected])
  })

  test('of collections without one', () => {
    const checked = handbookOf({
      'people.yaml': '- { id: ada, name: Ada L., active: true }\n',
      'offerings.yaml': '- { id: cloud, title: Cloud, delivery: continuous }\n',
      'tiers.yaml':
        '- { id: team, names: [{ from: 2020-01-01, label: Old }, { from: 2030-01-01, label: New }], rank: 1, offerings: [cloud], introduced: 2020-01-01 }\n',
      'releases/2.30.yaml': 'date: 2026-01-01\nstatus: released\noffering: cloud\n',
    })
    expect(checked.problems).toEqual([])
    expect(
      [
        ['people', 'ada'],
        ['tiers', 'team'],
        ['releases', '2.30'],
      ].map(([collection = '', id = '']) => entryOf(checked, collection, id).title),
    ).toEqual(['Ada L.', 'Old', '2.30'])
  })

  test.each([
    ['before the first name', '2019-12-31', 'Starter'],
    ['on the first day', '2020-01-01', 'Starter'],
    ['the day before a change', '2021-12-31', 'Starter'],
    ['on the day of a change', '2022-01-01', 'Team'],
    ['at an instant of that day', '2022-01-01T00:00:00.000Z', 'Team'],
    ['after the last change', '2030-01-01', 'Pro'],
  ])('a plan has its name of the day: %s', (_, day, expected) => {
    const names = [
      { from: '2020-01-01', label: 'Starter' },
      { from: '2022-01-01', label: 'Team' },
      { from: '2024-01-01', label: 'Pro' },
    ]
    expect(tierLabel(names, day)).toBe(expected)
  })

  test('a plan without names has none', () => {
    expect(tierLabel([], '2026-01-01')).toBe('')
  })

  test.each([
    ['product-manager', 'Product manager'],
    ['a_b-c', 'A b c'],
    ['2.30', '2.30'],
    ['', ''],
  ])('%j for people: %j', (name, expected) => {
    expect(humanName(name)).toBe(expected)
  })

  test.each([
    [{ description: 'D', summary: 'S' }, 'D'],
    [{ summary: 'S', mission: 'M' }, 'S'],
    [{ mission: 'M' }, 'M'],
    [{ headline: 'H' }, 'H'],
    [{ description: ' ' }, undefined],
    [{}, undefined],
  ])('the sentence about %j', (data, expected) => {
    expect(describeData(data)).toBe(expected)
  })
})

describe('drafts', () => {
  test.each([
    ['handbook', {}, false],
    ['handbook', { status: 'draft' }, true],
    ['handbook', { status: 'superseded' }, false],
    ['strategy', { status: 'draft' }, true],
    ['strategy', { status: 'in-review' }, true],
    ['strategy', { status: 'active' }, false],
    ['strategy', { status: 'archived' }, false],
    ['decisions', { status: 'proposed' }, false],
    ['changelog', { status: 'draft' }, true],
    ['changelog', { status: 'in-review' }, true],
    ['changelog', { status: 'approved' }, true],
    ['changelog', { status: 'withdrawn' }, true],
    ['changelog', { status: 'published' }, false],
    ['changelog', { status: 'published', publishAt: '2026-11-24T12:00:00Z' }, false],
    ['changelog', { status: 'published', publishAt: '2026-11-24T12:00:01Z' }, true],
    ['changelog', { status: 'published', publishAt: '2026-11-24T13:00:00+01:00' }, false],
    ['changelog', { status: 'published', publishAt: '2026-11-24T11:30:00-01:00' }, true],
    ['changelog', { status: 'published', publishAt: '2026-11-24 11:00Z' }, false],
  ] as const)('%s %j: %s', (collection, data, expected) => {
    expect(isDraft(collections[collection], data, now)).toBe(expected)
  })
})
