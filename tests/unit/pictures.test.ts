/** Images on pages: size, variants, and hosts. */
import { readFileSync } from 'node:fs'
import { toHtml } from 'hast-util-to-html'
import { describe, expect, test } from 'vitest'
import { formatSizes } from '../../src/markdown/picture.ts'
import { buildHandbook } from '../../src/checked-handbook.ts'
import { changeLineOf } from '../../src/collections/changelog/change-line.ts'
import { mediaOf } from '../../src/collections/changelog/media.ts'
import { changeList } from '../../src/collections/changelog/page-list.ts'
import { originalOf, picturePath } from '../../src/graph/paths.ts'
import { foreignHosts, widthsOf } from '../../src/graph/files/pictures.ts'
import { printEntry, printEntryAsMarkdown, printEntryForFeed, printEntryForPaper } from '../../src/page/printing.ts'
import type { ImageFacts } from '../../src/sources/source.ts'
import { entryOf, handbookOf, optionsFor, sourcesOf } from './handbooks.ts'

const facts = (format: string | undefined, width: number, height: number, more: Partial<ImageFacts> = {}): ImageFacts => ({
  bytes: 1000,
  format,
  width,
  height,
  isAnimated: false,
  isWhole: true,
  ...more,
})

test.each<[string, ImageFacts, number[]]>([
  ['a small one', facts('png', 300, 200), [300]],
  ['one as wide as the column', facts('jpg', 720, 400), [360, 720]],
  ['one a little wider', facts('jpg', 860, 400), [360, 860]],
  ['one much wider', facts('png', 1000, 400), [360, 720, 1000]],
  ['one wider than any screen needs', facts('jpg', 4000, 3000), [360, 720, 1440]],
  ['a light one', facts('webp', 400, 300), []],
  ['a light one that is too wide', facts('avif', 3000, 400), [360, 720, 1440]],
  ['one that is longer than AVIF can be', facts('png', 1440, 20_000), [360, 720]],
  ['one with too many pixels', facts('png', 16_384, 16_384), []],
  ['one that moves', facts('png', 900, 400, { isAnimated: true }), []],
  ['a drawing', facts('svg', 900, 400), []],
  ['one whose size is not known', facts('avif', 0, 0), []],
])('the widths of %s', (_, image, widths) => {
  expect(widthsOf(image)).toEqual(widths)
})

test.each(['board.png', 'a b/Größe, 1.jpg', 'x.8.webp'])('the URL of a variant maps back to the file %j', (path) => {
  expect(originalOf(decodeURIComponent(picturePath(path, 720)))).toBe(path)
  expect(originalOf(`/${path}`)).toBeUndefined()
})

test('the column width given to browsers is right', () => {
  const widest = /--wide:\s*([\d.]+)rem/.exec(readFileSync('src/styles/tokens.css', 'utf8'))?.[1]
  expect(formatSizes()).toBe(`(max-width: ${Number(widest) * 16}px) calc(100vw - 2rem), ${Number(widest) * 16}px`)
})

const images = new Map([
  ['handbook/a b.png', facts('png', 2000, 1000)],
  ['handbook/small.jpg', facts('jpg', 300, 200)],
  ['handbook/draw.svg', facts('svg', 76, 25)],
  ['handbook/empty.png', facts(undefined, 0, 0)],
  ['handbook/png.svg', facts('png', 3, 3)],
])

function print(body: string, ending = 'md', config = {}) {
  const files = { ...Object.fromEntries([...images.keys()].map((path) => [path, ''])), [`handbook/page.${ending}`]: `${body}\n` }
  const checked = buildHandbook({ ...sourcesOf(files), images }, optionsFor({ config }))
  const entry = entryOf(checked, 'handbook', 'page')
  return {
    web: printEntry(entry, checked.handbook).html,
    paper: printEntryForPaper(entry, checked.handbook),
    feed: printEntryForFeed(entry, checked.handbook),
    markdown: printEntryAsMarkdown(entry, checked.handbook),
  }
}

const forms =
  '<source type="image/avif" srcset="/_pictures/handbook/a%20b.png.360.avif 360w, /_pictures/handbook/a%20b.png.720.avif 720w, /_pictures/handbook/a%20b.png.1440.avif 1440w" sizes="(max-width: 688px) calc(100vw - 2rem), 688px">'

describe('a page shows', () => {
  test.each([
    [
      'an image in lighter forms',
      '![A](<a b.png>)',
      `<p><picture>${forms}<img src="/handbook/a%20b.png" alt="A" width="2000" height="1000" loading="lazy" decoding="async"></picture></p>`,
    ],
    [
      'a drawing as it is',
      '![A](draw.svg "T")',
      '<img src="/handbook/draw.svg" alt="A" title="T" width="76" height="25" loading="lazy" decoding="async">',
    ],
    ['the place of raw HTML by its width', '<img src="draw.svg" width="152">', 'width="152" height="50"'],
    ['the place of raw HTML by its height', '<img src="draw.svg" height="50px">', 'height="50" width="152"'],
    ['both sides as they are written', '<img src="draw.svg" width="10" height="10">', 'width="10" height="10"'],
    ['a share of the column in pixels', '<img src="draw.svg" width="50%">', 'width="344" height="113"'],
    ['a side of which nothing can be made by what is known', '<img src="draw.svg" width="auto">', 'width="76" height="25"'],
    [
      'a picture no wider than it says',
      '<img src="small.jpg" width="100">',
      'sizes="(max-width: 100px) calc(100vw - 2rem), 100px"><img src="/handbook/small.jpg" alt="" width="100" height="67"',
    ],
    [
      'an image from elsewhere',
      '![A](https://example.org/a.png)',
      '<p><img src="https://example.org/a.png" alt="A" loading="lazy" decoding="async"></p>',
    ],
    [
      'one image of several in raw HTML',
      '<picture><source srcset="dark.png" media="(prefers-color-scheme: dark)"><img src="draw.svg" alt="A"></picture>',
      '<p><img src="/handbook/draw.svg" alt="A" width="76"',
    ],
    ['the words of an image that is empty', '![A](empty.png)', '<p>A</p>'],
    ['the words of an image that is served as a drawing and is none', '![A](png.svg)', '<p>A</p>'],
    ['an image in a link', '[![A](draw.svg)](https://example.org)', '<a href="https://example.org"><img src="/handbook/draw.svg"'],
  ])('%s', (_, body, expected) => {
    expect(print(body).web).toContain(expected)
  })

  test('a figure in the same way', () => {
    const { web, feed, markdown } = print('<Figure src="./a%20b.png" alt="A" caption="C"/>', 'mdx')
    expect(web).toBe(
      `<figure><picture>${forms}<img src="/handbook/a%20b.png" alt="A" width="2000" height="1000" loading="lazy" decoding="async"></picture><figcaption>C</figcaption></figure>`,
    )
    expect(feed).toBe('<p><img src="https://handbook.example.com/handbook/a%20b.png" alt="A"></p><p><em>C</em></p>')
    expect(markdown).toBe('![A](https://handbook.example.com/handbook/a%20b.png)\n\n_C_\n')
  })

  test('it below the base, in print too', () => {
    const { web, paper } = print('![A](<a b.png>)', 'md', { base: '/base' })
    expect(web).toContain('srcset="/base/_pictures/handbook/a%20b.png.360.avif 360w, /base/_pictures/')
    expect(paper).toBe(web)
  })
})

test('feeds and Markdown have the original image', () => {
  const { feed, markdown } = print('![A](<a b.png>)')
  expect(feed).toBe('<p><img src="https://handbook.example.com/handbook/a%20b.png" alt="A"></p>')
  expect(markdown).toBe('![A](https://handbook.example.com/handbook/a%20b.png)\n')
})

const entry = (media: string, body = '') =>
  `---\ntitle: A\ndescription: A.\ntype: added\nfeatures: []\nauthors: [ada]\nreviews: []\nstatus: published\ndate: 2026-05-07\nmedia: ${media}\n---\n\n${body}\n`

test('media of a change have size and variants too', () => {
  const files = { 'changelog/a.md': entry('[{ src: ../handbook/small.jpg, alt: A, kind: image }]'), 'handbook/small.jpg': '' }
  const checked = buildHandbook({ ...sourcesOf(files), images }, optionsFor())
  expect(mediaOf(entryOf(checked, 'changelog', 'a'), checked.handbook)).toEqual([
    {
      kind: 'image',
      alt: 'A',
      caption: undefined,
      picture: {
        src: '/handbook/small.jpg',
        size: { width: 300, height: 200 },
        forms: [{ src: '/_pictures/handbook/small.jpg.300.avif', width: 300 }],
      },
    },
  ])
})

const wide = '![Wide](<../handbook/a b.png>)'
const film = '{ src: ../handbook/film.mp4, alt: F, kind: video }'

test.each<[string, string, string, string | undefined]>([
  ['the first image among its media', `[${film}, { src: ../handbook/small.jpg, alt: S, kind: image }]`, wide, 'small.jpg'],
  ['without media, the first image in its text', '[]', `Text.\n\n${wide}\n\n![S](../handbook/small.jpg)`, 'a%20b.png'],
  ['none from another site', '[]', '![A](https://images.example/a.png)', undefined],
  ['the next of ours', '[]', `![A](https://images.example/a.png)\n\n${wide}`, 'a%20b.png'],
  ['no video', `[${film}]`, '', undefined],
  ['no file that is no image', '[]', '![E](../handbook/empty.png)', undefined],
])('the list of changes shows %s', (_, media, body, shown) => {
  const files = {
    ...Object.fromEntries([...images.keys(), 'handbook/film.mp4'].map((path) => [path, ''])),
    'changelog/a.md': entry(media, body),
  }
  const checked = buildHandbook({ ...sourcesOf(files), images }, optionsFor())
  const line = changeLineOf(entryOf(checked, 'changelog', 'a'), checked.handbook)
  expect(line.picture?.picture.src).toBe(shown && `/handbook/${shown}`)
  const list = (withPictures: boolean) => toHtml(changeList([line], { withPictures }))
  expect(list(false)).not.toContain('<img')
  expect(/<a class="change-picture" href="([^"]*)" tabindex="-1" aria-label="[^"]+">/.exec(list(true))?.[1]).toBe(shown && '/changelog/a/')
})

test('a picture in the list of changes is no wider than it is', () => {
  const files = {
    'handbook/small.jpg': '',
    'handbook/a b.png': '',
    'changelog/a.md': entry('[]', '![S](../handbook/small.jpg)'),
    'changelog/b.md': entry('[]', wide),
  }
  const checked = buildHandbook({ ...sourcesOf(files), images }, optionsFor())
  const html = toHtml(
    changeList(
      ['a', 'b'].map((id) => changeLineOf(entryOf(checked, 'changelog', id), checked.handbook)),
      { withPictures: true },
    ),
  )
  expect(html).toContain('alt="S" width="300" height="200"')
  expect(html).toContain('alt="Wide" width="352" height="176"')
})

test('external hosts are those of images and videos that readers see', () => {
  const { handbook } = handbookOf({
    'handbook/a.mdx':
      '![A](https://b.example/a.png) ![A](//a.example/b.png?c) [Page](https://page.example)\n\n<Video src="https://film.example:8443/a.mp4" alt="A"/>\n',
    'handbook/b.md': '<img src="http://b.example/x"> ![A](data:image/png;base64,AAAA) ![A](https://)\n',
    'handbook/staff.md': '---\naudience: staff\n---\n\n![A](https://intranet.example/a.png)\n',
    'changelog/a.md': entry('[{ src: "https://media.example/a.png", alt: A, kind: image }]'),
  })
  expect(foreignHosts(handbook)).toEqual([
    'http://b.example',
    'https://a.example',
    'https://b.example',
    'https://film.example:8443',
    'https://media.example',
  ])
})
