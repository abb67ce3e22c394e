import { describe, expect, test } from 'vitest'
import { ourCollections } from '../../src/collections/collections.ts'
import { collections } from '../../src/collections/table.ts'
import { ownFolders } from '../../src/graph/reading/layout.ts'
import { asciiName, isAddressable, placeOf, topNames } from '../../src/graph/reading/places.ts'
import { absoluteUrl, assetPath, collectionPath, entryPath, pagePath, withBase } from '../../src/graph/paths.ts'

describe('locations of files', () => {
  test.each([
    ['handbook/index.md', 'entry handbook index md'],
    ['handbook/README.md', 'entry handbook index md'],
    ['handbook/a.mdx', 'entry handbook a mdx'],
    ['handbook/a/index.mdx', 'entry handbook a mdx'],
    ['handbook/a/ReadMe.MD', 'entry handbook a md'],
    ['handbook/a/b/c.md', 'entry handbook a/b/c md'],
    ['handbook/an-index.md', 'entry handbook an-index md'],
    ['handbook/a.yaml', 'unknown-ending handbook'],
    ['handbook/a.png', 'ignored'],
    ['roles/engineer.md', 'entry roles engineer md'],
    ['roles/a.yml', 'unknown-ending roles'],
    ['changelog/2026/05/a.mdx', 'entry changelog 2026/05/a mdx'],
    ['changelog/index.md', 'entry changelog index md'],
    ['features/README.md', 'ignored'],
    ['features/a.yaml', 'entry features a yaml'],
    ['features/a.yml', 'entry features a yaml'],
    ['features/a.json', 'unknown-ending features'],
    ['releases/2.30.yaml', 'entry releases 2.30 yaml'],
    ['releases/2.30.1.mdx', 'entry releases 2.30.1 mdx'],
    ['backlog/export.json', 'entry backlog export json'],
    ['people.yaml', 'list people'],
    ['people.yml', 'list people'],
    ['redirects.yaml', 'list redirects'],
    ['people.json', 'unknown-name people.json'],
    ['people/ada.yaml', 'unknown-name people'],
    ['README.md', 'ignored'],
    ['notes.md', 'unknown-name notes.md'],
    ['handbook.yaml', 'unknown-name handbook.yaml'],
    ['Handbook/a.md', 'unknown-name Handbook'],
    ['constructor/a.md', 'unknown-name constructor'],
    ['toString.yaml', 'unknown-name toString.yaml'],
  ])('%s is %s', (path, expected) => {
    const place = placeOf(path, ownFolders(ourCollections))
    expect([place.kind, ...Object.entries(place).flatMap(([key, value]) => (key === 'kind' ? [] : [value]))].join(' ')).toBe(expected)
  })

  test('lists what may be at the top level', () => {
    expect(topNames(ourCollections)).toEqual(expect.arrayContaining(['handbook', 'changelog', 'people.yaml', 'redirects.yaml']))
    expect(topNames(ourCollections)).not.toContain('people')
  })
})

describe('names in URLs', () => {
  test.each([
    ['Audit log', 'audit-log'],
    ['Größe', 'groesse'],
    ['Ærø', 'aero'],
    ['Ångström', 'angstroem'],
    ['café', 'cafe'],
    ['e\u0301tude', 'etude'],
    ['R&D', 'r-and-d'],
    ['a / b', 'a-b'],
    ['  -a-  ', 'a'],
    ['2.30', '2.30'],
    ['Ship it.', 'ship-it'],
    ['.NET guide', 'net-guide'],
    ['_draft~', 'draft'],
    ['v1.0_beta~2', 'v1.0_beta~2'],
    ['ﬁle', 'file'],
    ['日本', ''],
    ['', ''],
    ['İstanbul', 'istanbul'],
  ])('%j becomes %j', (name, expected) => {
    expect(asciiName(name)).toBe(expected)
    if (expected) expect(isAddressable(expected)).toBe(true)
  })

  test.each(['a', 'A', 'a/b', '2026/05/a-b', '2.30', 'a_b~c.d', 'a.'])('%j can be one', (id) => {
    expect(isAddressable(id)).toBe(true)
  })

  test.each(['', 'a b', 'ä', '-a', '.a', '_a', 'a/', '/a', 'a//b', 'a?b', 'a#b', 'a%b', 'a&b', '..', 'a/../b', "a'b"])(
    '%j cannot be one',
    (id) => {
      expect(isAddressable(id)).toBe(false)
    },
  )
})

describe('URLs', () => {
  test.each([
    ['handbook', 'index', '/handbook/'],
    ['handbook', 'a/b', '/handbook/a/b/'],
    ['roles', 'index', '/roles/'],
    ['changelog', '2026/05/a', '/changelog/2026/05/a/'],
    ['releases', '2.30', '/releases/2.30/'],
    ['changelog', 'index', '/changelog/index/'],
    ['people', 'ada', undefined],
    ['insights', 'a', undefined],
    ['backlog', 'a', undefined],
  ] as const)('of %s/%s: %s', (collection, id, expected) => {
    expect(entryPath(collections[collection], id)).toBe(expected)
  })

  test.each([
    ['/', '/', '/'],
    ['/a/', '/', '/a/'],
    ['/a/', '/base', '/base/a/'],
    ['/a/', '/base/', '/base/a/'],
    ['/', '/base', '/base/'],
    ['/a/#b', '/base/deep', '/base/deep/a/#b'],
    ['/a.png', '/base', '/base/a.png'],
    ['#a', '/base', '#a'],
    ['https://example.com/', '/base', 'https://example.com/'],
    ['//example.com/', '/base', '//example.com/'],
    ['a/', '/base', 'a/'],
  ])('%j below the base %j: %j', (path, base, expected) => {
    expect(withBase(path, base)).toBe(expected)
  })

  test.each([
    ['/a/', 'https://example.com', '/', 'https://example.com/a/'],
    ['/a/', 'https://example.com/', '/base', 'https://example.com/base/a/'],
    ['/', 'https://example.com', '/base/', 'https://example.com/base/'],
    ['https://other.example/', 'https://example.com', '/base', 'https://other.example/'],
  ])('%j on the host: whole', (path, site, base, expected) => {
    expect(absoluteUrl(path, site, base)).toBe(expected)
  })

  test.each([
    ['/a', '/a/'],
    ['/a/', '/a/'],
    ['/a//', '/a/'],
    ['/', '/'],
    ['/a/index.html', '/a/'],
    ['/index.html', '/'],
    ['/a.html', '/a/'],
    ['/a.png', '/a.png'],
    ['/releases/2.30', '/releases/2.30/'],
    ['/releases/2.30.1/', '/releases/2.30.1/'],
    ['/handbook.json', '/handbook.json'],
    ['/changelog/feed.atom', '/changelog/feed.atom'],
  ])('%j is one spelling of %j', (path, expected) => {
    expect(pagePath(path)).toBe(expected)
  })

  test('of files and collections', () => {
    expect(assetPath('handbook/two words & more.png')).toBe('/handbook/two%20words%20%26%20more.png')
    expect(collectionPath('changelog')).toBe('/changelog/')
  })
})
