/** Which feeds exist, what they contain, and what stays stable. */
import { describe, expect, test } from 'vitest'
import { documentsOf, type Feed, type FeedItem } from '../../src/outputs/feeds/feed.ts'
import { ourCollections } from '../../src/collections/collections.ts'
import { stampsOf, tagOf, uidOf } from '../../src/graph/entry-tag.ts'
import { feedsOf } from '../../src/outputs/feeds/addresses.ts'
import { type Files, change, feedsIn, ground, textOf } from './feeds.ts'
import { handbookOf, optionsFor, type TestOptions } from './handbooks.ts'

const added = (date: string, more = '') => `type: added\nfeatures: [log]\ndate: ${date}\nstatus: published\n${more}`
const base: Files = {
  'changelog/2026/03/one.md': change('One', added('2026-03-04')),
  'changelog/2026/03/two.md': change('Two', added('2026-03-04').replace('[log]', '[]')),
  'changelog/2026/04/three.md': change('Three', added('2026-04-01').replace('added', 'fixed')),
}

interface Item {
  id: string
  title: string
  date_published: string
  date_modified: string
  content_html: string
}
function itemsIn(files: Files, path = '/changelog/feed.json', options: TestOptions = {}): Record<string, Item> {
  const { items } = JSON.parse(textOf(feedsIn(files, options), path)) as { items: Item[] }
  return Object.fromEntries(items.map((item) => [item.id.split('/').at(-1), item]))
}
const titlesOf = (path: string, files = base) => Object.values(itemsIn(files, path)).map(({ title }) => title)
const stamps = (items: Record<string, Item>) =>
  Object.values(items).map(({ id, date_published, date_modified }) => [id, date_published, date_modified])

describe('feeds', () => {
  test("exist for everything and for each plan, offering, area and type, with today's names", () => {
    const { handbook } = handbookOf({ ...ground, ...base })
    expect(feedsOf(handbook).map(({ path, title, items }) => `${path} ${title} (${items.length})`)).toMatchInlineSnapshot(`
      [
        "/changelog/ Example changelog (3)",
        "/changelog/tier/t1/ Example changelog: Pro (3)",
        "/changelog/tier/t2/ Example changelog: Enterprise (3)",
        "/changelog/offering/cloud/ Example changelog: Cloud (3)",
        "/changelog/offering/self-hosted/ Example changelog: Self-hosted (1)",
        "/changelog/area/build/ Example changelog: Build (2)",
        "/changelog/area/run/ Example changelog: Run (0)",
        "/changelog/type/added/ Example changelog: Added (2)",
        "/changelog/type/changed/ Example changelog: Changed (0)",
        "/changelog/type/deprecated/ Example changelog: Deprecated (0)",
        "/changelog/type/removed/ Example changelog: Removed (0)",
        "/changelog/type/fixed/ Example changelog: Fixed (1)",
        "/changelog/type/security/ Example changelog: Security (0)",
        "/releases/ Example releases (1)",
      ]
    `)
  })

  test('an entry without features is for every plan', () => {
    expect(titlesOf('/changelog/tier/t2/feed.json').toSorted()).toEqual(['One', 'Three', 'Two'])
    expect(titlesOf('/changelog/area/build/feed.json').toSorted()).toEqual(['One', 'Three'])
    expect(titlesOf('/changelog/type/fixed/feed.json')).toEqual(['Three'])
    expect(titlesOf('/changelog/area/run/feed.json')).toEqual([])
  })

  test('none exists without an entry', () => {
    expect([...feedsIn({}).keys()].filter((path) => path.startsWith('/changelog/'))).toEqual([])
  })

  test.each([
    ['a draft', 'status: draft', {}],
    ['what is approved and not due', 'status: approved\npublishAt: 2026-11-24T12:00:01Z', {}],
    ['what is published and not due', 'status: published\npublishAt: 2026-11-24T12:00:01Z', {}],
    ['what is withdrawn before its moment', 'status: withdrawn\npublishAt: 2026-11-24T12:00:01Z', {}],
    ['what is dated tomorrow', 'status: published\ndate: 2026-11-25', {}],
    ['what is for staff', 'status: published\naudience: staff', {}],
    ['a draft, even where drafts are shown', 'status: draft', { drafts: true }],
  ])('%s is in none', (_, fields, options) => {
    const date = fields.includes('date:') ? '' : '\ndate: 2026-03-04'
    const files = { ...base, 'changelog/hidden.md': change('Sentinel', `type: added\nfeatures: [log]\n${fields}${date}`, '\nSentinel.\n') }
    expect([...feedsIn(files, options).values()].filter(({ text }) => text.includes('Sentinel'))).toEqual([])
  })

  test('a due entry is in all of its feeds', () => {
    const fields = 'type: added\nfeatures: [log]\nstatus: approved\ndate: 2026-11-24\npublishAt: 2026-11-24T12:00:00Z'
    const files = feedsIn({ ...base, 'changelog/due.md': change('Sentinel', fields) })
    expect(
      [...files.values()].filter(({ format, text }) => format === 'atom' && text.includes('Sentinel')).map(({ path }) => path),
    ).toEqual([
      '/changelog/feed.atom',
      '/changelog/tier/t1/feed.atom',
      '/changelog/tier/t2/feed.atom',
      '/changelog/offering/cloud/feed.atom',
      '/changelog/area/build/feed.atom',
      '/changelog/type/added/feed.atom',
    ])
  })
})

describe('stability', () => {
  const before = itemsIn(base)

  test('the same content gives the same bytes', () => {
    const bytes = () => [...feedsIn(base).values()].map(({ path, text }) => [path, text])
    expect(bytes()).toEqual(bytes())
  })

  test.each(['2026/03/one', 'changelog/2026/03/one', '/changelog/2026/03/one/'])(
    'a rename with "formerly: [%s]" keeps the id and both dates',
    (path) => {
      const { 'changelog/2026/03/one.md': one = '', ...rest } = base
      const renamed = itemsIn({ ...rest, 'changelog/2026/05/uno.md': one.replace('type:', `formerly: ["${path}"]\ntype:`) })
      expect(stamps(renamed)).toEqual(stamps(before))
    },
  )

  test('a rename with uid keeps the id and both dates', () => {
    const { 'changelog/2026/03/one.md': one = '', ...rest } = base
    expect(stamps(itemsIn({ ...rest, 'changelog/uno.md': one.replace('type:', 'uid: 2026/03/one\ntype:') }))).toEqual(stamps(before))
  })

  test('a corrected text, another title and another path of the site change nothing', () => {
    const mended = { ...base, 'changelog/2026/03/one.md': change('One more', added('2026-03-04'), '\nText.\n') }
    expect(stamps(itemsIn(mended, undefined, { now: '2026-11-25T00:00:00Z', config: { base: '/elsewhere' } }))).toEqual(stamps(before))
  })

  test('another host changes the ids, unless feedDomain has the old one', () => {
    const moved = (more: object) => stamps(itemsIn(base, undefined, { config: { site: 'https://new.example', ...more } }))
    expect(moved({})).not.toEqual(stamps(before))
    expect(moved({ feedDomain: 'handbook.example.com' })).toEqual(stamps(before))
  })

  test('entries of the same day change nothing', () => {
    const siblings = Object.fromEntries(
      Array.from({ length: 20 }, (_, index) => [`changelog/2026/03/a${index}.md`, change(`A${index}`, added('2026-03-04'))]),
    )
    const after = itemsIn({ ...base, ...siblings })
    expect(stamps({ one: after['one'] as Item, two: after['two'] as Item })).toEqual(
      stamps({ one: before['one'] as Item, two: before['two'] as Item }),
    )
    expect(new Set(Object.values(after).map(({ date_published }) => date_published)).size).toBe(23)
  })

  test('a revision updates the date of change, and comes first', () => {
    const revised = itemsIn({
      ...base,
      'changelog/2026/03/one.md': change('One', added('2026-03-04', 'revisions: [{ on: 2026-05-01, note: N. }]')),
    })
    expect(Object.keys(revised)).toEqual(['one', 'three', 'two'])
    expect(revised['one']?.date_published).toBe(before['one']?.date_published)
    expect(revised['one']?.date_modified.slice(0, 10)).toBe('2026-05-01')
    expect(revised['one']?.content_html).toContain('<p><strong>Updated 1 May 2026</strong></p><p>N.</p>')
  })

  test('a withdrawal updates the date of change and is stated, with or without a date', () => {
    const withdrawn = (more: string) =>
      itemsIn({ ...base, 'changelog/2026/03/one.md': change('One', added('2026-03-04', more).replace('published', 'withdrawn')) })['one']
    expect(withdrawn('')?.title).toBe('Withdrawn: One')
    expect(withdrawn('')?.content_html).toContain('<p><strong>Withdrawn</strong></p><p>This no longer applies.</p>')
    expect((withdrawn('')?.date_modified ?? '') > (before['one']?.date_modified ?? '')).toBe(true)
    expect(withdrawn('revisions: [{ on: 2026-06-02, note: N. }]')?.date_modified.slice(0, 10)).toBe('2026-06-02')
  })
})

describe('identity', () => {
  test.each([
    [{ id: 'b', data: { uid: 'a' } }, 'a'],
    [{ id: 'b', data: { formerly: ['/elsewhere/', 'first', 'second.mdx'] } }, 'first'],
    [{ id: 'b', data: { formerly: ['/changelog/x/y/index.html'] } }, 'x/y'],
    [{ id: 'b', data: { formerly: ['handbook/a', '/changelog/'] } }, 'b'],
    [{ id: 'b', data: {} }, 'b'],
  ])('the uid of %j is %s', (entry, uid) => {
    expect(uidOf({ collection: 'changelog', ...entry }, ourCollections)).toBe(uid)
  })

  test.each([
    ['2025/12/a', '2026-01-01', 'tag:handbook.example.com,2025:changelog/2025/12/a'],
    ['a b', '2026-01-01', 'tag:handbook.example.com,2026:changelog/a%20b'],
  ])('the tag of %s', (uid, published, tag) => {
    expect(tagOf('changelog', uid, published, optionsFor().config)).toBe(tag)
  })

  test('three thousand of one day all have unique times', () => {
    const items = Array.from({ length: 3000 }, (_, index) => ({ uid: `2026/03/${index}`, from: '2026-03-04', changes: [] }))
    const all = [...stampsOf(items).values()]
    expect(new Set(all.map(({ published }) => published)).size).toBe(3000)
    expect(all.every(({ published, updated }) => published.startsWith('2026-03-04T') && published === updated)).toBe(true)
  })

  test('changes of one day are in order, and never before publication', () => {
    const at = (changes: string[]) => stampsOf([{ uid: 'a', from: '2026-03-04T10:00:00+02:00', changes }]).get('a')
    expect(at([])?.published).toMatch(/^2026-03-04T08:00:/)
    const [none, one, two] = [[], ['2026-03-04'], ['2026-03-04', '2026-03-04']].map((changes) => at(changes)?.updated ?? '')
    expect([none, one, two].toSorted()).toEqual([none, one, two])
    expect(new Set([none, one, two]).size).toBe(3)
  })
})

describe('archives', () => {
  const item = (day: string, index: number): FeedItem => {
    const moment = `${day}T00:00:${String(index).padStart(2, '0')}.000Z`
    return {
      file: 'f',
      id: `${day}-${index}`,
      url: 'https://x/',
      title: 'T',
      summary: undefined,
      html: '',
      published: moment,
      updated: moment,
      authors: [],
      categories: [],
      media: [],
    }
  }
  const many = (year: number, count: number) =>
    Array.from({ length: count }, (_, index) => item(`${year}-${String(1 + Math.floor(index / 20)).padStart(2, '0')}-01`, index % 20))
  const feedWith = (items: FeedItem[]): Feed => ({
    group: 'all',
    path: '/changelog/',
    title: 'C',
    description: 'D',
    page: '/changelog/',
    items,
    updated: '',
  })
  const shape = (items: FeedItem[], now: string) =>
    documentsOf(feedWith(items), now).map(({ path, items, previous }) => `${path} ${items.length} → ${previous ?? 'end'}`)

  test("don't exist while everything fits into one document", () => {
    expect(shape([...many(2025, 30), ...many(2026, 20)], '2026-06-01T00:00:00Z')).toEqual(['/changelog/ 50 → end'])
  })

  test('are by year and part; the rest of the year is only in the current document', () => {
    expect(shape([...many(2025, 30), ...many(2026, 37)], '2026-06-01T00:00:00Z')).toEqual([
      '/changelog/ 25 → /changelog/archive/2026-1/',
      '/changelog/archive/2026-1/ 25 → /changelog/archive/2025-2/',
      '/changelog/archive/2025-2/ 5 → /changelog/archive/2025-1/',
      '/changelog/archive/2025-1/ 25 → end',
    ])
  })

  test('never change when something new is added', () => {
    const all = [...many(2025, 60), ...many(2026, 60)]
    const archives = (count: number, now: string) =>
      documentsOf(feedWith(all.slice(0, count)), now)
        .slice(1)
        .map((document) => [document.path, document.previous, document.items.map(({ id }) => id)])
    for (let count = 60; count < all.length; count++) {
      const [before, after] = [archives(count, '2026-06-01T00:00:00Z'), archives(count + 1, '2026-06-01T00:00:00Z')]
      expect(after.slice(after.length - before.length)).toEqual(before)
    }
  })

  test('have, with the current document, every item; the current one is never long', () => {
    for (const count of [51, 74, 99, 100, 200]) {
      const documents = documentsOf(feedWith(many(2026, count)), '2026-12-31T00:00:00Z')
      expect(new Set(documents.flatMap(({ items }) => items)).size).toBe(count)
      expect(documents[0]?.items.length).toBeLessThanOrEqual(50)
      expect(documents[0]?.items.length).toBeGreaterThanOrEqual(20)
    }
  })

  test('also give a revised old item to the current document', () => {
    const items = many(2026, 90)
    items[0] = { ...(items[0] as FeedItem), updated: '2026-12-01T00:00:00.000Z' }
    const [current] = documentsOf(feedWith(items), '2026-12-31T00:00:00Z')
    expect(current?.items[0]?.id).toBe(items[0]?.id)
  })

  test.each([
    ['of everything', 'all', 'Body 0'],
    ['of a narrower feed', 'area', 'Full text'],
  ] as const)('%s hold texts as they should', (_, group, first) => {
    const items = many(2025, 60).map((each, index) => ({ ...each, summary: 'S & T.', html: `<p>Body ${index}${' more'.repeat(30)}</p>` }))
    const documents = documentsOf({ ...feedWith(items), group }, '2026-12-31T00:00:00Z')
    expect(documents.at(-1)?.items.at(-1)?.html).toContain(first)
    // What's new is whole in every feed.
    expect(documents[0]?.items[0]?.html).toContain('Body 59')
  })

  test('the current document holds whole texts up to a limit, then summaries', () => {
    const items = many(2026, 40).map((each) => ({ ...each, summary: 'S & T.', html: `<p>${'x'.repeat(9_990)}</p>` }))
    const [current] = documentsOf(feedWith(items), '2026-12-31T00:00:00Z')
    const texts = current?.items.map(({ html }) => html) ?? []
    expect(texts.slice(10)).toEqual(Array(30).fill('<p>S &amp; T.</p><p><a href="https://x/">Full text</a></p>'))
    expect(texts.slice(0, 10).every((html) => html.length > 9000)).toBe(true)
  })

  test("say that they're archives, and link to the current document", () => {
    const entries = Object.fromEntries(
      Array.from({ length: 60 }, (_, index) => [`changelog/a${index}.md`, change(`A${index}`, added('2025-03-04'))]),
    )
    const files = feedsIn(entries)
    const atom = textOf(files, '/changelog/archive/2025-3/feed.atom')
    expect(atom).toContain('xmlns:fh="http://purl.org/syndication/history/1.0"')
    expect(atom).toContain('<fh:archive/>')
    expect(atom).toContain('<link href="https://handbook.example.com/changelog/feed.atom" rel="current" type="application/atom+xml"/>')
    expect(atom).toContain(
      '<link href="https://handbook.example.com/changelog/archive/2025-2/feed.atom" rel="prev-archive" type="application/atom+xml"/>',
    )
    const rss = textOf(files, '/changelog/archive/2025-3/feed.rss')
    expect(rss).toContain('<fh:archive/>')
    expect(rss).toContain('rel="prev-archive"')
    expect(JSON.parse(textOf(files, '/changelog/feed.json')).next_url).toBe(
      'https://handbook.example.com/changelog/archive/2025-3/feed.json',
    )
    expect(textOf(files, '/changelog/feed.atom')).not.toContain('fh:archive')
  })
})
