/** Values that are kept for a while. */
import { expect, test } from 'vitest'
import { clearCaches, recentValues } from '../../src/plain/caches.ts'

test('the values that were not asked for the longest go first', () => {
  const values = recentValues<string>(6, (value) => value.length)
  values.set('a', 'aa')
  values.set('b', 'bb')
  values.set('c', 'cc')
  expect(values.get('a')).toEqual({ value: 'aa' })
  values.set('d', 'dd')
  const kept = () => ['a', 'b', 'c', 'd', 'e'].filter((key) => values.get(key))
  expect(kept()).toEqual(['a', 'c', 'd'])
  // Another value for a key takes the place of the first.
  values.set('a', 'a')
  values.set('e', 'e')
  expect(kept()).toEqual(['a', 'c', 'd', 'e'])
  // One that is too heavy is not kept.
  values.set('e', 'eeeeeee')
  expect(kept()).toEqual(['a', 'c', 'd'])
  clearCaches()
  expect(kept()).toEqual([])
})
