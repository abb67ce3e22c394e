/** Values that a key doesn't accept. Each report covers a whole fixture, so extra problems would show. */
import { expect, test } from 'vitest'
import { reportOf } from './handbooks.ts'

test('reports value-invalid with its location and fix', () => {
  expect(reportOf('value-invalid')).toMatchInlineSnapshot(`
    "changelog/long.md:2:8-2:89 error value-invalid
      | xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx
      "title" cannot be "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx…: it takes 80 characters at most.
      What changed, or what readers can now do; up to 80 characters.

    changelog/long.md:8:10-8:12 error value-invalid
      | []
      "authors" cannot be []: it needs 1 at least.
      Authors.

    handbook/a-list.md:2:1-2:16 error value-invalid
      | - title: A list
      A page consists of keys and values; this is a list.
      Write "key: value", one per line.

    handbook/a-word.md:2:1-2:6 error value-invalid
      | hello
      A page consists of keys and values; this is a single value.
      Write "key: value", one per line.

    handbook/block.md:4:3-5:8 error value-invalid
      | - one\\n  - two
      "description" cannot be ["one","two"]: it takes text.
      One sentence for search results and indexes.

    handbook/empty.md:2:1-2:6 error value-invalid
      | title
      "title" cannot be empty: it takes text.
      Title; defaults to navTitle, then the first H1, then the file name.

    handbook/empty.md:3:11-3:13 error value-invalid
      | ""
      "navTitle" cannot be "": it may not be empty.
      Short title for the navigation.

    handbook/enum-far.md:3:9-3:17 error value-invalid
      | finished
      "status" cannot be "finished".
      It can be "draft", "active", "superseded", "archived".
      suggests draft | active | superseded | archived

    handbook/enum-near.md:2:9-2:18 error value-invalid
      | "archive"
      "status" cannot be "archive".
      Did you mean "archived"?
      suggests archived | active
      fix "archived"

    handbook/list-item.md:2:17-2:18 error value-invalid
      | 7
      "formerly" cannot be 7: without quotes that is a number, not a text.
      Write "7".
      suggests "7"
      fix "7"

    handbook/list.md:2:11-2:19 error value-invalid
      | old-name
      "formerly" cannot be "old-name": it takes a list.
      Write it as a list: [old-name].
      fix [old-name]

    handbook/number.md:2:11-2:16 error value-invalid
      | first
      "navOrder" cannot be "first": it takes a number.
      Position among its siblings, lowest first.

    handbook/pattern.md:4:10-4:19 error value-invalid
      | quarterly
      "every" cannot be "quarterly".
      Write a number and a unit, for example "3 months".

    handbook/text.md:2:8-2:12 error value-invalid
      | 2026
      "title" cannot be 2026: without quotes that is a number, not a text.
      Write "2026".
      suggests "2026"
      fix "2026"

    insights/rung.md:5:7-5:8 error value-invalid
      | 6
      "rung" cannot be 6: it must be at most 5.
      Strength of the evidence, 1 to 5; 5 is closest to real behaviour.

    offerings.yaml:4:3-4:12 error value-invalid
      | just text
      An offering consists of keys and values; this is a single value.
      Write "key: value", one per line.

    people.yaml:3:11-3:14 error value-invalid
      | yes
      "active" cannot be "yes": it takes true or false.
      Write true.
      suggests true
      fix true

    people.yaml:4:8-4:23 error value-invalid
      | example.com/ada
      "url" cannot be "example.com/ada".
      Write a full address, for example "https://example.com/page".

    releases/2.30.md:5:14-5:19 error value-invalid
      | "two"
      "two" is not a version.
      Write MAJOR.MINOR or MAJOR.MINOR.PATCH in quotes, for example "2.30".

    roles/skills.md:2:9-2:24 error value-invalid
      | {writing: good}
      "skills" cannot be {"writing":"good"}: it takes a list.
      Write it as a list: […].

    tiers.yaml:1:1-1:1 error value-invalid
      | 
      "tiers.yaml" must contain a list.
      Begin each entry with "- "."
  `)
})

test('reports date-invalid with its location and fix', () => {
  expect(reportOf('date-invalid')).toMatchInlineSnapshot(`
    "openings/writer.md:5:15-5:25 error date-invalid
      | 2026-12-31
      "2026-12-31" is not a date and time.
      Write day, time and offset, for example "2026-12-31T15:30:00Z".

    releases/1.0.yaml:1:7-1:16 error date-invalid
      | 2026-06-5
      "2026-06-5" is not a valid date.
      Write "2026-06-05".
      suggests 2026-06-05
      fix 2026-06-05

    releases/1.1.yaml:1:7-1:17 error date-invalid
      | 2026-02-30
      "2026-02-30" is not a valid date.
      February 2026 has 28 days; write an existing date as YYYY-MM-DD.

    releases/1.2.yaml:1:7-1:17 error date-invalid
      | "2026/7/1"
      "2026/7/1" is not a valid date.
      Write "2026-07-01".
      suggests 2026-07-01
      fix "2026-07-01"

    releases/1.3.yaml:1:7-1:16 error date-invalid
      | yesterday
      "yesterday" is not a valid date.
      Write an existing date as YYYY-MM-DD.

    releases/1.4.yaml:1:7-1:15 error date-invalid
      | 20260801
      "20260801" is not a valid date.
      Write "2026-08-01".
      suggests 2026-08-01
      fix 2026-08-01

    tiers.yaml:4:15-4:25 error date-invalid
      | 2026-13-01
      "2026-13-01" is not a valid date.
      There is no month 13; write an existing date as YYYY-MM-DD."
  `)
})

test('reports text-ambiguous with its location and fix', () => {
  expect(reportOf('text-ambiguous')).toMatchInlineSnapshot(`
    "handbook/quotes.md:2:8-2:18 warning text-ambiguous
      | “Launches”
      The quotation marks are part of this text: “ is a typographic quotation mark (U+201C).
      Remove them, or use straight quotes; if readers should see them, write "“Launches”".

    handbook/word.md:2:8-2:11 warning text-ambiguous
      | Yes
      "Yes" is text here, but true or false to other programs.
      If you mean the word, put it in quotes: "Yes".
      fix "Yes""
  `)
})
