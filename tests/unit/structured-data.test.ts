import { describe, expect, test } from 'vitest'
import { chromeOf } from '../../src/page/page.ts'
import { structuredDataOf, structuredDataText, type Thing } from '../../src/page/structured-data.ts'
import { entryOf, handbookOf } from './handbooks.ts'

const change = (fields: string) =>
  `---\ntitle: Copy it\ndescription: D.\ntype: added\nfeatures: []\nstatus: published\nauthors: [ada, bob]\nreviews: []\n${fields}\n---\n`
const opening = (fields: string, body = 'Come **here**.') =>
  `---\nrole: pm\nposted: 2026-10-01\nemployment: FULL_TIME\napplyUrl: https://example.com/apply\n${fields}\n---\n\n${body}\n`

const files = {
  'people.yaml': '- { id: ada, name: Ada, active: true }\n- { id: bob, name: Bob, active: true, audience: staff }\n',
  'offerings.yaml': '- { id: self-hosted, title: Self-hosted, delivery: versioned }\n',
  'roles/pm.md': '# Product Manager\n',
  'handbook/index.md': '# Book\n',
  'handbook/a/index.md': '# Part\n',
  'handbook/a/b.md': '# Page\n',
  'releases/2.30.yaml': 'date: 2026-05-07\nstatus: released\noffering: self-hosted\n',
  'releases/2.31.yaml': 'date: 2026-12-07\nstatus: planned\noffering: self-hosted\n',
  'releases/2.32.yaml': 'date: 2026-06-07\nstatus: yanked\noffering: self-hosted\nreason: R\n',
  'changelog/plain.md': change('date: 2026-05-07'),
  'changelog/revised.md': change('date: 2026-05-07\nrevisions: [{ on: 2026-07-01, note: N }, { on: 2026-06-01, note: N }]'),
  'openings/open.md': opening(
    'title: Manager\nstatus: open\nvalidThrough: 2026-12-01T00:00:00Z\nlocation: Berlin\nsalary: { currency: EUR, min: 1, max: 2, per: month }\nremote: { countries: [DE, NL] }',
  ),
  'openings/bare.md': opening('title: Bare\nstatus: open\nvalidThrough: 2026-11-24T14:00:00+01:00', ''),
  'openings/over.md': opening('title: Over\nstatus: open\nvalidThrough: 2026-11-24T13:00:00+01:00'),
  'openings/closed.md': opening('title: Closed\nstatus: closed\nvalidThrough: 2026-12-01T00:00:00Z'),
}
const checked = handbookOf(files, { config: { base: '/base' } })
const root = 'https://handbook.example.com/base'

function dataOf(collection: string, id: string, updated?: string): Thing[] {
  const entry = entryOf(checked, collection, id)
  return structuredDataOf(entry, checked.handbook, chromeOf(entry, checked.handbook, new Map()).breadcrumbs, updated)
}

describe('breadcrumbs', () => {
  test.each([
    ['handbook', 'index', ['Home', 'Book'], '/handbook/'],
    ['handbook', 'a/b', ['Home', 'Handbook', 'Part', 'Page'], '/handbook/a/b/'],
    ['releases', '2.30', ['Home', 'Releases', '2.30'], '/releases/2.30/'],
  ])('of %s/%s', (collection, id, names, last) => {
    const [list] = dataOf(collection, id)
    const items = list?.['itemListElement'] as { position: number; name: string; item: string }[]
    expect(list?.['@type']).toBe('BreadcrumbList')
    expect(items.map(({ name }) => name)).toEqual(names)
    expect(items.map(({ position }) => position)).toEqual(names.map((_, index) => index + 1))
    expect(items.at(-1)?.item).toBe(root + last)
  })
})

test.each([
  ['plain', undefined, '2026-05-07'],
  ['plain', '2026-08-01T10:00:00+02:00', '2026-08-01'],
  ['plain', '2026-04-01', '2026-05-07'],
  ['revised', undefined, '2026-07-01'],
  ['revised', '2026-06-15', '2026-07-01'],
])('the entry %s, with its file changed on %s, was modified on %s', (id, updated, dateModified) => {
  expect(dataOf('changelog', id, updated)[1]).toEqual({
    '@type': 'TechArticle',
    headline: 'Copy it',
    description: 'D.',
    url: `${root}/changelog/${id}/`,
    datePublished: '2026-05-07',
    dateModified,
    author: [{ '@type': 'Person', name: 'Ada' }],
    publisher: { '@type': 'Organization', name: 'Example' },
  })
})

test("a released version is software data; a planned or withdrawn one isn't", () => {
  expect(dataOf('releases', '2.30')[1]).toEqual({
    '@type': 'SoftwareApplication',
    name: 'Self-hosted',
    softwareVersion: '2.30',
    datePublished: '2026-05-07',
    releaseNotes: `${root}/releases/2.30/`,
    publisher: { '@type': 'Organization', name: 'Example' },
  })
  expect(dataOf('releases', '2.31')).toHaveLength(1)
  expect(dataOf('releases', '2.32')).toHaveLength(1)
})

test('an open position is job data while applications are open', () => {
  expect(dataOf('openings', 'open')[1]).toEqual({
    '@type': 'JobPosting',
    title: 'Manager',
    description: '<p>Come <strong>here</strong>.</p>',
    url: `${root}/openings/open/`,
    datePosted: '2026-10-01',
    validThrough: '2026-12-01T00:00:00Z',
    employmentType: 'FULL_TIME',
    hiringOrganization: { '@type': 'Organization', name: 'Example' },
    jobLocation: { '@type': 'Place', address: 'Berlin' },
    jobLocationType: 'TELECOMMUTE',
    applicantLocationRequirements: [
      { '@type': 'Country', name: 'DE' },
      { '@type': 'Country', name: 'NL' },
    ],
    baseSalary: {
      '@type': 'MonetaryAmount',
      currency: 'EUR',
      value: { '@type': 'QuantitativeValue', minValue: 1, maxValue: 2, unitText: 'MONTH' },
    },
  })
  expect(dataOf('openings', 'bare')[1]).toMatchObject({ '@type': 'JobPosting', description: 'Bare' })
  expect(dataOf('openings', 'bare')[1]).not.toHaveProperty('jobLocation')
  expect(dataOf('openings', 'over')).toHaveLength(1)
  expect(dataOf('openings', 'closed')).toHaveLength(1)
})

test.each(['</script><script>alert(1)</script>', '<!--', ']]>', '\u2028', '"\\'])(
  "%j in a text can't end the script, and is unchanged",
  (title) => {
    const json = structuredDataText([{ '@type': 'TechArticle', headline: title }])
    expect(json).not.toContain('<')
    expect(JSON.parse(json)['@graph'][0].headline).toBe(title)
  },
)
