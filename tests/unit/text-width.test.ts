import { expect, test } from 'vitest'
import { fitText, measureText, wrapText } from '../../src/plain/text-width.ts'

test.each([
  ['', 5, ['']],
  ['one two', 20, ['one two']],
  ['  one   two\nthree ', 20, ['one two three']],
  ['one two three', 3.3, ['one', 'two', 'three']],
  ['one two three', 5, ['one two', 'three']],
  ['abcdefgh', 2, ['abc', 'def', 'gh']],
  ['a abcdefgh b', 2, ['a', 'abc', 'def', 'gh', 'b']],
  ['日本語の手引き', 3.2, ['日本語', 'の手引', 'き']],
  ['👩‍👩‍👧‍👦👩‍👩‍👧‍👦👩‍👩‍👧‍👦', 2.2, ['👩‍👩‍👧‍👦👩‍👩‍👧‍👦', '👩‍👩‍👧‍👦']],
])('%j is wrapped to lines of %d em', (text, width, lines) => {
  expect(wrapText(text, width)).toEqual(lines)
  for (const line of lines) expect(measureText(line)).toBeLessThanOrEqual(width)
})

test.each([
  ['one two three', 5, 2, ['one two', 'three']],
  ['one two three', 5, 1, ['one tw…']],
  ['one two three four', 5.2, 2, ['one two', 'three…']],
  ['abcdefgh', 2, 2, ['abc', 'd…']],
])('%j is cut to lines of %d em, %d of them', (text, width, most, lines) => {
  expect(fitText(text, width, most)).toEqual(lines)
})
