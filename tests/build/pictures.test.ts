/** Images in a built site: variants, each made once; and images that can't break a build. */
import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import sharp from 'sharp'
import { expect, test } from 'vitest'
import { openOutput } from '../../src/files/output.ts'
import { readForPublication } from '../../src/files/read.ts'
import { writePictures } from '../../src/outputs/pictures/pictures.ts'
import { handbookIn } from '../unit/handbooks.ts'
import { callBuild } from '../support/build-here.ts'
import { contentFolder, digestFiles, filesBelow, temporaryFolder } from '../support/folders.ts'
import { png } from '../support/images.ts'

const now = ['--now', '2026-11-24T12:00:00Z']

function withImages(texts: Record<string, string>, images: Record<string, Uint8Array | string>): string {
  const content = contentFolder(texts)
  for (const [path, bytes] of Object.entries(images)) {
    mkdirSync(dirname(join(content, path)), { recursive: true })
    writeFileSync(join(content, path), bytes)
  }
  return content
}

test('image variants are where pages look for them, and only for readers who may see the image', async () => {
  const content = withImages(
    {
      'handbook/index.mdx': '# Book\n\n<Figure src="./a%20board.png" alt="A board"/>\n\n[Not shown](plan.png) ![Drawn](draw.svg)\n',
      'handbook/staff.md': '---\naudience: staff\n---\n\n# Staff\n\n![Secret](secret.png)\n',
    },
    {
      'handbook/a board.png': png(2000, 1000),
      'handbook/plan.png': png(900, 500),
      'handbook/secret.png': png(900, 500),
      'handbook/draw.svg': '<svg xmlns="http://www.w3.org/2000/svg" width="3" height="2"/>',
    },
  )
  const outs = ['one', 'two'].map((name) => join(temporaryFolder(), name))
  for (const out of outs) expect((await callBuild('--content', content, '--out', out, ...now)).code).toBe(0)
  const [out = '', again = ''] = outs
  expect(
    filesBelow(out).filter((path) => /\.(png|svg|avif)$/.test(path) && path !== 'favicon.svg' && !path.startsWith('_previews/')),
  ).toEqual([
    '_pictures/handbook/a board.png.1440.avif',
    '_pictures/handbook/a board.png.360.avif',
    '_pictures/handbook/a board.png.720.avif',
    'handbook/a board.png',
    'handbook/draw.svg',
    'handbook/plan.png',
  ])
  const html = readFileSync(join(out, 'handbook/index.html'), 'utf8')
  const addresses = Array.from(html.matchAll(/(?:src|srcset)="(\/(?:handbook|_pictures)\/[^"]*)"/g), ([, value = '']) => value.split(', '))
  const paths = addresses.flat().map((address) => decodeURIComponent(address.replace(/ \d+w$/, '')))
  expect(paths).toHaveLength(5)
  expect(paths.filter((path) => !existsSync(join(out, path)))).toEqual([])
  expect(await sharp(join(out, '_pictures/handbook/a board.png.720.avif')).metadata()).toMatchObject({
    format: 'heif',
    width: 720,
    height: 360,
  })
  expect(readFileSync(join(out, 'handbook/index.md'), 'utf8')).toContain('](https://handbook.example.com/handbook/a%20board.png)')
  expect(digestFiles(again)).toEqual(digestFiles(out))
})

test('variants are made once, and none is larger than the image', async () => {
  const tiny = await sharp(png(40, 30)).png({ palette: true, colours: 2 }).toBuffer()
  const turned = await sharp(png(900, 500)).jpeg().withMetadata({ orientation: 6 }).toBuffer()
  const content = withImages(
    { 'handbook/index.md': '![A](a.png) ![B](copy/b.png) ![Tiny](tiny.png) ![Turned](turned.jpg)\n' },
    { 'handbook/a.png': png(900, 500), 'handbook/copy/b.png': png(900, 500), 'handbook/tiny.png': tiny, 'handbook/turned.jpg': turned },
  )
  const { handbook, sources } = handbookIn(content)
  const [cache, out] = [temporaryFolder(), temporaryFolder()]
  for (const path of sources.assets) {
    mkdirSync(dirname(join(out, path)), { recursive: true })
    writeFileSync(join(out, path), readForPublication(content, path))
  }
  const write = () => writePictures({ handbook, out: openOutput(out) }, sources.images.keys(), cache)
  // The one that stands twice is encoded in two widths, the small one in its own, and the turned one in two.
  expect(await write()).toBe(5)
  const first = digestFiles(out)
  expect(await write()).toBe(0)
  expect(digestFiles(out)).toEqual(first)
  expect(await sharp(join(out, '_pictures/handbook/turned.jpg.500.avif')).metadata()).toMatchObject({ width: 500, height: 900 })
  expect(statSync(join(out, '_pictures/handbook/tiny.png.40.avif')).size).toBeLessThanOrEqual(tiny.length)
})

const faulty: Record<string, Uint8Array | string> = {
  'handbook/empty.png': '',
  'handbook/words.png': 'Words.',
  'handbook/png.jpg': png(900, 500),
  'handbook/jpeg.svg': png(9, 5),
  'handbook/cut.png': png(900, 500).subarray(0, 400),
  // Only its first bytes can be decoded, though it claims to be complete.
  'handbook/noise.png': Buffer.concat([png(900, 500).subarray(0, 60), Buffer.alloc(500, 7), png(900, 500).subarray(-12)]),
  'handbook/heavy.png': png(900, 500, 40 * 1024 * 1024),
}

test('no image breaks a build: each is reported, and a lenient build shows it or its description', async () => {
  const names = Object.keys(faulty).map((path) => path.slice('handbook/'.length))
  const text = names.map((name) => `![The ${name}](${name})\n`).join('\n')
  const content = withImages({ 'handbook/index.md': `# Book\n\n${text}` }, faulty)
  const out = join(temporaryFolder(), 'site')
  const strict = await callBuild('--content', content, '--out', out, ...now)
  expect(strict.code).toBe(1)
  expect(existsSync(out)).toBe(false)
  expect(Array.from(strict.stderr.matchAll(/index\.md:(\d+:\d+) +(\S+) +(\S+)/g), (match) => match.slice(1).join(' '))).toEqual([
    '3:18 error image-invalid',
    '5:18 error image-invalid',
    '7:16 error image-invalid',
    '9:17 error image-invalid',
    '11:16 error image-invalid',
    '15:18 warning image-large',
  ])
  const lenient = await callBuild('--lenient', '--content', content, '--out', out, ...now)
  expect(lenient.code, lenient.stderr).toBe(0)
  const html = readFileSync(join(out, 'handbook/index.html'), 'utf8')
  const shown = names.filter((name) => html.includes(`<img src="/handbook/${name}"`))
  expect(shown).toEqual(['png.jpg', 'cut.png', 'noise.png', 'heavy.png'])
  expect(names.filter((name) => !shown.includes(name) && !html.includes(`<p>The ${name}</p>`))).toEqual([])
  for (const name of shown) expect(existsSync(join(out, `_pictures/handbook/${name}.900.avif`)), name).toBe(true)
  expect(statSync(join(out, '_pictures/handbook/heavy.png.900.avif')).size).toBeLessThan(100_000)
})
