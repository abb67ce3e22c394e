/** Suggestions if nothing is found: similar titles, and someone to ask. */
import { expect, test } from 'vitest'
import { type Nearby, suggestNearby } from '../../src/answers/search/nearby.ts'
import { collectNearby } from '../../src/outputs/search/nearby.ts'
import { searchRecords } from '../../src/outputs/search/records.ts'
import { handbookOf } from './handbooks.ts'

const nearby: Nearby = {
  pages: [
    ['Device groups', '/groups/', 0],
    ['Release day', '/day/'],
    ['Sizing', '/sizing/', 1],
  ],
  contacts: [{ area: 'Devices', name: 'Ada', url: '/roles/ada/' }, { name: 'Bob' }],
}

test.each([
  ['divice gruop', ['Device groups'], 'Ada'],
  ['release dates', ['Release day'], undefined],
  ['sizng', ['Sizing'], 'Bob'],
  ['日本語', [], undefined],
  ['', [], undefined],
])('%s: the nearest titles are %j, and the contact is %s', (query, titles, contact) => {
  const { pages, ask } = suggestNearby(query, nearby)
  expect(pages.map(({ title }) => title)).toEqual(titles)
  expect(ask?.name).toBe(contact)
})

test('if similar pages have no owner, the general contact is named', () => {
  const general = { is: 'owner', name: 'Eve' } as const
  expect(suggestNearby('xqzvw kjhgf', { ...nearby, general })).toEqual({ pages: [], ask: general })
  expect(suggestNearby('release dates', { ...nearby, general }).ask).toEqual(general)
  expect(suggestNearby('sizng', { ...nearby, general }).ask?.name).toBe('Bob')
})

const people =
  '- { id: ada, name: Ada, active: true, role: keeper }\n- { id: bob, name: Bob, active: true }\n- { id: eve, name: Eve, active: true }\n'
const page = (owner: string, title = 'Page') => `---\ntitle: ${title}\n${owner && `owner: ${owner}\n`}---\n\nText.\n`
const book = (files: Readonly<Record<string, string>>, edit?: string) =>
  handbookOf({ 'people.yaml': people, 'roles/keeper.md': '# Keeper\n', ...files }, { config: { edit, base: '/base' } }).handbook
const edit = 'https://git.example.com/handbook/edit/main'

test.each([
  [
    'its owner, with the page of the role',
    book({ 'handbook/index.md': page('ada') }, edit),
    { is: 'owner', name: 'Ada', url: '/base/roles/keeper/' },
  ],
  ['a role that owns it', book({ 'handbook/index.md': page('keeper') }), { is: 'owner', name: 'Keeper', url: '/base/roles/keeper/' }],
  [
    'who owns most pages, where the first has no owner',
    book({ 'handbook/index.md': page(''), 'handbook/a.md': page('eve'), 'handbook/b.md': page('bob'), 'handbook/c.md': page('bob') }),
    { is: 'owner', name: 'Bob' },
  ],
  ['of two, the first by name', book({ 'handbook/a.md': page('eve'), 'handbook/b.md': page('bob') }), { is: 'owner', name: 'Bob' }],
  [
    'the place where it is written, where nobody is named',
    book({ 'handbook/a.md': page('') }, edit),
    { is: 'place', name: edit.slice(8), url: edit },
  ],
  ['nobody', book({ 'handbook/a.md': page('') }), undefined],
])('contact for the handbook: %s', (_, handbook, general) => {
  expect(collectNearby(searchRecords(handbook), handbook).general).toEqual(general)
})

test("pages of an area belong to the area's owner", () => {
  const handbook = book({
    'areas.yaml': '- { id: power, title: Power, owner: eve }\n',
    'handbook/index.md': page('ada', 'Book'),
    'features/turbine.md': '---\ntitle: Turbine\nsummary: Turns.\narea: power\nlifecycle: []\navailability: undecided\n---\n',
  })
  expect(suggestNearby('turbnie', collectNearby(searchRecords(handbook), handbook)).ask).toEqual({ area: 'Power', name: 'Eve' })
})
