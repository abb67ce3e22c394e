/** Documents across renames, deletions and restorations. */
import { describe, expect, test } from 'vitest'
import { trackDocuments } from '../../src/history/revisions/documents.ts'
import { ourCollections } from '../../src/collections/collections.ts'
import { ownFolders } from '../../src/graph/reading/layout.ts'
import { findEditionDocument, createEdition } from '../../src/history/editions/edition.ts'
import { inEditionOrder } from '../../src/graph/editions.ts'
import { nearestEdition } from '../../src/answers/editions/edition-index.ts'
import type { Change, Commit } from '../../src/sources/git/history.ts'

const added = (path: string, blob = `${path} 1`): Change => ({ kind: 'added', path, blob })
const changed = (path: string, blob: string): Change => ({ kind: 'changed', path, blob })
const renamed = (from: string, path: string, blob: string): Change => ({ kind: 'renamed', from, path, blob })
const removed = (path: string): Change => ({ kind: 'removed', path })

/** Each list is a commit on its own day. */
function history(...commits: readonly Change[][]): Commit[] {
  return commits.map((changes, index) => ({
    id: `c${index + 1}`,
    date: day(index + 1),
    author: 'Ada',
    note: `Commit ${index + 1}`,
    changes,
  }))
}

function day(number: number): string {
  return `2026-01-${String(number).padStart(2, '0')}T12:00:00+00:00`
}

/** Documents with their revisions as commit and path; `=` marks a rename without changes. */
function told(commits: Commit[], formers: { path: string; of: string }[] = []): string[] {
  const { all } = trackDocuments(
    commits,
    formers.map(({ path, of }) => ({ path, isFormer: (each) => each === of })),
  )
  return all.map(
    ({ id, revisions }) => `${id}: ${revisions.map(({ commit, path, isMove }) => `${commit} ${isMove ? '=' : ''}${path}`).join(', ')}`,
  )
}

describe('documents', () => {
  test.each<[string, Commit[], string[]]>([
    ['a page and its changes', history([added('a')], [changed('a', '2')]), ['a: c1 a, c2 a']],
    ['a rename', history([added('a')], [renamed('a', 'b', 'a 1')], [changed('b', '2')]), ['a: c1 a, c2 =b, c3 b']],
    ['a rename with a change', history([added('a')], [renamed('a', 'b', '2')]), ['a: c1 a, c2 b']],
    ['a page that comes back', history([added('a')], [removed('a')], [added('a', '3')]), ['a: c1 a, c3 a']],
    [
      'a new page where a renamed one was',
      history([added('a')], [renamed('a', 'b', 'a 1')], [added('a', 'new')], [changed('a', 'newer'), changed('b', '2')]),
      ['a: c1 a, c2 =b, c4 b', 'a~2: c3 a, c4 a'],
    ],
    [
      'two that change places',
      history([added('a'), added('b')], [renamed('a', 'b', 'a 1'), renamed('b', 'a', 'b 1')], [changed('a', '3')]),
      ['b: c1 b, c2 =a, c3 a', 'a: c1 a, c2 =b'],
    ],
    [
      'a change of a side branch to a page that was renamed elsewhere',
      history([added('a')], [renamed('a', 'b', 'a 1')], [changed('a', 'side')], [changed('b', 'merged')]),
      ['a: c1 a, c2 =b, c3 a, c4 b'],
    ],
    [
      'a renamed page that comes back',
      history([added('a')], [renamed('a', 'b', 'a 1')], [removed('b')], [added('b', '4')]),
      ['a: c1 a, c2 =b, c4 b'],
    ],
  ])('%s', (_, commits, expected) => {
    expect(told(commits).toSorted()).toEqual(expected.toSorted())
  })

  test('a person names its former path', () => {
    const commits = history([added('a'), added('other')], [removed('a'), added('b')])
    expect(told(commits)).toEqual(['a: c1 a', 'other: c1 other', 'b: c2 b'])
    expect(told(commits, [{ path: 'b', of: 'a' }])).toEqual(['a: c1 a, c2 b', 'other: c1 other'])
    // Both exist, so the former name is wrong or isn't meant as history.
    expect(told(commits, [{ path: 'b', of: 'other' }])).toEqual(told(commits))
  })

  test('ids stay the same after more commits', () => {
    const commits = history([added('a')], [renamed('a', 'b', 'a 1')], [added('a', 'new')], [removed('b')], [added('b', 'again')])
    const ids = commits.map((_, index) => trackDocuments(commits.slice(0, index + 1)).all.map(({ id }) => id))
    expect(ids).toEqual([['a'], ['a'], ['a', 'a~2'], ['a', 'a~2'], ['a', 'a~2']])
  })
})

describe('editions', () => {
  const commits = history([added('a'), added('gone')], [renamed('a', 'b', 'a 1')], [added('a', 'new'), removed('gone')])
  const documents = trackDocuments(commits)
  const edition = (name: string, number: number, files: Record<string, string>) =>
    createEdition(
      { name, date: day(number).slice(0, 10), commit: `c${number}`, moment: day(number) },
      Object.entries(files).map(([path, blob]) => ({ path, blob })),
      documents,
      ownFolders(ourCollections),
    )

  test('map documents to revisions', () => {
    const [spring, autumn] = [edition('spring', 1, { a: 'a 1', gone: 'gone 1' }), edition('autumn', 3, { a: 'new', b: 'a 1' })]
    const told = ({ revisions }: typeof spring) => [...revisions].map(([{ id }, { path, commit }]) => `${id} ${path} ${commit}`)
    expect(told(spring)).toEqual(['a a c1', 'gone gone c1'])
    expect(told(autumn)).toEqual(['a~2 a c3', 'a b c2'])
    expect(findEditionDocument(autumn, 'b')).toBe(findEditionDocument(spring, 'a'))
    expect(findEditionDocument(autumn, 'gone')).toBeUndefined()
  })

  test('are ordered by date', () => {
    const editions = [
      { name: 'c', date: '2026-03-01' },
      { name: 'a', date: '2026-01-01' },
      { name: 'b', date: '2026-01-01' },
    ]
    expect(inEditionOrder(editions, ({ date }) => date).map(({ name }) => name)).toEqual(['a', 'b', 'c'])
  })

  test.each<[number, number[], number | undefined]>([
    [1, [0, 3], 0],
    [2, [0, 3], 3],
    [1, [0, 2], 2],
    [0, [], undefined],
  ])('the nearest to %i of %j is %s', (place, having, expected) => {
    expect(nearestEdition(place, having)).toBe(expected)
  })
})
