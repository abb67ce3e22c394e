/** Fixes are repeated until nothing changes, and applied only if they cause no new problem. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { formatPatch, writeTexts } from '../../src/sources/write-texts.ts'
import { appendItem } from '../../src/authoring/list-file.ts'
import { type ChangedTexts, type Findings, mend } from '../../src/cli/mending.ts'
import { type Problem, problem } from '../../src/problems/problem.ts'
import { temporaryFolder, write } from './disk.ts'
import { handbookOf, sourcesOf } from './handbooks.ts'

const ground = {
  'people.yaml': '- { id: engineer, name: E, active: true }\n- { id: pm, name: P, active: true }\n',
  'offerings.yaml': '- { id: cloud, title: Cloud, delivery: versioned }\n',
  'releases/2.30.yaml': 'date: 2026-11-01\nstatus: released\noffering: cloud\n',
}

function mendTexts(files: Readonly<Record<string, string>>) {
  const check = (changed: ChangedTexts): Findings => {
    const texts = { ...files, ...Object.fromEntries(changed) }
    const { problems, found, untyped } = handbookOf(texts)
    return { problems, found, untyped, sources: sourcesOf(texts), brokenUrls: { redirects: [] } }
  }
  return mend(check)
}

const entry = (lines: string, body = '') =>
  `---\ntitle: X # why\ndescription: 'D.'\ntype: fixed\nfeatures: []\ndate: 2026-11-03\n${lines}---\n${body}`

describe('a fix is complete', () => {
  test.each([
    [
      'a version with a letter',
      'status: draft\nauthors: [pm]\nreviews: []\nrelease: v2.30\n',
      'status: draft\nauthors: [pm]\nreviews: []\nrelease: "2.30"\n',
      1,
    ],
    [
      'a version in a list',
      'status: draft\nauthors: [pm]\nreviews: []\nbackports: [v2.30]\n',
      'status: draft\nauthors: [pm]\nreviews: []\nbackports: ["2.30"]\n',
      1,
    ],
    [
      'a key whose value is a list',
      'status: draft\nauthor: engineer # hm\nreviews: []\n',
      'status: draft\nauthors: [engineer] # hm\nreviews: []\n',
      1,
    ],
    [
      'a list of several',
      'status: draft\nauthors: engineer, pm\nreviews: []\n',
      'status: draft\nauthors: [engineer, pm]\nreviews: []\n',
      1,
    ],
    ['a value in quotes', 'status: draft\nauthors: "engineer"\nreviews: []\n', 'status: draft\nauthors: ["engineer"]\nreviews: []\n', 1],
    [
      'all of them',
      "status: 'draftt'\nauthor: enginer\nreviews: []\nrelease: V2.30\n",
      'status: "draft"\nauthors: [engineer]\nreviews: []\nrelease: "2.30"\n',
      3,
    ],
  ])('%s', (_, wrong, right, count) => {
    const mended = mendTexts({ ...ground, 'changelog/2026/11/x.md': entry(wrong) })
    expect(mended.changes).toEqual([{ path: 'changelog/2026/11/x.md', before: entry(wrong), after: entry(right) }])
    expect([mended.count, mended.refused, mended.found.problems]).toEqual([count, [], []])
  })

  test('with Windows line endings, and without one at the end', () => {
    const wrong = entry('status: draft\nauthor: engineer\nreviews: []\n', '\n[A](a.md)\tand  ').replaceAll('\n', '\r\n')
    const mended = mendTexts({ ...ground, 'handbook/a.md': '# A\n', 'changelog/2026/11/x.md': wrong })
    expect(mended.changes[0]?.after).toBe(
      entry('status: draft\nauthors: [engineer]\nreviews: []\n', '\n[A](../../../handbook/a.md)\tand  ').replaceAll('\n', '\r\n'),
    )
  })
})

describe("a fix that causes a new problem isn't applied", () => {
  test('nor are the others of its file', () => {
    const older = { ...ground, 'releases/2.29.yaml': 'date: 2026-06-01\nstatus: released\noffering: cloud\n' }
    const wrong = (release: string) =>
      entry(`status: published\n${release}\n`).replace('title: X', 'titel: X').replace('date: 2026-11-03', 'date: 2026-11-3')
    const text = wrong('authors: [pm]\nreviews: [{ by: engineer, on: 2026-11-02, verdict: approve }]\nrelease: v2.29')
    const mended = mendTexts({ ...older, 'changelog/2026/11/x.md': text })
    expect(mended.changes[0]?.after).toBe(text.replace('titel', 'title').replace('11-3', '11-03').replace('v2.29', '"2.29"'))
    // Problems reported once an entry's data is valid don't count as new.
    expect(mended.found.problems.map(({ code }) => code)).toEqual(['entry-before-release'])
    const typed = text.replace('titel', 'title').replace('11-3', '11-03')
    const again = mendTexts({ ...older, 'changelog/2026/11/x.md': `${typed}\n[A](a.md)\n`, 'handbook/a.md': '# A\n' })
    expect(again.changes[0]?.after).toBe(`${typed}\n[A](../../../handbook/a.md)\n`)
    expect(again.count).toBe(1)
    expect(again.refused.map(({ leaves, isCircular }) => [leaves.code, isCircular])).toEqual([['entry-before-release', false]])
  })

  test('but an error may turn into a warning that it hid', () => {
    const wrong = '---\nowner: pm\nreview: { last: 2020-1-5, every: 1 year }\n---\n'
    const mended = mendTexts({ ...ground, 'handbook/a.md': wrong })
    expect(mended.changes[0]?.after).toBe(wrong.replace('2020-1-5', '2020-01-05'))
    expect(mended.found.problems.map(({ code }) => code)).toEqual(['review-overdue'])
  })

  /** A check with one problem per text, and one fix that replaces the first line. */
  const checkBy = (repairs: Readonly<Record<string, string | undefined>>) => {
    let calls = 0
    const check = (changed: ChangedTexts): Findings => {
      if (++calls > 40) throw new Error('This goes on without end.')
      const text = changed.get('a.md') ?? 'one'
      const span = { line: 1, column: 1, endLine: 1, endColumn: text.length + 1 }
      const problems: Problem[] = text in repairs ? [problem('key-unknown', 'a.md', span, `It is ${text}.`, { fix: repairs[text] })] : []
      return { problems, found: problems, sources: { files: [{ path: 'a.md', text }] }, brokenUrls: { redirects: [] }, untyped: [] }
    }
    return mend(check)
  }

  test.each([
    ['a chain that ends well', { one: 'two', two: 'three' }, 'three', 0],
    ['a chain that ends in a problem', { one: 'two', two: undefined }, undefined, 1],
    ['a circle', { one: 'two', two: 'one' }, undefined, 1],
    ['a longer circle', { one: 'two', two: 'three', three: 'two' }, undefined, 1],
    ['a repair that changes nothing', { one: 'one' }, undefined, 1],
  ])('%s', (_, repairs, after, refused) => {
    const mended = checkBy(repairs)
    expect(mended.changes.map((change) => change.after)).toEqual(after === undefined ? [] : [after])
    expect(mended.refused.length).toBe(refused)
  })
})

test("files keep their byte order mark, and aren't written over somebody else's changes", () => {
  const folder = temporaryFolder()
  write(folder, { 'a.md': '\uFEFFold\r\n', 'b.md': 'another' })
  const missed = writeTexts(folder, [
    { path: 'a.md', before: 'old\r\n', after: 'new\r\n' },
    { path: 'b.md', before: 'old', after: 'new' },
    { path: 'c/d.md', before: undefined, after: 'new' },
  ])
  expect(missed).toEqual(['b.md'])
  const texts = ['a.md', 'b.md', 'c/d.md'].map((path) => readFileSync(join(folder, path), 'utf8'))
  expect(texts).toEqual(['\uFEFFnew\r\n', 'another', 'new'])
})

test('the diff can be applied by git', () => {
  expect(formatPatch({ path: 'a b.md', before: 'one\ntwo', after: 'one\nthree' }, 'content/')).toBe(
    '--- a/content/a b.md\n+++ b/content/a b.md\n@@ -1,2 +1,2 @@\n one\n-two\n\\ No newline at end of file\n+three\n\\ No newline at end of file\n',
  )
  expect(formatPatch({ path: 'redirects.yaml', before: undefined, after: '- a\n' }, '/elsewhere/')).toBe(
    '--- /dev/null\n+++ b/redirects.yaml\n@@ -0,0 +1,1 @@\n+- a\n',
  )
})

test.each([
  ['a list in brackets', '# Why\n[{ from: /a/, to: /b/ }] # so\n', '# Why\n[{ from: /a/, to: /b/ }, { from: /c/, to: /d/ }] # so\n'],
  ['one over several lines', '[\n  { from: /a/, to: /b/ }, # so\n]\n', '- { from: /a/, to: /b/ } # so\n- from: /c/\n  to: /d/\n'],
  ['a list of lines', '- { from: /a/, to: /b/ } # so', '- { from: /a/, to: /b/ } # so\n- from: /c/\n  to: /d/\n'],
])('an item is added to %s', (name, list, expected) => {
  const added = appendItem(list, { from: '/c/', to: '/d/' })
  if (name === 'one over several lines') expect(added).toContain('# so')
  else expect(added).toBe(expected)
})

test.each(['', 'id: 5, ', 'id: "the hub", '])('no reference is fixed to an item with an unreadable id: "%s"', (id) => {
  const offerings = '- { id: cloud, title: Cloud, delivery: continuous }\n'
  const tier = (values: string) =>
    `- { ${values}names: [{ from: 2026-01-01, label: Hub }], rank: 1, offerings: [cloud], introduced: 2026-01-01 }\n`
  const files = {
    'offerings.yaml': offerings,
    'tiers.yaml': tier(id),
    'handbook/a.mdx': 'It is in <Tier id="hub" /> and <Tier id="hub" />.\n',
  }
  const mended = mendTexts(files)
  expect(mended.changes).toEqual([])
  expect(mended.found.problems.map(({ file, causes }) => [file, causes])).toEqual([['tiers.yaml', 2]])
})

test('an extra dash is removed, and an uppercase key made lowercase', () => {
  const wrong = '- Id: em\n  name: EM\n  active: true\n- id: pm\n  name: PM\n- role: writer\n  active: true\n'
  const mended = mendTexts({ 'people.yaml': wrong, 'roles/writer.md': 'Text.\n' })
  expect(mended.changes.map(({ after }) => after)).toEqual([wrong.replace('Id', 'id').replace('- role', '  role')])
  expect(mended.found.problems).toEqual([])
})

test('nor to one named like an unreadable item', () => {
  const broken = '- id: hub\n  names: [{ from: 2026-01-01, label: A: b }, c\n'
  const tier = '- { id: fleet, names: [{ from: 2026-01-01, label: Hub }], rank: 1, offerings: [cloud], introduced: 2026-01-01 }\n'
  const offerings = '- { id: cloud, title: Cloud, delivery: continuous }\n'
  const mended = mendTexts({ 'offerings.yaml': offerings, 'tiers.yaml': broken + tier, 'handbook/a.mdx': 'It is in <Tier id="hub" />.\n' })
  expect(mended.changes).toEqual([])
  expect(mended.found.problems.map(({ file, causes }) => [file, causes])).toEqual([['tiers.yaml', 1]])
})
