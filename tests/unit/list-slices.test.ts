/** How long lists are cut into pages. */
import { expect, test } from 'vitest'
import { slicesByWeight } from '../../src/plain/list-slices.ts'

test.each<[string, number[], number[][]]>([
  ['nothing', [], [[]]],
  ['what fits', [4, 6], [[4, 6]]],
  ['one more than fits', [4, 6, 1], [[4, 6], [1]]],
  ['one row that is too heavy', [12], [[12]]],
  ['a heavy row among light ones', [3, 12, 3, 7], [[3], [12], [3, 7]]],
  ['rows without weight', [0, 0, 10, 0], [[0, 0, 10, 0]]],
])('%s', (_, rows, expected) => {
  const slices = slicesByWeight(rows, 10, (weight) => weight)
  expect(slices.map((slice) => slice.rows)).toEqual(expected)
  expect(slices.map(({ page, pages }) => [page, pages])).toEqual(expected.map((_, index) => [index + 1, expected.length]))
})
