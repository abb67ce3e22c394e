/** What Astro's content layer gets from a handbook. */
import { describe, expect, test } from 'vitest'
import { handbookCollection, handbookCollections } from '../../src/astro-collections.ts'
import { findAstroEntries } from '../../src/astro-entries.ts'
import { defineCollection, z } from '../../src/index.ts'
import { handbookOf } from './handbooks.ts'

const change = (more: string) =>
  `---\ntitle: Faster\ndescription: It is faster.\ntype: fixed\nfeatures: []\ndate: 2026-01-02\nauthors: [ada]\nreviews: []\nbroadcast: [email]\n${more}\n---\n\n## Why\n\n<!-- Because. -->\n\nText.\n`
const files = {
  'changelog/open.md': change('status: published'),
  'changelog/inside.md': change('status: published\naudience: staff'),
  'changelog/draft.md': change('status: draft'),
  'people.yaml': '- { id: ada, name: Ada, url: "https://example.com/ada", active: true }\n',
  'redirects.yaml': '- { from: /old/, to: /changelog/, date: 2026-01-01 }\n',
}
const entriesIn = (collection: string, audience: 'public' | 'staff' = 'public') => {
  const { handbook } = handbookOf(files, { audience })
  return findAstroEntries({ handbook, updated: new Map([['changelog/open.md', '2026-01-03T00:00:00Z']]), folder: 'content' }, collection)
}

describe('an entry', () => {
  test('has data, text and headings', () => {
    const entry = entriesIn('changelog')?.get('open')
    expect(entry).toMatchObject({
      id: 'open',
      filePath: 'content/changelog/open.md',
      body: '## Why\n\nText.\n',
      data: {
        title: 'Faster',
        url: '/changelog/open/',
        updated: '2026-01-03T00:00:00Z',
        date: '2026-01-02',
        type: 'fixed',
        authors: ['ada'],
      },
    })
    expect(entry?.rendered?.html).toMatch(/^<h2 id="why">Why.*<\/h2>\s*<p>Text\.<\/p>\s*$/s)
    expect(entry?.rendered?.metadata.headings).toEqual([{ depth: 2, slug: 'why', text: 'Why' }])
  })

  test('keeps its own value of a field that pages have too', () => {
    expect(entriesIn('people')?.get('ada')?.data).toMatchObject({ title: 'Ada', url: 'https://example.com/ada' })
  })

  test('may be changed without changing the handbook', () => {
    const { handbook } = handbookOf(files)
    const site = { handbook, updated: new Map(), folder: 'content' }
    const authors = findAstroEntries(site, 'changelog')?.get('open')?.data['authors']
    if (Array.isArray(authors)) authors.push('bob')
    expect(handbook.entries.find(({ id }) => id === 'open')?.data).toMatchObject({ authors: ['ada'] })
  })
})

test.each([
  ['public', ['open'], false],
  ['staff', ['inside', 'open'], true],
] as const)('%s: only what they may see', (audience, ids, hasStaffFields) => {
  const entries = entriesIn('changelog', audience)
  expect([...(entries?.keys() ?? [])].sort()).toEqual(ids)
  expect(Object.keys(entries?.get('open')?.data ?? {}).includes('broadcast')).toBe(hasStaffFields)
})

test.each(['redirects', 'withheld', 'nowhere'])('%s is no collection for Astro', (name) => {
  expect(entriesIn(name)).toBeUndefined()
})

describe('src/content.config.ts', () => {
  test('gets the collections that are about the subject', () => {
    const names = Object.keys(handbookCollections())
    expect(names).toEqual(expect.arrayContaining(['handbook', 'changelog', 'insights', 'people', 'glossary']))
    expect(names.filter((name) => ['triage', 'editions', 'withheld', 'redirects', 'broadcasts'].includes(name))).toEqual([])
    expect(Object.keys(handbookCollections(['changelog']))).toEqual(['changelog'])
  })

  test.each([
    ['changlog', 'there is no collection "changlog" for Astro. Did you mean "changelog"?'],
    ['redirects', 'there is no collection "redirects" for Astro.'],
  ])('is told that there is no %s', (name, message) => {
    expect(() => handbookCollections([name as 'changelog'])).toThrow(message)
  })

  test('is told to keep the names', async () => {
    const vendors = handbookCollection(defineCollection({ name: 'vendors', noun: 'vendor', schema: z.object({}) }))
    await expect(vendors.loader.load({ collection: 'vendors' })).resolves.toBeUndefined()
    await expect(vendors.loader.load({ collection: 'partners' })).rejects.toThrow(
      'src/content.config.ts calls the handbook\'s collection "vendors" "partners". Give it its own name.',
    )
  })
})
