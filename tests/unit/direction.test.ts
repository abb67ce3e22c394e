import { expect, test } from 'vitest'
import { directionOf } from '../../src/words/direction.ts'

test.each([
  ['en', 'ltr'],
  ['de-AT', 'ltr'],
  ['ar', 'rtl'],
  ['he', 'rtl'],
  ['fa-IR', 'rtl'],
  ['ja', 'ltr'],
] as const)('%s is written %s', (lang, direction) => {
  expect(directionOf(lang)).toBe(direction)
})
