/** Values kept in caches. */
import { expect, test } from 'vitest'
import { clearCaches, recentValues } from '../../src/plain/caches.ts'

test('the least recently used values go first', () => {
  const values = recentValues<string>(6, (value) => value.length)
  values.set('a', 'aa')
  values.set('b', 'bb')
  values.set('c', 'cc')
  expect(values.get('a')).toEqual({ value: 'aa' })
  values.set('d', 'dd')
  const kept = () => ['a', 'b', 'c', 'd', 'e'].filter((key) => values.get(key))
  expect(kept()).toEqual(['a', 'c', 'd'])
  // A new value for a key replaces the old one.
  values.set('a', 'a')
  values.set('e', 'e')
  expect(kept()).toEqual(['a', 'c', 'd', 'e'])
  // Too heavy to keep.
  values.set('e', 'eeeeeee')
  expect(kept()).toEqual(['a', 'c', 'd'])
  clearCaches()
  expect(kept()).toEqual([])
})
