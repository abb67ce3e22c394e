/** Changelog entries and decisions that were written for another program: what is read, what is listed, and what is refused. */
import { expect, test } from 'vitest'
import type { Problem } from '../../src/problems/problem.ts'
import { decisionRecords, fiftyEntries } from '../support/imported-entries.ts'
import { handbookOf, type TestOptions } from './handbooks.ts'

const summary = (problems: readonly Problem[]) =>
  problems.map(({ file, severity, code, message }) => `${severity} ${code} ${file}: ${message}`)

const change = (file: string, text: string, options?: TestOptions) => {
  const { handbook, written, problems } = handbookOf({ [`changelog/${file}`]: text }, options)
  return { entry: written.entries.find(({ collection }) => collection === 'changelog'), shown: handbook.entries.length, problems }
}

test.each([
  ['a day', 'a.md', '---\ntitle: A\ndate: 2026-05-07\n---\n', '2026-05-07'],
  ['a time', 'a.md', '---\ntitle: A\ndate: 2026-05-07 10:00:00 +0200\n---\n', '2026-05-07'],
  ['a name of the month', 'a.md', '---\ntitle: A\ndate: May 7, 2026\n---\n', '2026-05-07'],
  ['another key', 'a.md', '---\ntitle: A\npubDate: 2026-05-07\n---\n', '2026-05-07'],
  ['the file name', '2026-05-07-a.md', '---\ntitle: A\n---\n', '2026-05-07'],
  ['the file name, without front matter', '2026-05-07-dark-mode.md', 'Text.\n', '2026-05-07'],
  ['the folders', '2026/05/07/a.md', '---\ntitle: A\n---\n', '2026-05-07'],
  ['a folder and the file name', '2026/05-07-a.md', '---\ntitle: A\n---\n', '2026-05-07'],
  ['its first commit', 'a.md', '---\ntitle: A\n---\n', '2026-05-09'],
  ['the month of its folder and its first commit', '2026/05/a.md', '---\ntitle: A\n---\n', '2026-05-09'],
  ['the month of its folder', '2026/04/a.md', '---\ntitle: A\n---\n', '2026-04-01'],
])('an entry gets its day from %s', (_, file, text, day) => {
  const { entry, shown } = change(file, text, { firstDays: () => '2026-05-09' })
  expect([entry?.data, shown]).toMatchObject([{ date: day, status: 'published' }, 1])
})

test.each(['---\ntitle: A\ndate: 2027-05-07\n---\n', '---\ntitle: A\npublishDate: 2027-05-07\n---\n'])(
  'an entry of a day to come is not published: %j',
  (text) => {
    const { shown, problems } = change('a.md', text)
    expect(shown).toBe(0)
    expect(problems.map(({ message }) => message)).toContain('An imported changelog entry is dated in the future, so it is not published.')
  },
)

test('an entry without a day anywhere is refused, and one with an ambiguous day', () => {
  expect(summary(change('a.md', '---\ntitle: A\n---\n').problems)).toEqual([
    'error key-missing changelog/a.md: A changelog entry needs "date".',
  ])
  expect(summary(change('a.md', '---\ntitle: A\ndate: 05/07/2026\n---\n').problems).slice(0, 1)).toEqual([
    'error date-invalid changelog/a.md: "05/07/2026" can be 5 July 2026 or 7 May 2026.',
  ])
  expect(summary(change('2026-05-07.md', 'Text.\n').problems)).toEqual([
    'error key-missing changelog/2026-05-07.md: A changelog entry needs "title".',
  ])
})

test.each([
  ['the front matter', '2026-05-07-a.md', '---\ntitle: B\n---\n\n# C\n', 'B'],
  ['the first heading', '2026-05-07-a.md', '# C\n\nText.\n', 'C'],
  ['the file name', '2026-05-07-dark_mode-for-all.md', 'Text.\n', 'Dark mode for all'],
])('an entry gets its title from %s', (_, file, text, title) => {
  expect(change(file, text).entry?.title).toBe(title)
})

test.each<[string, object]>([
  ['type: Fixed', { type: 'fixed' }],
  ['type: feature', { type: 'added' }],
  ['author: Ada Byte', { authors: ['ada'] }],
  ['authors: [{ name: Ada Byte }, nobody]', { authors: ['ada'] }],
  ['summary: Shorter', { description: 'Shorter' }],
  ['published: false', { status: 'draft' }],
  ['draft: true', { draft: true }],
  ['redirect_from: /old/', { formerly: ['/old/'] }],
])('an entry with %s has %j', (line, values) => {
  const { written } = handbookOf({
    'changelog/2026-05-07-a.md': `---\ntitle: A\n${line}\n---\n`,
    'people.yaml': '- { id: ada, name: Ada Byte, active: true }\n',
  })
  expect(written.entryIndex.find('changelog', '2026-05-07-a')?.data).toMatchObject(values)
})

test('of fifty entries, fifty are published, and one problem for each key says what they lack', () => {
  const { handbook, problems } = handbookOf(fiftyEntries())
  expect(handbook.entries).toHaveLength(50)
  expect(problems.filter(({ severity }) => severity === 'error')).toEqual([])
  expect(problems.map(({ code, message }) => `${code} ${message}`).toSorted()).toMatchInlineSnapshot(`
    [
      "entry-incomplete An imported changelog entry has a "breaking" that can't be read, and is published without it, in 10 places.",
      "entry-incomplete An imported changelog entry has a "highlight" that can't be read, and is published without it, in 10 places.",
      "entry-incomplete An imported changelog entry has a "type" that can't be read, and is published without it, in 10 places.",
      "entry-incomplete An imported changelog entry has no "authors", in 40 places.",
      "entry-incomplete An imported changelog entry has no "description", in 50 places.",
      "entry-incomplete An imported changelog entry has no "features", in 40 places.",
      "entry-incomplete An imported changelog entry has no "reviews", in 50 places.",
      "entry-incomplete An imported changelog entry has no "type", in 30 places.",
      "entry-incomplete An imported changelog entry names no feature of the handbook under "features", in 10 places.",
      "entry-incomplete An imported changelog entry names no person of the handbook under "authors", in 10 places.",
      "key-foreign "category" is front matter of another generator and has no effect here, in 10 places.",
      "key-foreign "layout" is front matter of another generator and has no effect here, in 10 places.",
      "key-foreign "tags" is front matter of another generator and has no effect here, in 10 places.",
      "key-unknown A changelog entry has no key "impact", in 10 places.",
      "key-unknown A changelog entry has no key "version", in 10 places.",
    ]
  `)
})

test('features that the handbook does not have leave it unknown which plans get an entry', () => {
  const { handbook } = handbookOf({ 'changelog/2026-05-07-a.md': '---\ntitle: A\nfeatures: [Dark mode]\n---\n' })
  expect(handbook.entryIndex.find('changelog', '2026-05-07-a')?.data.features).toBeUndefined()
})

test.each([[['changelog']], ['all' as const]])('with strict: %j, entries that lack something are refused', (strict) => {
  const { handbook, problems } = handbookOf(fiftyEntries(), { config: { strict } })
  expect(handbook.entries).toEqual([])
  expect(new Set(problems.map(({ code }) => code))).toContain('key-missing')
})

const own =
  '---\ntitle: Own\ndescription: D\ntype: changed\nfeatures: []\ndate: 2026-05-07\nstatus: published\nauthors: []\nreviews: []\n---\n'
const foreign = '---\ntitle: Foreign\ndate: 2026-05-07\n---\n'

/** So many entries that were written here, and so many that were imported. */
const mixed = (ownCount: number, importedCount: number) => ({
  ...Object.fromEntries(Array.from({ length: ownCount }, (_, index) => [`changelog/own-${index}.md`, own.replace('Own', `Own ${index}`)])),
  ...Object.fromEntries(
    Array.from({ length: importedCount }, (_, index) => [`changelog/x-${index}.md`, foreign.replace('ign', `ign ${index}`)]),
  ),
})

test.each([
  [0, 1, false],
  [1, 1, false],
  [8, 1, false],
  [9, 1, true],
  [50, 50, false],
])('of %i entries of ours and %i others, are the others refused?', (ownCount, importedCount, isRefused) => {
  const { problems } = handbookOf(mixed(ownCount, importedCount))
  const refused = problems.filter(({ code, file }) => code === 'key-missing' && file.startsWith('changelog/x-'))
  expect(refused.length > 0).toBe(isRefused)
})

test('an entry of ours must be complete among imported ones, unless no collection is strict', () => {
  const files = { ...mixed(0, 5), 'changelog/own.md': own.replace('type: changed\n', '') }
  const missing = (options: TestOptions) => handbookOf(files, options).problems.filter(({ code }) => code === 'key-missing')
  expect(summary(missing({}))).toEqual(['error key-missing changelog/own.md: A changelog entry needs "type".'])
  expect(missing({ config: { strict: [] } })).toEqual([])
})

test('a refused imported entry says how to publish it', () => {
  const { problems } = handbookOf(mixed(9, 1))
  const hints = problems.filter(({ file, code }) => file === 'changelog/x-0.md' && code === 'key-missing').map(({ hint }) => hint)
  expect(hints.filter((hint) => hint?.includes('leave "changelog" out of "strict" in handbook.config.ts (strict: [])'))).toHaveLength(1)
  const { written } = handbookOf(mixed(9, 1), { config: { strict: [] } })
  expect(written.entries).toHaveLength(10)
})

test('a misspelled key of ours is an error, as it may hide who may read the entry', () => {
  expect(summary(change('2026-05-07-a.md', '---\ntitle: A\naudeince: staff\nzebra: 1\n---\n').problems).slice(-2)).toEqual([
    'error key-unknown changelog/2026-05-07-a.md: A changelog entry has no key "audeince".',
    'warning key-unknown changelog/2026-05-07-a.md: A changelog entry has no key "zebra".',
  ])
})

const decide = (files: Record<string, string>, options?: TestOptions) =>
  handbookOf(
    Object.fromEntries(Object.entries(files).map(([name, text]) => [name.includes('.yaml') ? name : `decisions/${name}`, text])),
    options,
  )

test.each<[string, string, object]>([
  [
    'MADR 4',
    '---\nstatus: accepted\ndate: 2024-02-29\ndecision-makers: Ada Byte, Bob\nconsulted: [Carol]\n---\n\n# Use X\n\n## Context and Problem Statement\n',
    { title: 'Use X', status: 'accepted', on: '2024-02-29', deciders: ['ada'], names: { deciders: ['Bob'], consulted: ['Carol'] } },
  ],
  ['MADR 3', '---\nstatus: "Proposed"\ndate: 2024-02-29\ndeciders: Ada Byte\n---\n# Use X\n', { status: 'proposed', deciders: ['ada'] }],
  [
    'MADR 2',
    '# Use X\n\n* Status: accepted\n* Deciders: Ada Byte, Bob\n* Date: 2019-05-01\n\nTechnical Story: none\n\n## Context and Problem Statement\n\nStatus: none\n',
    { title: 'Use X', status: 'accepted', on: '2019-05-01', deciders: ['ada'] },
  ],
  ['a bold list', '# Use X\n\n- **Status**: Rejected\n- **Date:** 2019-05-01\n', { status: 'rejected', on: '2019-05-01' }],
  [
    'Nygard',
    '# 1. Use X\n\nDate: 2016-02-12\n\n## Status\n\nAccepted\n\n## Context\n\nStatus: none\n',
    { title: '1. Use X', status: 'accepted', on: '2016-02-12' },
  ],
  ['a status of its own', '---\nstatus: on hold\ndate: 2024-02-29\n---\n# Use X\n', { on: '2024-02-29' }],
  [
    'a copied template',
    '---\nstatus: "{proposed | accepted}"\ndate: {YYYY-MM-DD when}\ndecision-makers: {list everyone}\n---\n# Use X\n',
    { title: 'Use X' },
  ],
  ['a status with a day', '# Use X\n\n## Status\n\nAccepted on 2020-01-01\n', { status: 'accepted' }],
  ['a draft', '---\nstatus: draft\n---\n# Use X\n', { draft: true }],
])('reads a decision in the form of %s', (_, text, values) => {
  const { written, problems } = decide({
    '0001-use-x.md': text,
    'people.yaml': '- { id: ada, name: Ada Byte, active: true }\n',
  })
  expect(problems.filter(({ severity }) => severity === 'error')).toEqual([])
  const data = written.entryIndex.find('decisions', '0001-use-x')?.data
  expect(data).toMatchObject(values)
  if (!('status' in values)) expect(data?.status).toBeUndefined()
})

test('a decision whose day is not one is refused, at its place', () => {
  const { problems } = decide({ '0001-use-x.md': '---\nstatus: accepted\ndate: 2024-02-31\n---\n# Use X\n' })
  expect(problems.filter(({ severity }) => severity === 'error')).toMatchObject([{ code: 'date-invalid', line: 3, column: 7 }])
})

test('the page of the folder of a imported changelog is reported and left out', () => {
  const { handbook, problems } = handbookOf({ 'changelog/index.md': '# Changelog\n', 'changelog/2026-05-07-a.md': 'Text.\n' })
  expect(handbook.entries.map(({ id }) => id)).toEqual(['2026-05-07-a'])
  expect(problems.map(({ code }) => code)).toContain('file-left-out')
})

test.each([
  ['a link', 'status: superseded by [ADR-0002](0002-use-y.md)'],
  ['a number', 'status: "Superseded by ADR-0002"'],
  ['a file', 'status: superseded by 0002-use-y'],
  ['a change of status', 'status: ~~accepted~~ superseded by 2'],
])('a decision that names its successor by %s is one that the successor supersedes', (_, line) => {
  const { handbook, problems } = decide({
    '0001-use-x.md': `---\n${line}\ndate: 2024-01-01\n---\n# Use X\n`,
    '0002-use-y.md': '---\nstatus: accepted\ndate: 2024-02-01\n---\n# Use Y\n',
  })
  expect(handbook.entryIndex.find('decisions', '0001-use-x')?.data.status).toBe('superseded')
  expect(handbook.entryIndex.find('decisions', '0002-use-y')?.data.supersedes).toEqual(['0001-use-x'])
  expect(new Set(problems.map(({ code }) => code))).toEqual(new Set(['entry-incomplete']))
})

test('of 22 decision records, 22 are published, with the relations between them', () => {
  const { handbook, problems } = handbookOf(decisionRecords())
  expect(problems.filter(({ severity }) => severity === 'error')).toEqual([])
  expect(handbook.entries).toHaveLength(22)
  expect(handbook.entries.flatMap(({ id, data }) => ('supersedes' in data && data.supersedes ? [id, data.supersedes] : []))).toEqual([
    '0006-choice',
    ['0005-choice'],
    '0012-choice',
    ['0011-choice'],
    '0018-choice',
    ['0017-choice'],
  ])
})

test('reads both directions in a section "Status", and lists a successor that is not there', () => {
  const { handbook } = decide({
    '0001-use-x.md': '# Use X\n\n## Status\n\nAccepted\n\nSuperseded by [2. Use Y](0002-use-y.md)\n',
    '0002-use-y.md': '# Use Y\n\n## Status\n\nAccepted\n\nSupersedes [1. Use X](0001-use-x.md)\n\n## Context\n',
  })
  expect(handbook.entryIndex.find('decisions', '0002-use-y')?.data).toMatchObject({ status: 'accepted', supersedes: ['0001-use-x'] })
  expect(handbook.entryIndex.find('decisions', '0001-use-x')?.data.status).toBe('superseded')
  const { problems } = decide({ '0001-use-x.md': '---\nstatus: superseded by ADR-9\n---\n# Use X\n' })
  expect(problems.map(({ message }) => message)).toContain(
    "The status of an imported decision names a successor that the handbook doesn't have.",
  )
})
