/** Files that nothing reads, and misplaced files: each is reported once, with its right location. */
import { describe, expect, test } from 'vitest'
import { ourCollections } from '../../src/collections/collections.ts'
import { fittingCollection } from '../../src/graph/reading/misfits.ts'
import type { CollectionName } from '../../src/collections/table.ts'
import { handbookOf, reportOf } from './handbooks.ts'

test('reports entry-misplaced with its location and fix', () => {
  expect(reportOf('entry-misplaced')).toMatchInlineSnapshot(`
    "Peoples:1:1-1:1 error entry-misplaced
      | 
      "Peoples" is not a collection, so it is ignored.
      Name it "people.yaml", or start its name with "." to exclude it.
      suggests people.yaml

    aeras.yaml:1:1-1:1 error entry-misplaced
      | 
      "aeras.yaml" is not a collection, so it is ignored.
      Name it "areas.yaml", or start its name with "." to exclude it.
      suggests areas.yaml

    change-log:1:1-1:1 error entry-misplaced
      | 
      "change-log" is not a collection, so it is ignored.
      Name it "changelog", or start its name with "." to exclude it.
      suggests changelog

    features/ada.yaml:1:1-1:3 error entry-misplaced
      | id
      This looks like a person, not a feature.
      Move it to people.yaml.
      suggests people.yaml

    insights/availability.md:2:1-2:6 error entry-misplaced
      | title
      This looks like a decision, not an insight.
      Move it to decisions/.
      suggests decisions/

    onboarding.md:1:1-1:1 error entry-misplaced
      | 
      This page is in no collection, so it is ignored.
      Move it to "handbook/onboarding.md", or start its name with "." to exclude it.
      suggests handbook/onboarding.md

    releases/export-the-log.mdx:2:1-2:6 error entry-misplaced
      | title
      This looks like a changelog entry, not a release.
      Move it to changelog/2026/11/.
      suggests changelog/2026/11/"
  `)
})

const said = (files: Readonly<Record<string, string>>) =>
  handbookOf(files).problems.map(({ severity, code, file, hint }) => `${severity} ${code} ${file}: ${hint}`)

const home = { 'handbook/index.md': '# Start\n' }

describe('a text that nothing reads is an error among entries', () => {
  test.each([
    'insights/2026-11-new.txt',
    'insights/new.docx',
    'handbook/page.html',
    'handbook/deep/page.rst',
    'roadmap/item.adoc',
    'decisions/0001-x.org',
    'features/x.pdf',
    'handbook/page.md.txt',
    'handbook/PAGE.TXT',
  ])('%s', (path) => {
    expect(said({ ...home, [path]: '' })).toEqual([
      expect.stringMatching(
        new RegExp(`^error file-type-unknown ${path}: Write it as \\.md.*, link to it if it is a download, or start its name with "."`),
      ),
    ])
  })

  test.each([
    ['handbook/page.markdown', 'page.md'],
    ['features/deep.er/x.mkd', 'x.md'],
  ])('%s is Markdown under another name', (path, name) => {
    expect(said({ ...home, [path]: '' })).toEqual([`error file-type-unknown ${path}: Name it "${name}".`])
  })

  test.each([
    ['handbook/sizes.yaml', 'Write it as .md or .mdx, or start its name with "." to exclude it.'],
    ['features/x.json', 'Write it as .md, .mdx or .yaml, or start its name with "." to exclude it.'],
  ])('%s', (path, hint) => {
    expect(said({ ...home, [path]: '{}' })).toEqual([`error file-type-unknown ${path}: ${hint}`])
  })
})

describe("doesn't report", () => {
  test.each<[string, Readonly<Record<string, string>>]>([
    ['a download', { 'handbook/form.pdf': '', 'handbook/a.md': '[Form](form.pdf)\n' }],
    ['a download of an entry elsewhere', { 'handbook/files/form.docx': '', 'handbook/b/a.md': '[Form](../files/form.docx)\n' }],
    ['pictures, tables and archives', { 'handbook/a.png': '', 'handbook/b.csv': '', 'handbook/c.zip': '' }],
    ['a README in any form', { 'features/README.txt': '', 'handbook/LICENSE': '', 'handbook/LICENSE.txt': '' }],
    [
      'what editors and systems leave',
      { 'handbook/a.md~': '', 'handbook/a.md.bak': '', 'handbook/~$plan.docx': '', 'handbook/Thumbs.db': '' },
    ],
    ['capital endings', { 'handbook/A.MD': '# A\n' }],
    ['files at the top that are no texts', { CNAME: '', 'logo.svg': '' }],
  ])('%s', (_, files) => {
    expect(said({ ...home, ...files })).toEqual([])
  })
})

describe('a misspelled name at the top level', () => {
  test.each([
    ['change-log/x.md', 'changelog'],
    ['Handbook/x.md', 'handbook'],
    ['feature/x.yaml', 'features'],
    ['strategies/x.md', 'strategy'],
    ['mile_stones/x.md', 'milestones'],
    ['decison/x.md', 'decisions'],
    ['people/ada.md', 'people.yaml'],
    ['tier.yaml', 'tiers.yaml'],
    ['peopel.yml', 'people.yaml'],
  ])('%s', (path, right) => {
    const name = path.split('/')[0]
    expect(said({ ...home, [path]: '' })).toEqual([
      `error entry-misplaced ${name}: Name it "${right}", or start its name with "." to exclude it.`,
    ])
  })

  test.each(['notes/x.md', 'attic/x.md', 'docs/x.md', 'tests/x.md', 'images/x.json', 'package.json', 'mkdocs.yml', 'CONTRIBUTING.md'])(
    '%s is another name',
    (path) => {
      expect(said({ ...home, [path]: '' })).toEqual([expect.stringMatching(/^warning folder-unknown/)])
    },
  )
})

test('a page at the top level belongs in the handbook', () => {
  expect(said({ ...home, 'onboarding.md': '# On-boarding\n' })).toEqual([
    'error entry-misplaced onboarding.md: Move it to "handbook/onboarding.md", or start its name with "." to exclude it.',
  ])
})

const change = { title: '', description: '', type: '', features: '', date: '', status: '', authors: '', reviews: '' }

test.each<[CollectionName, Record<string, unknown>, CollectionName | undefined]>([
  ['releases', change, 'changelog'],
  ['features', { id: 'a', name: 'A', active: true }, 'people'],
  ['handbook', { title: '', status: '', on: '', deciders: [] }, 'decisions'],
  ['backlog', { title: '', horizon: '', status: '', area: '', objectives: [], history: [] }, 'roadmap'],
  ['tiers', { id: 'cloud', title: '', delivery: '' }, 'offerings'],
  // Typos and unfinished entries stay where they are.
  ['changelog', { ...change, review: {}, titel: '' }, undefined],
  ['features', { title: 'New' }, undefined],
  ['features', { title: 'New', description: '' }, undefined],
  ['handbook', { title: '', author: '', tags: [], date: '' }, undefined],
  ['releases', { date: '', status: '', offering: '', title: '', description: '' }, undefined],
  ['handbook', {}, undefined],
])('the keys of %s: %o', (here, values, expected) => {
  expect(fittingCollection(here, values, ourCollections)).toBe(expected)
})

test.each([
  [
    'chart.md',
    '---\ntitle: New chart\ntype: added\ndate: 2026-11-20\ndescription: One.\nauthors: [pm]\nfeatures: [x]\n---\n\nText.\n',
    'a changelog entry',
    'changelog/2026/11/',
  ],
  ['bug.yaml', 'title: A bug\nkind: bug\nopened: 2026-11-01\nstatus: new\n', 'an issue', 'backlog/'],
  ['staff.yaml', '- id: pm\n  name: X\n  active: true\n', 'a person', 'people.yaml'],
])('%s at the top level is reported with its right location', (name, text, noun, place) => {
  const { problems } = handbookOf({ 'handbook/index.md': '# B\n', [name]: text })
  expect(problems.map(({ file, line, column, code, message, hint }) => [file, line, column, code, message, hint])).toEqual([
    [name, 1, 1, 'entry-misplaced', `This looks like ${noun}, but is in no collection, so it is ignored.`, `Move it to ${place}.`],
  ])
})
