/** Published files have no metadata, and all their pixels. */
import { crc32, deflateSync } from 'node:zlib'
import sharp from 'sharp'
import { describe, expect, test } from 'vitest'
import { findFileKind } from '../../src/files/kinds.ts'
import { cleanForPublication } from '../../src/files/publish.ts'
import { png } from '../support/images.ts'

const secret = 'SENTINEL'
const text = (bytes: Buffer | undefined) => bytes?.toString('latin1') ?? ''

/** Orientation 6: the camera was turned sideways. */
const exif = { IFD0: { Artist: secret, Copyright: secret }, IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '51/1 30/1 0/1' } }
const picture = (animated = false) =>
  sharp(png(16, 8), { animated })
    .withExif(exif)
    .withMetadata({ orientation: 6 })
    .withXmp(`<?xpacket begin="" id="a"?><x:xmpmeta xmlns:x="adobe:ns:meta/">${secret}</x:xmpmeta><?xpacket end="w"?>`)

const made: Record<string, () => Promise<Buffer>> = {
  'a.jpg': () => picture().jpeg({ progressive: true }).toBuffer(),
  'a.png': () => picture().png().toBuffer(),
  'a.webp': () => picture().webp().toBuffer(),
  'a.avif': () => picture().avif().toBuffer(),
}

describe.each(Object.keys(made))('%s', (path) => {
  test('keeps its pixels and orientation, and no metadata', async () => {
    const bytes = await (made[path]?.() ?? Promise.reject(new Error(path)))
    expect(text(bytes)).toContain(secret)
    const published = cleanForPublication(path, bytes) ?? Buffer.alloc(0)
    expect(text(published)).not.toContain(secret)
    const pixels = async (of: Buffer) => (await sharp(of).raw().toBuffer()).toString('hex')
    expect(await pixels(published)).toBe(await pixels(bytes))
    const metadata = await sharp(published).metadata()
    expect(metadata.xmp?.every((byte) => byte === 0) ?? true).toBe(true)
    // AVIF stores the rotation in its boxes.
    if (path !== 'a.avif') expect(metadata.orientation).toBe(6)
    expect(cleanForPublication(path, published)).toEqual(published)
  })

  test("is cleaned as far as possible if it's truncated at any length", async () => {
    const bytes = await (made[path]?.() ?? Promise.reject(new Error(path)))
    for (let length = 0; length < bytes.length; length += 7)
      expect(text(cleanForPublication(path, bytes.subarray(0, length))), String(length)).not.toContain(secret)
  })
})

test('a JPEG has nothing left after the image or between its parts', async () => {
  const bytes = await sharp(png(16, 8)).jpeg().toBuffer()
  const segment = (marker: number, content: string) => {
    const head = Buffer.from([0xff, marker, 0, 0])
    head.writeUInt16BE(content.length + 2, 2)
    return Buffer.concat([head, Buffer.from(content, 'latin1')])
  }
  const said = [segment(0xfe, secret), segment(0xed, `Photoshop 3.0\0${secret}`), segment(0xe2, `MPF\0${secret}`), segment(0xec, secret)]
  const full = Buffer.concat([bytes.subarray(0, 2), ...said, bytes.subarray(2), Buffer.from(secret)])
  expect(cleanForPublication('a.jpeg', full)).toEqual(bytes)
})

test('a PNG keeps the chunks that are drawn', () => {
  const chunk = (type: string, content: Buffer) => {
    const whole = Buffer.concat([Buffer.alloc(4), Buffer.from(type, 'latin1'), content, Buffer.alloc(4)])
    whole.writeUInt32BE(content.length)
    whole.writeUInt32BE(crc32(whole.subarray(4, -4)), whole.length - 4)
    return whole
  }
  const bytes = png(3, 2)
  const said = [
    chunk('tEXt', Buffer.from(`Author\0${secret}`)),
    chunk('zTXt', Buffer.concat([Buffer.from('Comment\0\0'), deflateSync(secret)])),
    chunk('iTXt', Buffer.from(`XML:com.adobe.xmp\0\0\0\0\0${secret}`)),
    chunk('tIME', Buffer.from([7, 234, 1, 1, 0, 0, 0])),
    chunk('caBX', Buffer.from(secret)),
  ]
  const full = Buffer.concat([bytes.subarray(0, 33), ...said, bytes.subarray(33), Buffer.from(secret)])
  expect(cleanForPublication('a.png', full)).toEqual(bytes)
  const named = cleanForPublication(
    'a.png',
    Buffer.concat([bytes.subarray(0, 33), chunk('iCCP', Buffer.from(`${secret}\0\0x`)), bytes.subarray(33)]),
  )
  expect(text(named)).not.toContain(secret)
  expect(text(named)).toContain('iCCPICC\0\0x')
})

test('a GIF loses comments, texts and application data, and stays animated', async () => {
  const frames = Buffer.concat([1, 2].map((value) => Buffer.alloc(8 * 4 * 4, value * 90)))
  const bytes = await sharp(frames, { raw: { width: 8, height: 8, channels: 4, pageHeight: 4 } })
    .gif({ delay: [90, 90], loop: 3 })
    .toBuffer()
  const said = [
    Buffer.concat([Buffer.from([0x21, 0xfe, secret.length]), Buffer.from(secret), Buffer.from([0])]),
    Buffer.concat([
      Buffer.from([0x21, 0xff, 11]),
      Buffer.from('XMP DataXMP'),
      Buffer.from([secret.length]),
      Buffer.from(secret),
      Buffer.from([0]),
    ]),
  ]
  const end = bytes.length - 1
  const full = Buffer.concat([bytes.subarray(0, end), ...said, bytes.subarray(end), Buffer.from(secret)])
  expect(cleanForPublication('a.gif', full)).toEqual(bytes)
  expect(await sharp(cleanForPublication('a.gif', full)).metadata()).toMatchObject({ pages: 2, loop: 3 })
})

const box = (type: string, ...content: (Buffer | string)[]) => {
  const inside = Buffer.concat(content.map((part) => Buffer.from(part as string)))
  const head = Buffer.alloc(8)
  head.writeUInt32BE(inside.length + 8)
  head.write(type, 4, 'latin1')
  return Buffer.concat([head, inside])
}

test.each(['a.mp4', 'a.mov', 'a.m4a'])('in %s nothing moves, and camera data is overwritten', (path) => {
  const track = box('trak', box('tkhd', 'head'), box('udta', secret), box('meta', secret))
  const bytes = Buffer.concat([
    box('ftyp', 'isom'),
    box('moov', box('mvhd', 'head'), track, box('udta', box('©xyz', secret))),
    box('uuid', secret),
    box('mdat', 'film'),
  ])
  const published = cleanForPublication(path, bytes) ?? Buffer.alloc(0)
  expect(text(published)).not.toContain(secret)
  expect(published.length).toBe(bytes.length)
  expect(published.indexOf('film')).toBe(bytes.indexOf('film'))
  expect(text(published)).toContain('tkhdhead')
})

test('in a WebM nothing moves either', () => {
  const element = (id: string, ...content: (Buffer | string)[]) => {
    const inside = Buffer.concat(content.map((part) => Buffer.from(part as string)))
    return Buffer.concat([Buffer.from(id, 'hex'), Buffer.from([0x40 | (inside.length >> 8), inside.length & 255]), inside])
  }
  const info = element('1549a966', element('2ad7b1', '\x0f\x42\x40'), element('7ba9', secret))
  const bytes = Buffer.concat([
    element('1a45dfa3', element('4282', 'webm')),
    element('18538067', info, element('1254c367', secret), element('1f43b675', 'film')),
  ])
  const published = cleanForPublication('a.webm', bytes) ?? Buffer.alloc(0)
  expect(text(published)).not.toContain(secret)
  expect(published.length).toBe(bytes.length)
  expect(published.indexOf('film')).toBe(bytes.indexOf('film'))
})

const svg = (inside: string, root = '') =>
  `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 3 2"${root}>${inside}</svg>`
const cleaned = (source: string) => cleanForPublication('a.svg', Buffer.from(source))?.toString('utf8').trim()
const kept = (inside: string) => `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 3 2"${inside === '' ? '/>' : `>${inside}</svg>`}`

describe('a drawing', () => {
  test.each([
    ['shapes', '<g id="a" fill="#fff" transform="scale(2)"><rect width="3" height="2"/></g>'],
    ['text', '<title>A</title><desc>B</desc><text x="1">a <tspan>b</tspan> c &amp; &lt;d&gt;</text>'],
    [
      'what it refers to itself',
      '<defs><linearGradient id="g"><stop offset="0"/></linearGradient></defs><rect fill="url(#g)"/><use href="#g"/>',
    ],
    ['styles', '<style>.a{fill:red;marker:url(#m)}</style><rect class="a" style="opacity:.5"/>'],
    ['movement', '<rect><animate attributeName="x" from="0" to="2" dur="1s"/></rect>'],
  ])('keeps %s', (_, inside) => {
    expect(cleaned(svg(inside))).toBe(kept(inside))
  })

  test('keeps other notations', () => {
    expect(cleaned(svg('<use xlink:href="#a"/><style><![CDATA[.a > b{fill:red}]]></style>'))).toBe(
      kept('<use href="#a"/><style>.a &gt; b{fill:red}</style>'),
    )
    expect(cleaned(`<s:svg xmlns:s="http://www.w3.org/2000/svg" viewBox="0 0 3 2"><s:rect/></s:svg>`)).toBe(kept('<rect/>'))
    expect(cleaned(`<!DOCTYPE svg [<!ENTITY red "#f00">]>${svg('<rect fill="&red;"/>')}`)).toBe(kept('<rect fill="#f00"/>'))
  })

  test.each([
    '<script>alert(1)</script>',
    '<script href="data:text/javascript,alert(1)"/>',
    '<h:script xmlns:h="http://www.w3.org/1999/xhtml">alert(1)</h:script>',
    '<x:script xmlns:x="http://www.w3.org/2000/svg">alert(1)</x:script>',
    '<SCRIPT>alert(1)</SCRIPT>',
    '<foreignObject><iframe xmlns="http://www.w3.org/1999/xhtml" src="https://evil.example"/></foreignObject>',
    '<iframe src="https://evil.example"/>',
    '<image href="https://evil.example/a.png"/>'.replace('image', 'video'),
    '<style>@import "//evil.example/a.css";</style>',
    '<style>a{background:u\\72l(https://evil.example)}</style>',
    '<style>a{background:image-set("a.png" 1x)}</style>',
    '<style>@font-face{font-family:a;src:url(#a)}</style>',
    '<set attributeName="href" to="javascript:alert(1)"/>',
    '<animate attributeName="xlink:href" values="javascript:alert(1)"/>',
    '<set attributeName="onload" to="alert(1)"/>',
    '<metadata><author>SENTINEL</author></metadata>',
    '<!-- SENTINEL -->',
    '<sodipodi:namedview xmlns:sodipodi="a" inkscape:export-filename="SENTINEL"/>',
    '<?xml-stylesheet href="https://evil.example"?>',
  ])('loses %s', (inside) => {
    expect(cleaned(svg(inside))).toBe(kept(''))
  })

  test.each([
    ['<rect onload="alert(1)" ONCLICK="alert(1)" data-a="SENTINEL" content="SENTINEL"/>', '<rect/>'],
    ['<a href="javascript:alert(1)"><rect/></a>', '<a><rect/></a>'],
    ['<a xlink:href=" java\nscript:alert(1)"><rect/></a>', '<a><rect/></a>'],
    ['<a href="https://evil.example"><rect/></a>', '<a><rect/></a>'],
    ['<use href="https://evil.example/a.svg#a"/>', '<use/>'],
    ['<use href="data:image/svg+xml;base64,AAAA#a"/>', '<use/>'],
    ['<image href="data:image/svg+xml;base64,AAAA"/>', '<image/>'],
    ['<image href="//evil.example/a.png"/>', '<image/>'],
    ['<feImage href="a.png"/>', '<feImage/>'],
    ['<rect fill="url(https://evil.example#a)" filter="url( &quot;a.svg#b&quot; )"/>', '<rect/>'],
    ['<rect style="fill:url(//evil.example)"/>', '<rect/>'],
    ['<rect xml:base="https://evil.example"/>', '<rect/>'],
  ])('loses what %s does', (inside, rest) => {
    expect(cleaned(svg(inside))).toBe(kept(rest))
  })

  test('loses metadata of embedded files', async () => {
    const bytes = await (made['a.jpg']?.() ?? Promise.reject(new Error('a.jpg')))
    const result = cleaned(svg(`<image href="data:image/jpeg;base64,${bytes.toString('base64')}"/>`)) ?? ''
    const data = Buffer.from(/base64,([^"]+)/.exec(result)?.[1] ?? '', 'base64')
    expect(data).toEqual(cleanForPublication('a.jpg', bytes))
  })

  test.each(['', '<p>', 'text', '<svg', `<svg>${'<g>'.repeat(5000)}`, '<svg __proto__="a"><__proto__/></svg>', '&'.repeat(100)])(
    'never breaks a build: %j',
    (source) => {
      const result = cleanForPublication('a.svg', Buffer.from(source))
      expect(text(result)).not.toContain('<p>')
    },
  )

  test("doesn't expand endless entities", () => {
    const levels = Array.from({ length: 12 }, (_, index) => `<!ENTITY a${index + 1} "${`&a${index};`.repeat(10)}">`).join('')
    const result = cleanForPublication(
      'a.svg',
      Buffer.from(`<!DOCTYPE svg [<!ENTITY a0 "aaaaaaaaaa">${levels}]>${svg('<text>&a12;</text>')}`),
    )
    expect(text(result).length).toBeLessThan(100_000)
  })
})

test.each([
  ...[
    'a.html',
    'a.HTM',
    'a.xhtml',
    'a.xml',
    'a.js',
    'a.mjs',
    'a.wasm',
    'a.swf',
    'a.php',
    'a.php.jpg',
    'a.phtml.png',
    'a.shtml',
    '.htaccess',
  ],
  ...[
    'a.htaccess',
    'a.jar',
    'a.exe',
    'a.sh',
    'a.py',
    'a.bat',
    'a.svgz',
    'a.mht',
    'a.eml',
    'a.hta',
    'a.xsl',
    'a.docm',
    'a',
    'a.',
    'html',
    '.png',
  ],
])("%s isn't published", (path) => {
  expect(findFileKind(`handbook/${path}`)).toBeUndefined()
  expect(cleanForPublication(`handbook/${path}`, Buffer.from('Text'))).toBeUndefined()
})

test.each(['a.png', 'a.JPG', 'a.b.pdf', 'node.js.pdf', 'a.docx', 'a.tar.gz', 'a.csv', 'a.txt', 'a.mp4', 'a.vtt', 'ü.pdf'])(
  '%s is published',
  (path) => {
    expect(findFileKind(`handbook/${path}`)).toBeDefined()
  },
)

test.each([
  '<html>',
  '\n <!DOCTYPE html>',
  '\ufeff<script>',
  '<?xml version="1.0"?>',
  '<svg xmlns="http://www.w3.org/2000/svg"/>',
  '<!-- -->',
])('a file that starts with %j is published as text only', (content) => {
  for (const path of ['a.pdf', 'a.png', 'a.zip', 'a.mp4', 'a.docx'])
    expect(cleanForPublication(path, Buffer.from(content)), path).toBeUndefined()
  expect(cleanForPublication('a.pdf', Buffer.from(content, 'utf16le'))).toBeUndefined()
  expect(cleanForPublication('a.txt', Buffer.from(content))).toBeDefined()
})
