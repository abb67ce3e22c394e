import { expect, test } from 'vitest'
import { cyclesOf } from '../../src/collections/rules/cycles.ts'

test.each<[Record<string, string[]>, string[][]]>([
  [{ a: ['b'], b: ['c'], c: [] }, []],
  [{ a: ['a'] }, [['a']]],
  [{ a: ['b'], b: ['a'] }, [['a', 'b']]],
  [{ z: ['y'], y: ['x'], x: ['y'] }, [['y', 'x']]],
  [
    { a: ['b', 'c'], b: ['a'], c: ['a'] },
    [
      ['a', 'b'],
      ['a', 'c'],
    ],
  ],
  [{ a: ['missing'], b: ['a'] }, []],
])('%j has the cycles %j', (graph, expected) => {
  expect(cyclesOf(Object.keys(graph), (id) => graph[id] ?? [])).toEqual(expected)
})

test('a chain may be longer than the call stack', () => {
  const ids = Array.from({ length: 100_000 }, (_, index) => String(index))
  expect(cyclesOf(ids, (id) => (Number(id) + 1 < ids.length ? [String(Number(id) + 1)] : []))).toEqual([])
  expect(cyclesOf(ids, (id) => [String((Number(id) + 1) % ids.length)]).map(({ length }) => length)).toEqual([100_000])
})
