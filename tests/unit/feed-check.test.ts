/** Hostile text doesn't break feeds; a broken feed is detected, and its entry named. */
import { DOMParser } from '@xmldom/xmldom'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { FeedItem } from '../../src/outputs/feeds/feed.ts'
import { checkFeed, checkItems } from '../../src/outputs/feeds/check.ts'
import type { FeedFile } from '../../src/outputs/feeds/feed-file.ts'
import { anyText } from '../support/any-text.ts'
import { change, feedsIn, textOf } from './feeds.ts'

const fields = 'type: added\nfeatures: []\ndate: 2026-03-04\nstatus: published'
const pieces = [
  '\u0000',
  '\u0007',
  '\u001f',
  '\ud83d',
  '\ufffe',
  '😀',
  '𝒳',
  ']]>',
  '<![CDATA[',
  '&',
  '&#0;',
  '&amp;',
  '<',
  '>',
  '"',
  "'",
  '<!--',
  '-->',
  '<?x',
  '\u2028',
  '[l](../x.md)',
  '[l](../../../out.md)',
  '![i](./a.png)',
  '![i](//host/x.png)',
  '[m](mailto:a@b.c)',
  '[a](#part)',
  '<img srcset="a.png 1x" src="a.png">',
  '<a href="x" style="y" onclick="z">',
  '<video src="b.mp4" poster="c.png"></video>',
  '<script>x</script>',
  '<iframe src="y"></iframe>',
  '<Callout type="note"><Details summary="S">',
  '</Details></Callout>',
  '\n\n',
  '- ',
  '`',
  '```\n',
  '| a |\n|---|\n',
  ' ',
  'word',
]
const hostile = fc.array(fc.oneof(fc.constantFrom(...pieces), anyText(4)), { maxLength: 25 }).map((parts) => parts.join(''))

/** Throws on whatever a strict parser rejects. */
function parse(text: string) {
  const parser = new DOMParser({
    onError: (level, message) => {
      // It warns about U+FFFD, which XML allows.
      if (level !== 'warning') throw new Error(`${level}: ${message}`)
    },
  })
  return parser.parseFromString(text, 'text/xml')
}

describe('hostile texts', () => {
  test('every format is well-formed and keeps the entry, whatever its title and text', () => {
    fc.assert(
      fc.property(hostile, hostile, fc.constantFrom('md', 'mdx'), (title, body, ending) => {
        const files = feedsIn({
          [`changelog/a.${ending}`]: change(`T ${title}`.slice(0, 60), fields, `\n${body}\n`),
          'changelog/b.md': change('B', fields),
        })
        for (const { format, text } of files.values()) if (format !== 'json') parse(text)
        const count = (path: string, name: string) => parse(textOf(files, path)).getElementsByTagName(name).length
        const { items } = JSON.parse(textOf(files, '/changelog/feed.json')) as { items: { content_html: string }[] }
        expect([count('/changelog/feed.rss', 'item'), count('/changelog/feed.atom', 'entry')]).toEqual([items.length, items.length])
      }),
      { numRuns: 150 },
    )
  })

  test('every URL in a text becomes absolute, and scripts and styles are removed', () => {
    const body = `
[up](../handbook/index.md#top) [part](#part) ![i](./a.png)

<img src="./a.png" srcset="./a.png 2x" onerror="x" style="color: red" alt="i">

<video src="./b.mp4" poster="./a.png"></video>

Ends ]]> and \u0007 😀.
`
    const files = feedsIn({
      'changelog/a.md': change('A ]]> 😀', fields, body),
      'changelog/a.png': '',
      'changelog/b.mp4': '',
      'handbook/index.md': '# Top\n',
    })
    const { items } = JSON.parse(textOf(files, '/changelog/feed.json')) as { items: { content_html: string }[] }
    expect(items[0]?.content_html).toMatchInlineSnapshot(`
      "<p>4 March 2026 · Added · In <a href="https://handbook.example.com/releases/2.9/">2.9</a></p><p>What it is.</p><p><strong>Cloud:</strong> from 4 March 2026, for all plans</p><p><strong>Self-hosted:</strong> in <a href="https://handbook.example.com/releases/2.9/">2.9</a>, for all plans</p>
      <p><a href="https://handbook.example.com/handbook/#top">up</a> <a href="https://handbook.example.com/changelog/a/#part">part</a> <img src="https://handbook.example.com/changelog/a.png" alt="i"></p>
      <img src="https://handbook.example.com/changelog/a.png" alt="i">
      <p><video src="https://handbook.example.com/changelog/b.mp4" poster="https://handbook.example.com/changelog/a.png"></video></p>
      <p>Ends ]]> and  😀.</p>"
    `)
    const entry = parse(textOf(files, '/changelog/feed.atom')).getElementsByTagName('entry')[0]
    expect(entry?.getElementsByTagName('content')[0]?.textContent?.trim()).toBe(items[0]?.content_html)
    expect(entry?.getElementsByTagName('title')[0]?.textContent?.trim()).toBe('A ]]> 😀')
  })
})

const item: FeedItem = {
  file: 'changelog/a.mdx',
  id: 'tag:x,2026:a',
  url: 'https://x.example/a/',
  title: 'A',
  summary: undefined,
  html: '<p>T</p>',
  published: '2026-01-01T00:00:00.000Z',
  updated: '2026-01-01T00:00:00.000Z',
  authors: [],
  categories: [],
  media: [],
}

describe('a fault', () => {
  test.each<[string, Partial<FeedItem>, string]>([
    ['address', { html: '<a href="../b/">b</a>' }, 'the address "../b/" is not whole'],
    ['image', { html: '<img src="a.png" alt="">' }, 'the address "a.png" is not whole'],
    ['place', { url: '/a/' }, 'the address "/a/" is not whole'],
    ['date', { updated: 'soon' }, '"soon" is no date'],
    [
      'order of dates',
      { updated: '2025-01-01T00:00:00.000Z' },
      'it was updated (2025-01-01T00:00:00.000Z) before it was published (2026-01-01T00:00:00.000Z)',
    ],
    ['script', { html: '<script>x</script>' }, 'its text contains something that feeds cannot contain: a script, a style or an event'],
    ['event', { html: '<p onclick="x">T</p>' }, 'its text contains something that feeds cannot contain: a script, a style or an event'],
    ['character', { title: 'A\u0001' }, 'it contains a character that XML does not allow'],
    ['title', { title: ' ' }, 'it has no title'],
  ])("in the %s is found, with the entry's name", (_, wrong, message) => {
    expect(checkItems([{ ...item, ...wrong }])).toEqual([`changelog/a.mdx: ${message}.`])
  })

  test("isn't reported for a valid item", () => {
    expect(checkItems([item])).toEqual([])
  })

  test('with one id on two entries names both', () => {
    expect(checkItems([item, { ...item, file: 'changelog/b.mdx' }])).toEqual([
      'changelog/b.mdx: the id "tag:x,2026:a" belongs to changelog/a.mdx too.',
    ])
  })

  test('with one uid on two entries stops the build', () => {
    const files = { 'changelog/a.md': change('A', fields), 'changelog/b.md': change('B', `uid: a\n${fields}`) }
    expect(() => feedsIn(files)).toThrow(
      'changelog/b.md: the id "tag:handbook.example.com,2026:changelog/a" belongs to changelog/a.md too.',
    )
  })

  test('of ill-formed XML names its entry', () => {
    const file = feedsIn({ 'changelog/a.md': change('A', fields), 'changelog/b.md': change('B', fields) }).get(
      '/changelog/feed.atom',
    ) as FeedFile
    expect(checkFeed(file)).toEqual([])
    const broken = { ...file, text: file.text.replace('<title>B</title>', '<title>B</titel>') }
    expect(checkFeed(broken)).toEqual([expect.stringMatching(/^changelog\/b\.md: \/changelog\/feed\.atom is not well-formed: /)])
  })

  test('of unordered, duplicate or missing entries is found', () => {
    const file = feedsIn({ 'changelog/a.md': change('A', fields), 'changelog/b.md': change('B', fields) }).get(
      '/changelog/feed.json',
    ) as FeedFile
    const [first, second] = file.document.items as [FeedItem, FeedItem]
    const withItems = (items: FeedItem[]) => checkFeed({ ...file, document: { ...file.document, items } })
    expect(withItems([second, first])).toEqual([`${first.file}: it is out of order in /changelog/feed.json.`])
    expect(withItems([first, first])).toEqual(['/changelog/feed.json: an entry occurs twice.'])
    expect(withItems([first])).toEqual(['/changelog/feed.json: entries are missing.'])
  })
})
