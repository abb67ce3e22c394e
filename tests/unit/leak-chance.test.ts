/** What looks like a leak by chance isn't one: words that a search index joins, old tags that were text, and bytes that are readable. */
import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { readMadeWords } from '../../src/audit/index-words.ts'
import { Needles } from '../../src/audit/needles.ts'
import { extractTexts } from '../../src/audit/readable.ts'
import { writeVocabulary } from '../../src/answers/search/vocabulary.ts'
import { writeArray, writeText } from '../../src/outputs/search/cbor.ts'
import { callHandbook } from '../support/command.ts'
import { temporaryFolder } from '../support/folders.ts'
import { png, pngChunk } from '../support/images.ts'
import { repository } from '../support/repository.ts'

test.each([
  ['qrcode', false, 'Print a QR-code.', true],
  ['adrlog', false, 'See [adr-log](https://example.com).', true],
  ['cloudops', false, 'The cloud_ops team.', true],
  ['adrlog', false, 'The adr log.', false],
  ['adrlog', false, 'Pre-adr-log.', false],
  ['code', false, 'Print a QR-code.', false],
  ['quokka', false, 'All quokkas.', false],
  ['quokka', true, 'All quokkas.', true],
  ['qrcod', true, 'Print QR-codes.', true],
  ['zebra', true, 'All quokkas.', false],
])('"%s" in a search index (stem: %j) because of "%s": %j', (word, isStem, text, expected) => {
  expect(readMadeWords(text)({ word, isStem })).toBe(expected)
})

/** What `handbook audit` finds in a site of these files, with a history of two commits. */
async function auditSite(
  before: Record<string, string>,
  after: Record<string, string>,
  site: Record<string, string | Buffer>,
): Promise<string> {
  const repo = repository()
  repo.commit(before, '2026-01-01')
  repo.commit(after, '2026-02-01')
  const folder = join(temporaryFolder(), 'site')
  for (const [path, content] of Object.entries(site)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), content)
  }
  const { stdout } = await callHandbook(['audit', folder, '--content', repo.content, '--now', '2026-03-01'])
  return stdout
}

const words = (...all: string[]) => writeVocabulary(new Map(all.map((word) => [word, 1])))
const index = (...all: string[]) => Buffer.concat([Buffer.from('pagefind_dcd'), writeArray(all.map(writeText))])

test.each([
  ['a comment today', '# A\n\n<!-- adrlog -->\n\nWe use adr-log.\n', '# A\n\n<!-- adrlog -->\n\nWe use adr-log.\n'],
  ['an old comment', '# A\n\n<!-- adrlog -->\n', '# A\n\nWe use adr-log.\n'],
  ['a comment, with the compound in an old text', '# A\n\nWe use adr-log.\n', '# A\n\n<!-- adrlog -->\n'],
])("a compound of public texts in the search index isn't a leak of %s", async (_, before, after) => {
  const site = { 'pagefind/words.txt': words('adr', 'adrlog', 'log'), 'pagefind/index/a.pf_index': index('adrlog') }
  const texts = (text: string) => ({ 'handbook/index.md': text })
  expect(await auditSite(texts(before), texts(after), site)).toContain('No hidden text')
  // In a page it would be.
  expect(await auditSite(texts(before), texts(after), { ...site, 'a/index.html': '<p>adrlog</p>' })).toContain(
    'in a/index.html (page): adrlog',
  )
})

test('a sentence in a comment of a public page is a leak wherever it shows up', async () => {
  const texts = { 'handbook/index.md': '# A\n\n<!-- Wombatia is the next market. Quokkas -->\n\nA quokka-farm.\n' }
  const found = await auditSite(texts, texts, {
    'a/index.html': '<p>Wombatia is the next market.</p>',
    'pagefind/words.txt': words('quokkafarm', 'wombatia'),
  })
  expect(found).toContain('in a/index.html (page): Wombatia is the next market')
  expect(found).toContain('in pagefind/words.txt (search words): wombatia')
  expect(found).not.toContain('quokkafarm')
})

test('what an old text printed as it stands, although it looks like a tag, was public', async () => {
  const before = { 'handbook/index.md': '# A\n\n<FURTHER RATIONALE (Optional)>\n' }
  const after = { 'handbook/index.md': '# A\n', 'handbook/b.md': '---\naudience: staff\n---\n\nThe rationale.\n' }
  const site = { 'history/handbook/index.html': '<p>&lt;FURTHER RATIONALE (Optional)&gt;</p>' }
  expect(await auditSite(before, after, site)).toContain('No hidden text')
})

/** A TIFF directory with texts, in the order of bytes that most cameras use. */
function exif(values: Record<number, string>, more = Buffer.alloc(0)): Buffer {
  const entries = Object.entries(values)
  const head = Buffer.alloc(8 + 2 + 12 * entries.length + 4)
  head.write('II*\0', 'latin1')
  head.writeUInt32LE(8, 4)
  head.writeUInt16LE(entries.length, 8)
  const texts: Buffer[] = []
  let end = head.length
  entries.forEach(([tag, text], at) => {
    const bytes = Buffer.from(`${text}\0`)
    const entry = 10 + 12 * at
    head.writeUInt16LE(Number(tag), entry)
    head.writeUInt16LE(2, entry + 2)
    head.writeUInt32LE(bytes.length, entry + 4)
    if (bytes.length <= 4) bytes.copy(head, entry + 8)
    else {
      head.writeUInt32LE(end, entry + 8)
      texts.push(bytes)
      end += bytes.length
    }
  })
  return Buffer.concat([head, ...texts, more])
}

const image = png(2, 2)
const withChunk = (type: string, data: Buffer) => Buffer.concat([image.subarray(0, -12), pngChunk(type, data), image.subarray(-12)])
const jpeg = (marker: number, data: Buffer) => {
  const size = data.length + 2
  return Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, marker, size >> 8, size & 255]), data, Buffer.from([0xff, 0xda])])
}
const [artist, description] = [0x013b, 0x010e]
const iptc = (text: string) => Buffer.concat([Buffer.from([0x1c, 0x02, 80, 0, text.length]), Buffer.from(text)])
const chance = Buffer.from('\0\x01Zebra\x02\0\xff', 'latin1')
const ramp = Buffer.from(Array.from({ length: 256 }, (_, value) => value))

describe('a word in an image', () => {
  const isFound = (path: string, content: Buffer, word: string, kind: 'text' | 'name' = 'text') => {
    const needles = new Needles()
    needles.add(word, { source: 'handbook/a.md', what: 'text', text: () => word }, kind)
    let isAny = false
    for (const each of extractTexts(path, content)) needles.search(each.text, each, () => (isAny = true))
    return isAny
  }

  test.each<[string, string, Buffer, string]>([
    [
      'EXIF of a JPEG',
      'a.jpg',
      jpeg(0xe1, Buffer.concat([Buffer.from('Exif\0\0'), exif({ [artist]: 'Zoë', [description]: 'Zebra' })])),
      'Zebra',
    ],
    ['EXIF of a PNG', 'a.png', withChunk('eXIf', exif({ [artist]: 'Zoë', [description]: 'On the farm' })), 'Zoë'],
    ['IPTC of a JPEG', 'a.jpg', jpeg(0xed, Buffer.concat([Buffer.from('Photoshop 3.0\0'), iptc('Zebra')])), 'Zebra'],
    ['a chunk of any kind that is text', 'a.png', withChunk('noTe', Buffer.from('Zebra')), 'Zebra'],
    ['bytes, if it is long', 'a.png', withChunk('fdAT', Buffer.from('\0\x01Zebrafarm\x02', 'latin1')), 'Zebrafarm'],
  ])('is found in %s', (_, path, content, word) => {
    expect(isFound(path, content, word, 'name')).toBe(true)
  })

  test.each<[string, string, Buffer, string]>([
    ['bytes of an animation', 'a.png', withChunk('fdAT', chance), 'Zebra'],
    ['transparencies', 'a.png', withChunk('tRNS', Buffer.from('abcde')), 'abcde'],
    ['a preview in EXIF', 'a.jpg', jpeg(0xe1, Buffer.concat([Buffer.from('Exif\0\0'), exif({ [artist]: 'Zoë' }, chance)])), 'Zebra'],
    ['a private segment of a JPEG', 'a.jpg', jpeg(0xe4, chance), 'Zebra'],
    ['a program', 'a.wasm', Buffer.concat([Buffer.alloc(9), chance]), 'Zebra'],
  ])("isn't found in %s", (_, path, content, word) => {
    expect(isFound(path, content, word)).toBe(false)
    expect(isFound(path, content, word, 'name')).toBe(false)
  })
})

test('bytes for drawing a public image are no hidden text', async () => {
  const picture = withChunk('tRNS', ramp)
  const files = { 'handbook/index.md': '# A\n\n![Dot](a.png)\n', 'handbook/a.png': picture }
  const repo = repository()
  repo.commit(files)
  const folder = join(temporaryFolder(), 'site')
  mkdirSync(join(folder, 'handbook'), { recursive: true })
  writeFileSync(join(folder, 'handbook/a.png'), picture)
  const { stdout } = await callHandbook(['audit', folder, '--content', repo.content])
  expect(stdout).toContain('No hidden text')
})
