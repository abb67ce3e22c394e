/** No feed item is empty: without notes and entries, it says at least what it is. */
import { expect, test } from 'vitest'
import { isWordless } from '../../src/page/printing.ts'
import { feedsOf } from '../../src/outputs/feeds/addresses.ts'
import { makeMail } from '../../src/outputs/broadcast/email.ts'
import { letterFrom } from '../../src/outputs/broadcast/letter.ts'
import { githubNotes } from '../../src/outputs/broadcast/github.ts'
import { checkItems } from '../../src/outputs/feeds/check.ts'
import { messageOf } from './broadcasts.ts'
import { change, feedsIn, ground } from './feeds.ts'
import { handbookOf } from './handbooks.ts'

const release = (date: string, more = '') => `date: ${date}\nstatus: released\noffering: self-hosted\n${more}`
const files = {
  'releases/2.7.yaml': release('2026-01-02'),
  'releases/2.7.1.yaml': release('2026-01-05'),
  'releases/2.8.md': `---\n${release('2026-02-02')}---\n\n<!-- Nothing yet. -->\n`,
  'releases/2.9.yaml': release('2026-03-05'),
  'releases/2.9.1.yaml': release('2026-03-09', 'headline: One fix.\n'),
  'changelog/one.md': change('One', 'type: fixed\nfeatures: []\ndate: 2026-03-04\nstatus: published', '\n<!-- To be written. -->\n'),
  'strategy/bare.yaml':
    'title: Bare\nscope: company\nstatus: active\nowner: ada\napprovers: [bob]\neffective: 2026-01-01\nchanges: []\nreview: { last: 2026-11-01, every: 1 year }\n',
  'roadmap/bare.yaml':
    'title: Also bare\nhorizon: later\nstatus: considering\narea: build\nobjectives: []\nhistory: [{ on: 2026-01-01, change: Added, reason: Asked for. }]\n',
}
const { handbook } = handbookOf({ ...ground, ...files })
const items = feedsOf(handbook).flatMap((feed) => feed.items)
const of = (title: string) => items.find((item) => item.title === title)

test.each([
  ['2.7', 'No changelog entries for 2.7.', '<p>No changelog entries for 2.7.</p>'],
  ['2.7.1', 'A patch for 2.7 with no changelog entries.', '<p>A patch for 2.7 with no changelog entries.</p>'],
  ['2.8', 'No changelog entries for 2.8.', '<p>No changelog entries for 2.8.</p>'],
  [
    '2.9',
    'Has 1 change.',
    '<h2>Changes</h2><h3>Fixed</h3><ul><li><p><strong><a href="https://handbook.example.com/changelog/one/">One</a></strong></p><p>4 March 2026 · Fixed</p><p>What it is.</p></li></ul>',
  ],
  ['2.9.1', 'One fix.', '<p>One fix.</p>'],
  ['Bare', undefined, '<p>Bare</p>'],
])('%s', (title, summary, html) => {
  expect([of(title)?.summary, of(title)?.html]).toEqual([summary, html])
})

test('an entry whose text is only a comment shows its description', () => {
  expect(of('One')?.html).toContain('<p>What it is.</p>')
})

test('no item is empty, in any feed and any form', () => {
  expect(items.filter(({ html }) => isWordless(html))).toEqual([])
  for (const { path, text } of feedsIn(files).values()) {
    expect(text, path).not.toMatch(
      /<content[^>]*>\s*<\/content>|<content[^>]*\/>|<content:encoded>\s*<\/content:encoded>|"content_html": ""/,
    )
    if (path.endsWith('.json')) for (const { content_html } of JSON.parse(text).items) expect(isWordless(content_html), path).toBe(false)
  }
})

test('an empty item counts as a fault', () => {
  const [item] = items
  expect(item && checkItems([{ ...item, html: '<p> </p>' }])).toEqual([`${item?.file}: it has no text.`])
})

test('a message about a bare release says so too', () => {
  const message = messageOf('2.7.1', files)
  expect(githubNotes(message)).toContain('A patch for 2.7 with no changelog entries.')
  expect(makeMail(letterFrom(message))).toMatchObject({ preview: 'A patch for 2.7 with no changelog entries.' })
  expect(makeMail(letterFrom(message)).html).toContain('A patch for 2.7 with no changelog entries.')
})
