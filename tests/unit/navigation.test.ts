import { describe, expect, test } from 'vitest'
import { buildTree, flatten, type NavItem, treePages, trailTo } from '../../src/graph/navigation.ts'
import { inOrder } from '../../src/graph/order.ts'
import { handbookOf } from './handbooks.ts'
import { compareVersions } from '../../src/collections/releases/listing.ts'

/** A tree as lines: groups in brackets, items indented. */
function draw(item: NavItem, depth = 0): string[] {
  const indent = '  '.repeat(depth)
  return [
    `${indent}${item.title} ${item.url}${item.entry ? '' : ' (no page of its own)'}`,
    ...item.groups.flatMap((group) => [
      ...(group.title === undefined ? [] : [`${indent}  [${group.title}]`]),
      ...group.items.flatMap((child) => draw(child, depth + 1)),
    ]),
  ]
}

const page = (fields: Record<string, unknown> = {}) =>
  `---\n${Object.entries(fields)
    .map(([key, value]) => `${key}: ${JSON.stringify(value)}\n`)
    .join('')}---\n`

const treeOf = (pages: Record<string, Record<string, unknown>>) => {
  const files = Object.fromEntries(Object.entries(pages).map(([path, fields]) => [`handbook/${path}.md`, page(fields)]))
  const { handbook, problems } = handbookOf(files)
  expect(problems).toEqual([])
  return handbook.trees.handbook
}

describe('the tree of pages', () => {
  test('follows folders, by title', () => {
    expect(draw(treeOf({ index: { title: 'Home' }, 'b/index': { title: 'B' }, 'b/two': {}, 'b/one': {}, a: {} }))).toEqual([
      'Home /handbook/',
      '  A /handbook/a/',
      '  B /handbook/b/',
      '    One /handbook/b/one/',
      '    Two /handbook/b/two/',
    ])
  })

  test('adds folders without a page', () => {
    expect(draw(treeOf({ 'deep-folder/inner/page': {} }))).toEqual([
      'Handbook /handbook/ (no page of its own)',
      '  Deep folder /handbook/deep-folder/ (no page of its own)',
      '    Inner /handbook/deep-folder/inner/ (no page of its own)',
      '      Page /handbook/deep-folder/inner/page/',
    ])
  })

  test('puts pages in order, then by title with natural numbers', () => {
    const tree = treeOf({
      a: { navTitle: 'Last', navOrder: 9 },
      b: { title: 'Step 10' },
      c: { title: 'Step 9' },
      d: { navTitle: 'First', navOrder: -1 },
      e: { title: 'Zero', navOrder: 0 },
    })
    expect(flatten(tree).map(({ title }) => title)).toEqual(['Handbook', 'First', 'Zero', 'Last', 'Step 9', 'Step 10'])
  })

  test.each(['', 'inner/', 'inner/most/'])('has groups at any depth: %j', (folder) => {
    const tree = treeOf({
      [`${folder}a`]: { navGroup: 'Zoo' },
      [`${folder}b`]: { navGroup: 'Ape' },
      [`${folder}c`]: {},
      [`${folder}d`]: { navGroup: 'Top', navGroupOrder: 1 },
      [`${folder}e`]: { navGroup: 'Zoo' },
      [`${folder}f`]: { navGroup: 'Next', navGroupOrder: 2 },
    })
    const groups = draw(tree)
      .map((line) => line.trim().split(' /')[0])
      .slice(-10)
    expect(groups).toEqual(['C', '[Top]', 'D', '[Next]', 'F', '[Ape]', 'B', '[Zoo]', 'A', 'E'])
  })

  test('puts a folder into the group of its index', () => {
    expect(draw(treeOf({ 'a/index': { navGroup: 'Group' }, 'a/b': {} }))).toEqual([
      'Handbook /handbook/ (no page of its own)',
      '  [Group]',
      '  A /handbook/a/',
      '    B /handbook/a/b/',
    ])
  })

  test('shows navTitle, or else the title', () => {
    expect(draw(treeOf({ a: { title: 'Long title', navTitle: 'Short' }, b: { title: 'Only' } })).slice(1)).toEqual([
      '  Only /handbook/b/',
      '  Short /handbook/a/',
    ])
  })

  test('is empty without pages, and then has no routes', () => {
    const tree = buildTree([], 'handbook')
    expect(draw(tree)).toEqual(['Handbook /handbook/ (no page of its own)'])
    expect(treePages(tree, 'handbook')).toEqual([])
  })

  test('has a route for each page and folder', () => {
    expect(treePages(treeOf({ 'a/b': {} }), 'handbook').map(({ path }) => path)).toEqual([undefined, 'a', 'a/b'])
  })
})

describe('the trail to a page', () => {
  const tree = treeOf({ index: {}, 'a/index': {}, 'a/b/c': {}, ab: {}, 'a-b/d': {} })

  test.each([
    ['/handbook/', ['/handbook/']],
    ['/handbook/a/', ['/handbook/', '/handbook/a/']],
    ['/handbook/a/b/c/', ['/handbook/', '/handbook/a/', '/handbook/a/b/', '/handbook/a/b/c/']],
    ['/handbook/ab/', ['/handbook/', '/handbook/ab/']],
    ['/handbook/a-b/d/', ['/handbook/', '/handbook/a-b/', '/handbook/a-b/d/']],
    ['/handbook/none/', []],
    ['/handbook/a/none/', []],
  ])('%s', (url, expected) => {
    expect(trailTo(tree, url).map((item) => item.url)).toEqual(expected)
  })
})

describe('the order of entries', () => {
  test.each([
    ['2.9', '2.10', -1],
    ['2.33', '3.0', -1],
    ['2.30', '2.30.1', -1],
    ['2.30.2', '2.30.10', -1],
    ['2.30', '2.30.0', 0],
    ['3.0.0-beta.1', '3.0.0', -1],
    ['1.0', '1.0', 0],
  ])('%s against %s', (a, b, expected) => {
    expect(Math.sign(compareVersions(a, b))).toBe(expected)
    expect(Math.sign(compareVersions(b, a)) + 0).toBe(-expected + 0)
  })

  test('lists releases by version, newest first', () => {
    const versions = ['2.9', '2.10', '2.10.1', '3.0', '0.1.1']
    const { handbook } = handbookOf({
      ...Object.fromEntries(
        versions.map((version) => [`releases/${version}.yaml`, 'date: 2026-01-01\nstatus: released\noffering: cloud\n']),
      ),
    })
    expect(inOrder(handbook, 'releases').map(({ id }) => id)).toEqual(['3.0', '2.10.1', '2.10', '2.9', '0.1.1'])
  })

  test('lists the changelog by day, newest first', () => {
    const entry = (title: string, when: string) =>
      `---\ntitle: ${title}\ndescription: D.\ntype: fixed\nfeatures: []\n${when}\nstatus: published\nauthors: [ada]\nreviews: []\n---\n`
    const { handbook } = handbookOf({
      'changelog/a.md': entry('A', 'date: 2026-01-01'),
      'changelog/b.md': entry('B', 'live: [{ offering: x, on: 2026-03-01 }, { offering: y, on: 2026-02-01 }]'),
      'changelog/c.md': entry('C', 'date: 2026-02-15'),
      'changelog/d.md': entry('D', 'date: 2026-02-15'),
    })
    expect(inOrder(handbook, 'changelog').map(({ id }) => id)).toEqual(['c', 'd', 'b', 'a'])
  })
})
