/** Open roles, and what candidates see. */
import { expect, test } from 'vitest'
import { openingText } from '../../src/words/team.ts'
import { employmentType, openingLists, openingsOfRole } from '../../src/collections/openings/view.ts'
import { structuredDataOf } from '../../src/page/structured-data.ts'
import { makeLists } from '../../src/outputs/markdown/lists.ts'
import { listMarkdown } from '../../src/page/list-page.ts'
import { makeMarkdownPage, toAbsoluteUrl } from '../../src/outputs/markdown/entry.ts'
import { entryOf, handbookOf } from './handbooks.ts'

const opening = (status: string, posted: string, validThrough: string, more = 'location: "Berlin, DE"') =>
  `role: writer\nstatus: ${status}\nposted: ${posted}\nvalidThrough: "${validThrough}"\nemployment: full-time\napplyUrl: https://example.com/apply\n${more}\n`
const checked = handbookOf({
  'roles/writer.md': '---\ntitle: Writer\nmission: Says it.\nhiringSteps: [Talk, Offer]\n---\n',
  'openings/late.yaml': opening('open', '2026-11-01', '2027-01-01T00:00:00Z', 'title: Late\nremote: { countries: [DE, Atlantis] }'),
  'openings/soon.yaml': opening('open', '2026-11-02', '2026-11-24T13:01:00+01:00', 'title: Soon\nlocation: Berlin'),
  'openings/over.yaml': opening('open', '2026-10-01', '2026-11-24T13:00:00+01:00', 'title: Over\nlocation: Berlin'),
  'openings/closed.yaml': opening('closed', '2026-10-02', '2027-01-01T00:00:00Z', 'title: Closed'),
})

test('positions are open until their deadline, first deadline first; closed ones come after, latest first', () => {
  const { open, closed } = openingLists(checked.handbook)
  expect([open, closed].map((list) => list.map(({ id }) => id))).toEqual([
    ['soon', 'late'],
    ['closed', 'over'],
  ])
  expect(openingsOfRole({ id: 'writer' }, checked.handbook).map(({ id }) => id)).toEqual(['late', 'soon'])
  expect(openingsOfRole({ id: 'reader' }, checked.handbook)).toEqual([])
})

test.each([
  ['FULL_TIME', 'FULL_TIME'],
  ['full-time', 'FULL_TIME'],
  [' Part time ', 'PART_TIME'],
  ['4 days', undefined],
])('the employment type %j is %s', (written, expected) => {
  expect(employmentType(written)).toBe(expected)
})

test.each([
  ['2026-10-31T23:59:00+01:00', ', 23:59 (UTC+01:00)'],
  ['2026-10-31 23:59Z', ', 23:59 (UTC)'],
  ['2026-10-31T23:59:00+00:00', ', 23:59 (UTC)'],
])('the time of %s is shown as "%s"', (moment, expected) => {
  expect(openingText.hour(moment)).toBe(expected)
})

test.each([
  [{ currency: 'EUR', min: 60000, max: 80000, per: 'year' }, '60,000 to 80,000 EUR per year'],
  [{ currency: 'EUR', min: 30, max: 30, per: 'hour' }, '30 EUR per hour'],
])('pay of %j', (salary, expected) => {
  expect(openingText.pay(salary)).toBe(expected)
})

test("job boards get the town with its country, a type they know, and the mission if there's no text", () => {
  const inTown = handbookOf({
    'roles/writer.md': '---\ntitle: Writer\nmission: Says it.\n---\n',
    'openings/a.yaml': opening('open', '2026-11-01', '2027-01-01T00:00:00Z').replace('full-time', '4 days'),
  })
  expect(structuredDataOf(entryOf(inTown, 'openings', 'a'), inTown.handbook, [])[1]).toMatchObject({
    description: 'Says it.',
    employmentType: 'OTHER',
    jobLocation: { address: { '@type': 'PostalAddress', addressLocality: 'Berlin', addressCountry: 'DE' } },
  })
})

test('openings as Markdown', () => {
  expect(
    makeLists('openings', checked.handbook)
      .map((list) => listMarkdown(list, toAbsoluteUrl(checked.handbook)))
      .join(''),
  ).toMatchInlineSnapshot(`
    "# Openings

    Open roles.

    ## Open

    - [Soon](https://handbook.example.com/openings/soon/) (Apply until 2026-11-24): Full-time · Berlin
    - [Late](https://handbook.example.com/openings/late/) (Apply until 2027-01-01): Full-time · Remote, from Germany, Atlantis

    ## Closed

    - [Closed](https://handbook.example.com/openings/closed/) (2026-10-02): Full-time
    - [Over](https://handbook.example.com/openings/over/) (2026-10-01): Full-time · Berlin
    "
  `)
  expect(makeMarkdownPage(entryOf(checked, 'openings', 'over'), checked.handbook, new Map())).toMatchInlineSnapshot(`
    "# Over

    **Applications are closed**

    - **Address:** <https://handbook.example.com/openings/over/>
    - **Role:** [Writer](https://handbook.example.com/roles/writer/)
    - **Employment:** Full-time
    - **Location:** Berlin
    - **Posted:** 2026-10-01
    - **Apply until:** 2026-11-24, 13:00 (UTC+01:00)

    ## How we hire

    1. Talk
    2. Offer
    "
  `)
})
