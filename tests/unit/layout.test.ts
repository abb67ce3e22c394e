/** Where collections' files are: in folders of their names, in a company's own folder, or as configured. */
import { describe, expect, test } from 'vitest'
import {
  addressAt,
  findLayout,
  type Layout,
  layoutOver,
  layoutSet,
  layoutThen,
  ownFolders as foldersOf,
  pathAt,
  plainFolder as folderOf,
} from '../../src/graph/reading/layout.ts'
import { placeOf } from '../../src/graph/reading/places.ts'
import { ourCollections as collections } from '../../src/collections/collections.ts'
import { configSchema } from '../../src/config.ts'
import { describeProblems, entryOf, handbookOf, sourcesOf } from './handbooks.ts'

const typed = '---\ntitle: A\ntype: added\n---\n'
const prose = '# Prose\n'
const [ownFolders, plainFolder] = [foldersOf(collections), folderOf(collections)]

describe('a content folder is read as', () => {
  test.each<[string, Layout['kind'], Record<string, string>]>([
    ['nothing at all', 'own', {}],
    ['data alone', 'own', { 'people.yaml': '' }],
    ['pages alone', 'plain', { 'a.md': prose, 'b/c.md': prose }],
    ['a README alone', 'plain', { 'README.md': prose }],
    ['pages and data', 'plain', { 'a.md': prose, 'people.yaml': '' }],
    ['a folder of a collection', 'own', { 'handbook/a.md': prose }],
    ['pages beside a handbook', 'own', { 'handbook/a.md': prose, 'stray.md': prose }],
    ['collections with a README about them', 'own', { 'roles/a.md': prose, 'README.md': prose }],
    [
      'pages of prose in a folder that is called like a collection',
      'plain',
      { 'a.md': prose, 'roles/b.md': prose, 'features/c.md': prose },
    ],
    ['the same with front matter that any page may have', 'plain', { 'a.md': prose, 'roles/b.md': '---\ntitle: B\nstatus: draft\n---\n' }],
    ['an entry that has a key of its collection', 'own', { 'a.md': prose, 'changelog/b.md': typed }],
    ['an entry without prose', 'own', { 'a.md': prose, 'releases/2.1.yaml': 'date: 2026-01-01\n' }],
    ['entries without front matter and nothing else', 'own', { 'decisions/0001-a.md': prose }],
  ])('%s: %s', (_, kind, files) => {
    expect(findLayout(sourcesOf(files).files, { collections }).kind).toBe(kind)
  })

  test('the configuration decides', () => {
    const files = sourcesOf({ 'handbook/a.md': prose, 'docs/b.md': prose }).files
    expect(findLayout(files, { collections, folders: { handbook: 'docs' } }).kind).toBe('set')
    expect(findLayout(files, { collections, folders: {} }).kind).toBe('own')
  })
})

describe('between paths and entries', () => {
  const set = layoutSet({ collections, folders: { handbook: 'docs', changelog: 'docs/news' } })
  const mixed = layoutSet({ collections, folders: { handbook: '', changelog: 'src/changelog' } })

  test.each<[Layout, string, string]>([
    [plainFolder, 'README.md', 'entry handbook index md'],
    [plainFolder, 'guide/_index.md', 'entry handbook guide md'],
    [plainFolder, 'roles/dev.md', 'entry handbook roles/dev md'],
    [plainFolder, 'people.yaml', 'list people'],
    [plainFolder, 'peopel.yaml', 'unknown-name peopel.yaml'],
    [plainFolder, 'mkdocs.yml', 'ignored'],
    [plainFolder, 'package.json', 'ignored'],
    [plainFolder, 'LICENSE.md', 'ignored'],
    [plainFolder, 'guide/license.md', 'entry handbook guide/license md'],
    [plainFolder, 'guide/_category_.json', 'category handbook guide'],
    [plainFolder, '_category_.yml', 'category handbook index'],
    [set, 'docs/a.md', 'entry handbook a md'],
    [set, 'docs/news/2026/a.md', 'entry changelog 2026/a md'],
    [set, 'handbook/a.md', 'unknown-name handbook'],
    [set, 'roles/a.md', 'entry roles a md'],
    [mixed, 'src/changelog/a.md', 'entry changelog a md'],
    [mixed, 'src/a.md', 'entry handbook src/a md'],
    [mixed, 'roles/a.md', 'entry handbook roles/a md'],
    [ownFolders, 'handbook/_index.md', 'entry handbook index md'],
    [ownFolders, 'handbook/a/_index.mdx', 'entry handbook a mdx'],
    [ownFolders, 'changelog/_index.md', 'ignored'],
    [ownFolders, 'roles/_category_.json', 'category roles index'],
  ])('%#: %s', (layout, path, expected) => {
    const place = placeOf(path, layout)
    expect([place.kind, ...Object.entries(place).flatMap(([key, value]) => (key === 'kind' ? [] : [value]))].join(' ')).toBe(expected)
  })

  test.each<[Layout, string, string]>([
    [ownFolders, 'handbook/a/b', '/handbook/a/b'],
    [plainFolder, 'a/b', '/handbook/a/b'],
    [plainFolder, '', '/handbook'],
    [set, 'docs', '/handbook'],
    [set, 'docs/news/x', '/changelog/x'],
  ])('%#: %s and %s', (layout, path, address) => {
    expect([addressAt(path, layout), pathAt(`${address}/`, layout)]).toEqual([address, path])
  })
})

describe('earlier trees', () => {
  test.each<[string, Layout, string[], Layout['kind']]>([
    ['before the folders', ownFolders, ['a.md', 'b/c.md', 'people.yaml'], 'plain'],
    ['with one of the folders', ownFolders, ['a.md', 'handbook/c.md'], 'own'],
    ['with a folder of prose that is called like a collection', ownFolders, ['a.md', 'roles/c.md'], 'plain'],
    ['without a page', ownFolders, ['people.yaml'], 'own'],
    ['before the folders were given up', plainFolder, ['handbook/a.md', 'roles/b.md'], 'own'],
    ['as today', plainFolder, ['a.md', 'roles/b.md'], 'plain'],
    ['before the folder was called so', layoutSet({ collections, folders: { handbook: 'docs' } }), ['handbook/a.md'], 'own'],
  ])('%s', (_, today, paths, kind) => {
    const files = paths.map((path) => ({ path }))
    expect(layoutThen(files, today, (some) => some.map(({ path }) => ({ path, text: prose }))).kind).toBe(kind)
  })

  test('before a folder was moved, its files were pages; in the old location there are none since', () => {
    const commits = [
      { changes: [{ kind: 'added' as const, path: 'a.md', blob: '1' }] },
      { changes: [{ kind: 'renamed' as const, path: 'handbook/a.md', from: 'a.md', blob: '1' }] },
      { changes: [{ kind: 'added' as const, path: 'notes.md', blob: '2' }] },
    ]
    const layout = layoutOver(commits, ownFolders)
    expect(placeOf('a.md', layout)).toEqual({ kind: 'entry', collection: 'handbook', id: 'a', form: 'md' })
    expect(placeOf('notes.md', layout).kind).toBe('unknown-name')
  })
})

describe('the setting', () => {
  const parse = (folders: unknown, name = 'folders') =>
    configSchema.safeParse({ title: 'T', organisation: 'O', site: 'https://example.com', [name]: folders })

  test.each([
    [{ handbook: '.' }, { handbook: '' }],
    [
      { handbook: './docs/', changelog: 'src/changelog' },
      { handbook: 'docs', changelog: 'src/changelog' },
    ],
  ])('%j', (given, read) => {
    expect(parse(given).data?.folders).toEqual(read)
    // As it was called earlier.
    expect(parse(given, 'collections').data?.folders).toEqual(read)
  })

  test.each([
    [{ handbook: '../docs' }, 'Write a path below the content folder, for example "docs".'],
    [{ handbook: '/docs' }, 'Write a path below the content folder, for example "docs".'],
    [{ handbook: '.', changelog: './' }, '"handbook" already has the folder "."; give each collection its own.'],
    [{ people: 'people' }, expect.stringMatching(/^Unrecognized key: "people"\. Its keys are "handbook", "roles", .*\.$/)],
  ])('%j is refused', (given, message) => {
    expect(parse(given).error?.issues.map((issue) => issue.message)).toEqual([message])
  })
})

describe("a company's own folder", () => {
  const files = {
    'README.md': '# Home\n\n[A](guide/a.md), [the guide](guide/), [from the top](/guide/a), [roles](roles/), ![p](guide/p.svg)\n',
    'guide/a.md': '# A\n\n[Home](../README.md), [again](../), [the guide](./), [gone](../gone.md), [gone too](/gone.md)\n',
    'guide/p.svg': '<svg xmlns="http://www.w3.org/2000/svg"/>',
    'guide/_category_.json': '{ "label": "The guide", "position": 2, "colour": "red" }\n',
    'roles/dev.md': '# Dev\n',
    'people.yaml': '- { id: pm, name: Product Manager, active: true }\n',
  }

  test('is the handbook, with links between files', () => {
    const checked = handbookOf(files)
    expect(checked.handbook.entryIndex.pages.map(({ file, url }) => [file, url])).toEqual([
      ['README.md', '/handbook/'],
      ['guide/a.md', '/handbook/guide/a/'],
      ['roles/dev.md', '/handbook/roles/dev/'],
    ])
    expect(checked.counts).toEqual({ handbook: 3, people: 1 })
    expect(checked.handbook.trees.handbook.groups[0]?.items.map(({ title }) => title)).toEqual(['The guide', 'Roles'])
    expect(entryOf(checked, 'handbook', 'index').title).toBe('Home')
    expect(describeProblems(checked.problems, sourcesOf(files))).toMatchInlineSnapshot(`
      "guide/_category_.json:1:40-1:48 error key-unknown
        | "colour"
        A category has no key "colour".
        Its keys are "label", "position", "description", "link", "collapsed", "collapsible", "className", "key", "customProps".

      guide/a.md:3:61-3:71 error link-missing
        | ../gone.md
        The link "../gone.md" is broken.
        Write links as file paths, relative to this file, for example "../README.md".

      guide/a.md:3:85-3:93 error link-missing
        | /gone.md
        The link "/gone.md" is broken.
        Write links as file paths, relative to this file, for example "../README.md"."
    `)
  })

  test('a configured folder must exist', () => {
    const checked = handbookOf({ 'a.md': '# A\n' }, { config: { folders: { handbook: '.', changelog: 'news' } } })
    expect(describeProblems(checked.problems, sourcesOf({}))).toMatchInlineSnapshot(`
      "news:1:1-1:1 warning folder-unknown
        | 
        handbook.config.ts names the folder "news" for "changelog", and nothing is there.
        Correct it under "folders", or make the folder."
    `)
  })
})
