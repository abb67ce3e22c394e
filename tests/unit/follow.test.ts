/** Feeds of single roadmap items. */
import { expect, test } from 'vitest'
import { formerFiles } from '../../src/outputs/feeds/feeds.ts'
import { feedLinksFor } from '../../src/outputs/feeds/addresses.ts'
import { change, type Files, feedsIn, ground, textOf } from './feeds.ts'
import { handbookOf } from './handbooks.ts'

const item = (more: string, history: string) =>
  `---\ntitle: "Search <fast> & well"\nhorizon: now\nstatus: shipped\narea: build\nobjectives: []\n${more}history:\n${history}---\nText.\n`
const moves =
  '  - { on: 2026-02-01, change: Moved to next, reason: "Two customers <asked> & waited." }\n' +
  '  - { on: 2026-01-01, change: Added in later, reason: An idea. }\n' +
  '  - { on: 2026-02-01, change: Moved to now, reason: A third one asked. }\n' +
  '  - { on: 2027-01-01, change: Moved to later, reason: Not known yet. }\n'
const files: Files = {
  'roadmap/search.md': item('milestone: june\n', moves),
  'roadmap/secret.md': item('audience: staff\n', moves),
  'roadmap/new.md': item('', '  []\n').replace('history:\n  []', 'history: []'),
  'milestones/june.yaml': 'title: June\ndri: ada\nstart: 2026-06-01\ndue: 2026-06-30\nstatus: planned\ngoals: []\nscope: []\n',
  'changelog/2026/03/search.md': change(
    'Search fast',
    'type: added\nfeatures: [log]\ndate: 2026-03-04\nstatus: published\nrelease: "2.9"\nroadmap: [search]',
  ),
}

interface Json {
  title: string
  description: string
  home_page_url: string
  items: { id: string; url: string; title: string; content_html: string; date_published: string }[]
}
const read = (all: Files, path = '/roadmap/search/feed.json') => JSON.parse(textOf(feedsIn(all), path)) as Json

test('an item has a feed of its moves with their reasons, and of the entries that came of it', () => {
  const { title, description, home_page_url: page, items } = read(files)
  expect([title, description, page]).toEqual([
    'Example roadmap: Search <fast> & well',
    'What happens to this roadmap item, and why. Status: shipped. Milestone: June. Shipped in 2.9.',
    'https://handbook.example.com/roadmap/search/',
  ])
  expect(items.map((each) => [each.title, each.content_html.slice(0, 39), each.url])).toEqual([
    ['Search fast', expect.stringContaining('<p>'), 'https://handbook.example.com/changelog/2026/03/search/'],
    ['Moved to now', '<p>A third one asked.</p>', 'https://handbook.example.com/roadmap/search/#history'],
    ['Moved to next', '<p>Two customers &#x3C;asked> &#x26; wa', 'https://handbook.example.com/roadmap/search/#history'],
    ['Added in later', '<p>An idea.</p>', 'https://handbook.example.com/roadmap/search/#history'],
  ])
  expect(new Set(items.map(({ date_published: day }) => day)).size).toBe(4)
})

test('what was read once does not come again: neither with more moves nor under another name', () => {
  const first = read(files).items
  const later = read({
    ...files,
    'roadmap/search.md': item('milestone: june\n', `${moves}  - { on: 2026-01-20, change: Stays, reason: We wait. }\n`),
  }).items
  expect(later).toEqual(expect.arrayContaining(first))
  expect(later).toHaveLength(first.length + 1)
  const renamed = { ...files, 'roadmap/find.md': item('formerly: [search]\n', moves), 'changelog/2026/03/search.md': '' }
  delete (renamed as Record<string, string>)['roadmap/search.md']
  delete (renamed as Record<string, string>)['changelog/2026/03/search.md']
  const ids = read(renamed, '/roadmap/find/feed.json').items.map(({ id }) => id)
  expect(first.map(({ id }) => id)).toEqual(expect.arrayContaining(ids))
  const { handbook } = handbookOf({ ...ground, ...renamed })
  expect(formerFiles([...feedsIn(renamed).values()], handbook).map(({ path }) => path)).toEqual(
    ['atom', 'rss', 'json'].map((format) => `/roadmap/search/feed.${format}`),
  )
})

test('only items that readers can see, and that moved, have one', () => {
  const paths = [...feedsIn(files).keys()].filter((path) => path.startsWith('/roadmap/') && path !== '/roadmap/feed.json')
  expect(paths.filter((path) => path.endsWith('.json'))).toEqual(['/roadmap/search/feed.json'])
  const staff = [...feedsIn(files, { audience: 'staff' }).keys()]
  expect(staff).toContain('/roadmap/secret/feed.atom')
})

test("the item's page links to it, and no other page does", () => {
  const { handbook } = handbookOf({ ...ground, ...files })
  const linksOn = (url: string) => feedLinksFor(url, handbook).map(({ path, title }) => `${path} ${title}`)
  expect(linksOn('/roadmap/search/')).toEqual([
    '/changelog/feed.atom Example changelog (Atom)',
    '/roadmap/search/feed.atom Example roadmap: Search <fast> & well (Atom)',
  ])
  expect(linksOn('/roadmap/new/')).toEqual(['/changelog/feed.atom Example changelog (Atom)'])
  expect(linksOn('/roadmap/').filter((link) => link.includes('search'))).toEqual([])
  expect(linksOn('/changelog/').filter((link) => link.includes('search'))).toEqual([])
})
