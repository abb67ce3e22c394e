/** The index of editions: its size depends on what changed, not on how many editions there are. */
import { expect, test } from 'vitest'
import {
  type EditionIndex,
  editionsWith,
  editionTargets,
  extendRanges,
  isInRanges,
  listMoved,
  todaysUrl,
} from '../../src/answers/editions/edition-index.ts'
import { createMissingIndex } from '../../src/answers/editions/missing-index.ts'
import { handbookOf } from './handbooks.ts'

const rangesOf = (positions: readonly number[]) => positions.reduce(extendRanges, [] as readonly number[])

test.each([
  [[], []],
  [[4], [4, 4]],
  [
    [0, 1, 2, 3],
    [0, 3],
  ],
  [
    [0, 2, 3, 6],
    [0, 0, 2, 3, 6, 6],
  ],
  [
    [1, 1, 2, 2],
    [1, 2],
  ],
])('editions %j are the ranges %j', (positions, ranges) => {
  expect(rangesOf(positions)).toEqual(ranges)
  expect(Array.from({ length: 8 }, (_, position) => position).filter((position) => isInRanges(position, ranges))).toEqual([
    ...new Set(positions),
  ])
})

/** A page that stays, a page that was renamed before the last edition, and a page that's gone. */
function indexOf(count: number): EditionIndex {
  const editions = Array.from({ length: count }, (_, index) => ({ name: `e${index}`, date: '2026-01-01', url: `/editions/e${index}/` }))
  const all = Array.from({ length: count + 1 }, (_, index) => index)
  const documents = [
    { '/stays/': rangesOf(all) },
    { '/old/': rangesOf(all.slice(0, -2)), '/new/': rangesOf(all.slice(-2)) },
    { '/gone/': rangesOf([1]) },
  ]
  return { format: 2, base: '/', editions, documents }
}

test('documents take no more bytes for more editions, but for the digits of their numbers', () => {
  const sizeOf = (count: number) => JSON.stringify(indexOf(count).documents).replace(/\d+/g, '0').length
  expect(sizeOf(500)).toBe(sizeOf(5))
})

test('a page is found in every edition that has it', () => {
  expect(editionTargets(indexOf(3), '/new/').map(({ edition = 'today', url }) => [edition, url])).toEqual([
    ['today', '/new/'],
    ['e2', '/editions/e2/new/'],
    ['e1', '/editions/e1/old/'],
    ['e0', '/editions/e0/old/'],
  ])
  expect(editionsWith(indexOf(3), '/gone/')).toEqual([{ edition: 'e1', url: '/editions/e1/gone/' }])
})

test("the pages of editions find today's page without the documents that haven't moved", () => {
  const index = indexOf(3)
  const moved = listMoved(index)
  expect(moved.documents.map((addresses) => Object.keys(addresses))).toEqual([['/old/', '/new/'], ['/gone/']])
  for (const [path, edition] of [
    ['/stays/', 'e1'],
    ['/old/', 'e0'],
    ['/new/', 'e2'],
    ['/gone/', 'e1'],
    ['/changes/old/', 'e1'],
  ] as const)
    expect([path, todaysUrl(moved, path, edition)]).toEqual([path, editionTargets(index, path, edition)[0]?.url])
  expect(todaysUrl(moved, '/changes/old/', 'e1')).toBe('/new/')
  expect(todaysUrl(moved, '/gone/', 'e1')).toBe(undefined)
})

test('the 404 page looks up what was elsewhere or is gone, and the pages of today', () => {
  const { handbook } = handbookOf({ 'handbook/a.md': '---\ntitle: A page\n---\n' })
  const missing = createMissingIndex(indexOf(3), handbook)
  expect(missing.documents.map((addresses) => Object.keys(addresses))).toEqual([['/old/', '/new/'], ['/gone/']])
  expect(missing.pages).toEqual([{ url: '/handbook/a/', title: 'A page' }])
  // The same answer as from the whole index.
  expect(editionsWith(missing, '/old/')).toEqual(editionsWith(indexOf(3), '/old/'))
  expect(editionTargets(missing, '/old/', 'e1')).toEqual(editionTargets(indexOf(3), '/old/', 'e1'))
})
