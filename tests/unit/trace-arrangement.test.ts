/** Rows of linked things: lines that cross a row get a slot, and linked things are close. */
import { expect, test } from 'vitest'
import { arrange, type Slot } from '../../src/answers/trace/arrangement.ts'

const rows = (...ids: string[]): Slot[][] =>
  ids.map((row) => row.split(' ').map((id) => ({ id, kind: id.startsWith('rest') ? 'rest' : 'entry' })))
const pairs = (...lines: string[]) => lines.map((line) => line.split(' ') as [string, string])

test.each([
  {
    name: 'what is linked to the next row needs no waypoint',
    given: rows('a', 'b'),
    linked: pairs('a b'),
    stands: ['a', 'b'],
    links: ['a>b'],
  },
  {
    name: 'a line to a later row passes by the rows between',
    given: rows('a', 'b', 'c', 'd'),
    linked: pairs('a d'),
    stands: ['a', 'b |', 'c |', 'd'],
    links: ['a>to d in 1', 'to d in 1>to d in 2', 'to d in 2>d'],
  },
  {
    name: 'several lines to one end pass together',
    given: rows('a b c', 'x', 'd'),
    linked: pairs('a d', 'b d', 'c d'),
    stands: ['a b c', 'x |', 'd'],
    links: ['a>to d in 1', 'to d in 1>d', 'b>to d in 1', 'c>to d in 1'],
  },
  {
    name: 'several lines from one beginning pass together',
    given: rows('a', 'x', 'b c'),
    linked: pairs('a b', 'a c'),
    stands: ['a', 'x |', 'b c'],
    links: ['a>from a in 1', 'from a in 1>b', 'from a in 1>c'],
  },
  {
    name: 'what is linked stands below what it is linked to',
    given: rows('a b c', 'x y z'),
    linked: pairs('a z', 'b y', 'c x'),
    stands: ['a b c', 'z y x'],
    links: ['a>z', 'b>y', 'c>x'],
  },
  {
    name: 'what stands for the rest stands last',
    given: rows('a b rest1', 'x rest2'),
    linked: pairs('a rest2', 'rest1 x'),
    stands: ['a b rest1', 'x rest2'],
    links: ['a>rest2', 'rest1>x'],
  },
  {
    name: 'a pair that is said twice is one line, and what has no line keeps its place',
    given: rows('a b', 'c'),
    linked: pairs('a c', 'a c'),
    stands: ['a b', 'c'],
    links: ['a>c'],
  },
  { name: 'nothing is arranged where there is nothing', given: [], linked: [], stands: [], links: [] },
])('$name', ({ given, linked, stands, links }) => {
  const arranged = arrange(given, linked)
  expect(arranged.rows.map((row) => row.map(({ id, kind }) => (kind === 'waypoint' ? '|' : id)).join(' '))).toEqual(stands)
  expect(arranged.links.map(([from, to]) => `${from}>${to}`)).toEqual(links)
})
