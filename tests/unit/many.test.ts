/** One run reports all problems. */
import { readdirSync, readFileSync } from 'node:fs'
import { join, sep } from 'node:path'
import { expect, test } from 'vitest'
import { sortProblems } from '../../src/problems/problem.ts'
import { fixtures, handbookOf } from './handbooks.ts'

/** Twenty pages, each with a different fault. */
const faulty: Readonly<Record<string, string>> = {
  'handbook/01.md': '---\ntitle: A: b\n---\n',
  'handbook/02.md': '---\ntitel: Two\n---\n',
  'handbook/03.md': '---\nstatus: finished\n---\n',
  'handbook/04.md': '---\ntitle: Four\n',
  'handbook/05.md': 'title: Five\n---\n',
  'handbook/06.md': '[Text](gone.md)\n',
  'handbook/07.md': '[Text](#gone)\n',
  'handbook/08.md': '![Text](gone.png)\n',
  'handbook/09.md': '<script>alert(1)</script>\n',
  'handbook/10.md': '{{ name }}\n',
  'handbook/11.mdx': '<Calout>Text</Calout>\n',
  'handbook/12.mdx': '<Callout typ="note">Text</Callout>\n',
  'handbook/13.mdx': 'It is {now()} here.\n',
  'handbook/14.mdx': 'Fewer than <5.\n',
  'handbook/15.mdx': 'See <Ref to="roles/nobody"/>.\n',
  'handbook/16.md': '---\nowner: nobody\n---\n',
  'handbook/17.md': '[Text](/elsewhere/)\n',
  'handbook/18 .md': 'Text.\n',
  'features/19.md': 'Text.\n',
  'releases/2.0.yaml': 'date: 2026-02-30\nstatus: released\noffering: cloud\n',
  'offerings.yaml': '- { id: cloud, title: Cloud, delivery: continuous }\n',
}

test('reports twenty faulty files in one run, each once, in file order', () => {
  const { problems } = handbookOf(faulty)
  expect(problems.map(({ file, line, column, code }) => `${file}:${line}:${column} ${code}`)).toEqual([
    'features/19.md:1:1 front-matter-missing',
    'handbook/01.md:2:8 yaml-invalid',
    'handbook/02.md:2:1 key-unknown',
    'handbook/03.md:2:9 value-invalid',
    'handbook/04.md:1:1 front-matter-missing',
    'handbook/05.md:1:1 front-matter-missing',
    'handbook/06.md:1:8 link-missing',
    'handbook/07.md:1:8 anchor-missing',
    'handbook/08.md:1:9 image-missing',
    'handbook/09.md:1:1 html-unsafe',
    'handbook/10.md:1:1 template-leftover',
    'handbook/11.mdx:1:2 component-unknown',
    'handbook/12.mdx:1:10 component-prop',
    'handbook/13.mdx:1:7 code-in-content',
    'handbook/14.mdx:1:12 mdx-invalid',
    'handbook/15.mdx:1:14 reference-missing',
    'handbook/16.md:2:8 reference-missing',
    'handbook/17.md:1:8 link-outside',
    'handbook/18 .md:1:1 id-invalid',
    'releases/2.0.yaml:1:7 date-invalid',
  ])
})

test('reports several faults of one file in line order', () => {
  const { problems } = handbookOf({
    'handbook/a.md': '---\nstatus: finished\ntitel: A\n---\n\n[One](gone.md) and [two](lost.md)\n\n![Three](none.png)\n',
  })
  expect(problems.map(({ line, column, code }) => `${line}:${column} ${code}`)).toEqual([
    '2:9 value-invalid',
    '3:1 key-unknown',
    '6:7 link-missing',
    '6:26 link-missing',
    '8:10 image-missing',
  ])
})

test('reports the faults of all fixtures together as separately, except shared ones', () => {
  const files: Record<string, string> = {}
  for (const path of readdirSync(fixtures, { recursive: true, encoding: 'utf8' })) {
    const [code, folder, ...rest] = path.split(sep)
    if (folder === 'handbook' && /\.mdx?$/.test(path))
      files[['handbook', code, ...rest].join('/')] = readFileSync(join(fixtures, path), 'utf8')
  }
  const { problems } = handbookOf(files)
  expect(problems).toEqual(sortProblems(problems))
  expect(new Set(problems.map((each) => JSON.stringify(each))).size).toBe(problems.length)
  expect(problems.length).toBeGreaterThan(100)
})

test('keeps the same problem once and sorts by file, line, column, code', () => {
  const { problems } = handbookOf(faulty)
  expect(sortProblems([...problems, ...problems].reverse())).toEqual(problems)
})
