/** The leak check finds a hidden sentence, title or id in any form that an output writes, and has no false positives. */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { brotliCompressSync, deflateSync, gzipSync, zstdCompressSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { Needles } from '../../src/audit/needles.ts'
import { extractTexts } from '../../src/audit/readable.ts'
import { searchFolder } from '../../src/audit/search.ts'
import { writeVocabulary } from '../../src/answers/search/vocabulary.ts'
import { writeArray, writeText } from '../../src/outputs/search/cbor.ts'
import { temporaryFolder } from '../support/folders.ts'
import { png, pngChunk } from '../support/images.ts'

const sentence = 'Wir kaufen die Zebrafarm für neun Millionen, sagt Zoë'

function needlesFor(text: string, kind: 'text' | 'name' = 'text'): Needles {
  const needles = new Needles()
  needles.add(text, { source: 'handbook/secret.md', what: 'text', text: () => text }, kind)
  return needles
}

/** Findings in a file by location. */
function found(needles: Needles, path: string, content: string | Buffer): string[] {
  return extractTexts(path, Buffer.from(content)).flatMap((each) => {
    const words: string[] = []
    needles.search(each.text, each, ({ start, end }) => words.push(each.text.slice(start, end)))
    return words.length > 0 ? [each.part] : []
  })
}

const entities = sentence.replaceAll('ü', '&#xFC;').replaceAll('ë', '&euml;')
const escaped = sentence.replaceAll('ü', '\\u00fc').replaceAll('ë', '\\u00eb')

describe('a hidden sentence is found in', () => {
  const image = png(2, 2)
  const withChunk = (type: string, data: Buffer) => Buffer.concat([image.subarray(0, -12), pngChunk(type, data), image.subarray(-12)])
  const segment = (marker: number, data: string) => {
    const bytes = Buffer.from(data)
    return Buffer.concat([Buffer.from([0xff, marker, (bytes.length + 2) >> 8, (bytes.length + 2) & 255]), bytes])
  }
  const riff = (type: string, data: string) => {
    const bytes = Buffer.from(data.length % 2 ? `${data} ` : data)
    const size = Buffer.alloc(4)
    size.writeUInt32LE(bytes.length)
    return Buffer.concat([Buffer.from(`RIFF\0\0\0\0WEBP${type}`, 'latin1'), size, bytes])
  }
  const latin = 'We buy the zebra farm in spring'
  const folded = `DESCRIPTION:${sentence}`.replace(/(.{20})/g, '$1\r\n ')

  test.each<[string, string, string | Buffer, string]>([
    ['a page', 'a/index.html', `<p>${sentence}.</p>`, 'page'],
    ['a page with markup and entities', 'a/index.html', `<p>${entities.replace('Zebrafarm', '<em>Zebra</em>farm')}</p>`, 'page'],
    ['an attribute', 'a/index.html', `<img alt="${sentence}">`, 'page'],
    ['a comment of HTML', 'a/index.html', `<!-- ${sentence} -->`, 'page'],
    ['data in a page', 'a/index.html', `<script type="application/ld+json">{"name":"${escaped}"}</script>`, 'page'],
    ['a script in a page', 'a/index.html', `<script>const a = "${sentence}"</script>`, 'page'],
    ['a Markdown page', 'a/index.md', `# A\n\n${sentence}\n`, 'Markdown'],
    ['a Markdown page with wrapped lines', 'a/index.md', sentence.replaceAll(' ', '\n'), 'Markdown'],
    ['all pages as Markdown', 'llms-full.txt', `- ${sentence}`, 'Markdown'],
    ['an Atom feed', 'feed.atom', `<content type="html">&lt;p&gt;${entities.replaceAll('&', '&amp;')}&lt;/p&gt;</content>`, 'feed'],
    ['an RSS feed', 'feed.rss', `<description><![CDATA[<p>${sentence}</p>]]></description>`, 'feed'],
    ['a JSON feed', 'feed.json', JSON.stringify({ content_html: `<p class="x">${entities}</p>` }), 'feed'],
    ['a JSON file', 'handbook.json', `{"title":"${escaped}"}`, 'data'],
    ['a fragment of the search', 'pagefind/fragment/a.pf_fragment', gzipSync(`pagefind_dcd{"content":"${sentence}"}`), 'search text'],
    [
      'the index of the search',
      'pagefind/index/a.pf_index',
      gzipSync(Buffer.concat([Buffer.from('pagefind_dcd'), writeArray([writeText('zebrafarm')])])),
      'search index',
    ],
    [
      'the words of the search',
      'pagefind/words.txt',
      writeVocabulary(
        new Map([
          ['zebra', 1],
          ['zebrafarm', 2],
        ]),
      ),
      'search words',
    ],
    ['a calendar', 'releases/calendar.ics', folded, 'calendar'],
    ['redirects', '_redirects', `/${encodeURIComponent(sentence.replaceAll(' ', '-'))}/ /x/ 301`, 'redirects'],
    ['headers', '_headers', `/*\n  Link: <https://${sentence.replaceAll(' ', '-')}.example.com>`, 'headers'],
    ['a script', '_astro/a.js', `const a="${sentence}"`, 'script or style'],
    ['a drawing', 'a.svg', `<svg><text>${sentence}</text></svg>`, 'drawing'],
    ['a text chunk of a PNG', 'a.png', withChunk('tEXt', Buffer.from(`Comment\0${latin}`)), 'image metadata'],
    [
      'a compressed chunk of a PNG',
      'a.png',
      withChunk('zTXt', Buffer.concat([Buffer.from('Comment\0\0'), deflateSync(latin)])),
      'image metadata',
    ],
    [
      'an international chunk of a PNG',
      'a.png',
      withChunk('iTXt', Buffer.concat([Buffer.from('Comment\0\x01\0\0\0'), deflateSync(sentence)])),
      'image metadata',
    ],
    ['what stands behind a PNG', 'a.png', Buffer.concat([image, Buffer.from(sentence)]), 'image metadata'],
    [
      'a comment of a JPEG',
      'a.jpg',
      Buffer.concat([Buffer.from([0xff, 0xd8]), segment(0xfe, sentence), Buffer.from([0xff, 0xda])]),
      'image metadata',
    ],
    [
      'EXIF of a JPEG',
      'a.jpg',
      Buffer.concat([Buffer.from([0xff, 0xd8]), segment(0xe1, `Exif\0\0${latin}\0`), Buffer.from([0xff, 0xda])]),
      'image metadata',
    ],
    ['XMP of a WebP', 'a.webp', riff('XMP ', `<x:xmpmeta>${latin}</x:xmpmeta>`), 'image metadata'],
    ['a mail', 'mail.eml', sentence.replaceAll('ü', '=C3=BC').replaceAll('ë', '=C3=\r\n=AB').replace('neun', 'ne=\r\nun'), 'mail'],
    [
      'base64 in a mail',
      'mail.eml',
      `\r\n${Buffer.from(`${sentence} `.repeat(4))
        .toString('base64')
        .replace(/(.{76})/g, '$1\r\n')}\r\n`,
      'page',
    ],
    ['a data address', 'a.html', `<img src="data:text/plain;base64,${Buffer.from(sentence).toString('base64')}">`, 'page'],
    ['a file packed by gzip', 'a.html.gz', gzipSync(sentence), 'page'],
    ['a file packed by Brotli', 'a.html.br', brotliCompressSync(sentence), 'page'],
    ['a file packed by Zstandard', 'a.html.zst', zstdCompressSync(sentence), 'page'],
    ['UTF-16', 'a.txt', Buffer.from(`\uFEFF${sentence}`, 'utf16le'), 'page'],
    ['bytes of any kind', 'a.bin', Buffer.concat([Buffer.alloc(10), Buffer.from(sentence), Buffer.alloc(10)]), 'bytes'],
    ['letters with their accents apart', 'a.html', sentence.normalize('NFD'), 'page'],
    ['capitals', 'a.html', sentence.toUpperCase(), 'page'],
    ['soft hyphens', 'a.html', sentence.replace('Zebrafarm', 'Zebra&shy;farm').replace('Millionen', 'Milli\u00ADonen'), 'page'],
  ])('%s', (_, path, content, place) => {
    const needles = needlesFor(`${sentence}\n\n${latin}`)
    expect(found(needles, path, content)).toContain(place)
    // Only the sentence matches, not the text around it.
    needles.removeVisible(`${sentence}\n\n${latin}`)
    expect(found(needles, path, content)).toEqual([])
  })

  test('names of files and folders, and words of images', () => {
    const folder = temporaryFolder()
    writeFileSync(join(folder, 'wir-kaufen-die-zebrafarm.html'), '')
    writeFileSync(join(folder, 'a.png'), image)
    const { leaks } = searchFolder({ folder, needles: needlesFor(sentence), drawn: new Map([['a.png', sentence]]) })
    expect(leaks.map(({ output, part }) => `${output} ${part}`)).toEqual(['a.png picture', 'wir-kaufen-die-zebrafarm.html file name'])
  })
})

describe('a one-word id', () => {
  const isFound = (path: string, content: string) => found(needlesFor('hid', 'name'), path, content).length > 0

  test.each([
    ['the text of an element', 'a.html', '<td>hid</td>'],
    ['white space around it', 'a.html', '<td>\n  hid\n</td>'],
    ['an attribute', 'a.html', '<option value="hid">'],
    ['one of several in an attribute', 'a.html', '<li data-tiers="hub hid">'],
    ['an anchor', 'a.html', '<a href="/features/#hid">'],
    ['a part of an address', 'a.html', '<a href="/features/hid/">'],
    ['a query', 'a.html', '<a href="/upgrade/?tier=hid&amp;x=1">'],
    ['JSON', 'a.json', '["hid","hosted"]'],
    ['JSON in an attribute', 'a.html', '<div data-x="[&quot;hid&quot;]">'],
    ['a cell of Markdown', 'a.md', '| Hosted | hid | 1 June 2026 |'],
    ['an item of Markdown', 'a.md', '- hid\n- hub'],
    ['a redirect', '_redirects', '/old/ /features/hid/ 301'],
  ])('is found as %s', (_, path, content) => {
    expect(isFound(path, content)).toBe(true)
  })

  test.each([
    ['a word of a sentence', 'a.html', '<p>The fox hid behind a tree.</p>'],
    ['a word of a sentence in an attribute', 'a.html', '<img alt="The fox hid behind a tree">'],
    ['a class, which the program writes', 'a.html', '<p class="hid">x</p>'],
    ['a style', 'a.html', '<style>hid{}</style>'],
    ['a part of a word', 'a.html', '<td>hidden</td>'],
    ['what the program says of itself', 'a.html', '<button data-failed="Hid could not be copied.">'],
    ['the same as a question', 'a.html', '<button data-asks="hid it?">'],
    ['bytes that can be read by chance', 'a.wasm', '\0\0"hid"\0'],
  ])("isn't found in %s", (_, path, content) => {
    expect(isFound(path, content)).toBe(false)
  })
})

describe('not a leak', () => {
  const hide = (text: string, kind: 'text' | 'name', shown: string) => {
    const needles = needlesFor(text, kind)
    needles.removeVisible(shown)
    return needles
  }

  test.each<[string, Needles, string]>([
    ['a title that a page for all has too', hide('Growth plan', 'name', 'Growth plan'), '<h1>Growth plan</h1>'],
    [
      'a sentence that is quoted for all',
      hide('All that glitters is no gold', 'text', 'As he said: all that glitters is no gold.'),
      '<p>All that glitters is no gold</p>',
    ],
    ['a name in a text for all', hide('Ada Lovelace', 'name', 'Written by Ada Lovelace.'), '<p>Ada Lovelace</p>'],
    ['an id that is a word of a text for all', hide('team', 'name', 'The team met.'), '<td>team</td>'],
    ['days and numbers', needlesFor('3 March 2026 2.4 17'), '<td>3 March 2026</td><td>2.4</td><td>17</td>'],
    ['short common words in another order', needlesFor('is it what it is'), '<p>what is it</p>'],
  ])('%s', (_, needles, html) => {
    expect(found(needles, 'a.html', html)).toEqual([])
  })
})
