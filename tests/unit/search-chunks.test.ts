/** Chunks of the search index, and their position lists. */
import { gunzipSync, gzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { arrayItems, readNumbers, readText, writeArray, writeNumbers, writeText } from '../../src/outputs/search/cbor.ts'
import { splitChunks } from '../../src/outputs/search/small-chunks.ts'
import { shorten } from '../../src/outputs/search/word-list.ts'

test.each([[0], [23], [24], [255], [256], [65_535], [65_536], [4_000_000_000], [-1], [-25], [-169], [-70_000]])(
  '%d is read as it was written',
  (value) => {
    expect(readNumbers(writeNumbers([value, 1]))).toEqual([value, 1])
  },
)

test('texts and arrays are read as written, and unknown types refused', () => {
  const array = writeArray([writeText('ä'.repeat(200)), writeArray([writeText('')]), writeNumbers([])])
  expect(arrayItems(array).map((item) => item.length)).toEqual([403, 2, 1])
  expect(readText(arrayItems(array)[0] ?? Buffer.of())).toBe('ä'.repeat(200))
  expect(() => arrayItems(Buffer.from([0x81, 0xff]))).toThrow('The index of Pagefind has the byte 255, which is not known here.')
})

/** A word on a number of pages; each page has a title and positions in plain text. */
function list(word: string, pages: number, places: readonly number[]): Buffer {
  const page = writeArray([writeNumbers([1]).subarray(1), writeNumbers([-25, ...places, -169, 3]), writeNumbers([])])
  return writeArray([writeText(word), writeArray(Array.from({ length: pages }, () => page)), writeArray([])])
}

const placesIn = (word: Buffer) =>
  readNumbers(arrayItems(arrayItems(arrayItems(word)[1] ?? Buffer.of())[0] ?? Buffer.of())[1] ?? Buffer.of())

test('a short list is unchanged, however often the word is on a page', () => {
  const short = list(
    'device',
    10,
    Array.from({ length: 60 }, () => 10),
  )
  expect(shorten(short)).toBe(short)
})

test('in a very long list, each page keeps some stretches whole, and titles', () => {
  const often = shorten(
    list(
      'device',
      1000,
      Array.from({ length: 60 }, () => 10),
    ),
  )
  // Positions 0 to 19 of every 160 are kept; the word is at 10, 20, 30 and so on.
  expect(placesIn(often)).toEqual([-25, 10, 150, 10, 150, 10, 150, 10, -169, 3])
  expect(arrayItems(arrayItems(often)[1] ?? Buffer.of())).toHaveLength(1000)
})

test('a page with few positions, or only between the stretches, keeps them', () => {
  const seldom = Array.from({ length: 16 }, () => 50)
  expect(placesIn(shorten(list('device', 1000, seldom)))).toEqual([-25, ...seldom, -169, 3])
  const between = [30, ...Array.from({ length: 40 }, () => 1)]
  expect(placesIn(shorten(list('device', 1000, between)))).toEqual([-25, ...between.slice(0, 16), -169, 3])
})

const packed = (content: Buffer) => gzipSync(Buffer.concat([Buffer.from('pagefind_dcd'), content]))
const unpacked = (content: Uint8Array) => gunzipSync(content).subarray(12)

test('words with the same start are in one chunk, and the table says which words are in which', () => {
  const words = ['debt', 'device', 'devices', 'dial', 'x']
  const chunk = packed(writeArray([writeArray(words.map((word) => list(word, 700, [1, 1, 1])))]))
  const table = writeArray([writeText('1.6.0'), writeArray([]), writeArray([writeArray(['debt', 'x', 'en_1'].map(writeText))])])
  const files = splitChunks([
    { path: 'pagefind-entry.json', content: Buffer.from('{"hash":"en_0"}') },
    { path: 'pagefind.en_0.pf_meta', content: packed(table) },
    { path: 'index/en_1.pf_index', content: chunk },
    { path: 'fragment/en_2.pf_fragment', content: Buffer.from('as it was') },
  ])
  const meta = files.find(({ path }) => path.endsWith('.pf_meta'))
  const hash = meta?.path.slice('pagefind.'.length, -'.pf_meta'.length)
  expect(files.find(({ path }) => path === 'pagefind-entry.json')?.content.toString()).toBe(`{"hash":"${hash}"}`)
  const ranges = arrayItems(arrayItems(unpacked(meta?.content ?? packed(table)))[2] ?? Buffer.of()).map((range) =>
    arrayItems(range).map(readText),
  )
  expect(ranges.map(([from, to]) => [from, to])).toEqual([
    ['debt', 'deb'],
    ['dev', 'de'],
    ['di', 'd'],
    ['x', 'x'],
  ])
  const contents = ranges.map(([, , name]) => {
    const piece = files.find(({ path }) => path === `index/${name}.pf_index`)
    return arrayItems(arrayItems(unpacked(piece?.content ?? chunk))[0] ?? Buffer.of()).map((word) =>
      readText(arrayItems(word)[0] ?? Buffer.of()),
    )
  })
  expect(contents).toEqual([['debt'], ['device', 'devices'], ['dial'], ['x']])
  expect(files.map(({ path }) => path)).toContain('fragment/en_2.pf_fragment')
})
