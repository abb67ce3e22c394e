/** Ids, titles, and references by id. Each report covers a whole fixture, so extra problems would show. */
import { expect, test } from 'vitest'
import { handbookOf, reportOf } from './handbooks.ts'

test('reports id-invalid with its location and fix', () => {
  expect(reportOf('id-invalid')).toMatchInlineSnapshot(`
    "handbook/R&D/index.md:1:1-1:1 error id-invalid
      | 
      "R&D" cannot be part of a URL.
      Name it "r-and-d".
      suggests r-and-d

    handbook/two words.md:1:1-1:1 error id-invalid
      | 
      "two words" cannot be part of a URL.
      Name it "two-words". \`npx handbook move 'handbook/two words.md' handbook/two-words\` renames it, and updates what leads to it.
      suggests two-words

    people.yaml:1:7-1:19 error id-invalid
      | ada lovelace
      "ada lovelace" cannot be part of a URL.
      Name it "ada-lovelace".
      suggests ada-lovelace

    releases/next.yaml:1:1-1:1 error id-invalid
      | 
      The id of a release must be a version; "next" is not.
      Name the file after the version, for example "2.30.yaml".

    roles/-engineer.md:1:1-1:1 error id-invalid
      | 
      "-engineer" cannot be part of a URL.
      Name it "engineer". \`npx handbook move roles/-engineer.md roles/engineer\` renames it, and updates what leads to it.
      suggests engineer"
  `)
})

test('reports id-duplicate with its location and fix', () => {
  expect(reportOf('id-duplicate')).toMatchInlineSnapshot(`
    "changelog/second.md:2:6-2:10 error id-duplicate
      | same
      "changelog/first.md" has the same uid.
      A uid identifies one entry forever; choose another.
      first given here: changelog/first.md:2:6

    handbook/folder/index.md:1:1-1:1 error id-duplicate
      | 
      Another page has the id "folder".
      The other is "handbook/folder.md"; give one of them another name.
      first given here: handbook/folder.md:1:1

    handbook/page.mdx:1:1-1:1 error id-duplicate
      | 
      Another page has the id "page".
      The other is "handbook/page.md"; give one of them another name.
      first given here: handbook/page.md:1:1

    handbook/renamed.md:2:12-2:19 error id-duplicate
      | /moved/
      The address "/moved/" is redirected twice.
      The other redirect is in handbook/renamed-too.md, line 3.
      first given here: handbook/renamed-too.md:3:5

    people.yaml:7:7-7:10 error id-duplicate
      | ada
      Another person has the id "ada".
      The other is line 1; give one of them another name.
      first given here: people.yaml:1:7

    redirects.yaml:3:9-3:13 error id-duplicate
      | /old
      The address "/old/" is redirected twice.
      The other redirect is in redirects.yaml, line 1.
      first given here: redirects.yaml:1:9

    roles/index.md:1:1-1:1 error id-duplicate
      | 
      Another role has the id "index".
      The other is "roles/README.md"; give one of them another name.
      first given here: roles/README.md:1:1"
  `)
})

test('reports title-duplicate with its location and fix', () => {
  expect(reportOf('title-duplicate')).toMatchInlineSnapshot(`
    "handbook/b.md:3:8-3:16 warning title-duplicate
      | planning
      "handbook/a.md" has the same title, "planning".
      Give one of them a distinct title.
      first given here: handbook/a.md:2:8

    handbook/c.md:2:11-2:19 warning title-duplicate
      | Planning
      "handbook/a.md" has the same title, "Planning".
      Give one of them a distinct title.
      first given here: handbook/a.md:2:8

    handbook/d.md:3:1-3:1 warning title-duplicate
      | 
      "handbook/a.md" has the same title, "Planning".
      Give one of them a distinct title.
      first given here: handbook/a.md:2:8

    handbook/planning.md:1:1-1:1 warning title-duplicate
      | 
      "handbook/a.md" has the same title, "Planning".
      Give one of them a distinct title.
      first given here: handbook/a.md:2:8"
  `)
})

test('reports reference-missing with its location and fix', () => {
  expect(reportOf('reference-missing')).toMatchInlineSnapshot(`
    "changelog/entry.md:5:23-5:34 error reference-missing
      | "audit-lgo"
      There is no feature "audit-lgo".
      Did you mean "audit-log"?
      suggests audit-log
      fix "audit-log"

    changelog/entry.md:10:5-10:7 error reference-missing
      | bo
      There is no person "bo".
      Did you mean "bob"?
      suggests bob

    decisions/0001-choice.md:6:31-6:48 error reference-missing
      | features/audt-log
      There is no feature "audt-log".
      Did you mean "features/audit-log"?
      suggests features/audit-log
      fix features/audit-log

    decisions/0001-choice.md:6:50-6:67 error reference-missing
      | feature/audit-log
      There is no collection "feature".
      Did you mean "features/audit-log"?
      suggests features/audit-log

    features/audit-log.md:4:7-4:11 error reference-missing
      | trst
      There is no area "trst".
      Did you mean "trust"?
      suggests trust
      fix trust

    features/audit-log.md:7:12-7:17 error reference-missing
      | "9.9"
      There is no release "9.9".
      There is none yet; \`npx handbook new release --id 9.9\` creates it.

    features/audit-log.md:9:8-9:20 error reference-missing
      | nobody-known
      There is no person or role "nobody-known".
      \`npx handbook ls people\` lists them.

    handbook/refs.mdx:1:14-1:33 error reference-missing
      | features/audit-logs
      There is no feature "audit-logs".
      Did you mean "features/audit-log"?
      suggests features/audit-log
      fix features/audit-log

    handbook/refs.mdx:1:50-1:60 error reference-missing
      | roles/none
      There is no role "none".
      There is none yet; \`npx handbook new role --id none\` creates it.

    handbook/refs.mdx:3:10-3:27 error reference-missing
      | feature/audit-log
      There is no collection "feature".
      Did you mean "features/audit-log"?
      suggests features/audit-log

    people.yaml:7:9-7:17 error reference-missing
      | engineer
      There is no role "engineer".
      There is none yet; \`npx handbook new role --id engineer\` creates it."
  `)
})

test.each([
  ['a folder of its language', { 'de/start.md': '# Start\n', 'start.md': '# Start\n', 'pt-br/start.md': '# Start\n' }, []],
  ['a language of its own', { 'a.md': '---\nlang: de\n---\n# Start\n', 'b.md': '# Start\n' }, []],
  ['another page in such a folder', { 'de/start.md': '# Start\n', 'begin.md': '# Start\n' }, ['handbook/de/start.md']],
])('a translation in %s may have the same title', (_, files, found) => {
  const { problems } = handbookOf(Object.fromEntries(Object.entries(files).map(([path, text]) => [`handbook/${path}`, text])))
  expect(problems.filter(({ code }) => code === 'title-duplicate').map(({ file }) => file)).toEqual(found)
})
