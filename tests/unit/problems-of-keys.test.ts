/** Keys that a collection doesn't have, or requires. Each report covers a whole fixture, so extra problems would show. */
import { expect, test } from 'vitest'
import { reportOf } from './handbooks.ts'

test('reports key-unknown with its location and fix', () => {
  expect(reportOf('key-unknown')).toMatchInlineSnapshot(`
    "handbook/builtin.md:2:1-2:12 error key-unknown
      | constructor
      A page has no key "constructor".
      Its keys are "audience", "draft", "example", "formerly", "owner", "review", "lang", "searchWords", "searchRank", "navTitle", "navGroup", "navOrder", "navGroupOrder", "title", "description", "status", "supersededBy".

    handbook/misspelt.md:3:1-3:11 error key-unknown
      | descripton
      A page has no key "descripton".
      Did you mean "description"?
      suggests description
      fix description

    handbook/nested.md:4:3-4:7 error key-unknown
      | evry
      "review" has no key "evry".
      Its keys are "last", "every".

    handbook/taken.md:3:1-3:6 error key-unknown
      | titel
      A page has no key "titel".
      Its keys are "audience", "draft", "example", "formerly", "owner", "review", "lang", "searchWords", "searchRank", "navTitle", "navGroup", "navOrder", "navGroupOrder", "title", "description", "status", "supersededBy".

    people.yaml:5:3-5:7 error key-unknown
      | nmae
      A person has no key "nmae".
      Its keys are "audience", "draft", "example", "formerly", "owner", "review", "lang", "searchWords", "searchRank", "id", "name", "role", "active", "url", "login".

    roles/engineer.md:4:5-4:11 error key-unknown
      | owners
      "responsibilities" has no key "owners".
      Did you mean "owns"?
      suggests owns"
  `)
})

test('reports key-missing with its location and fix', () => {
  expect(reportOf('key-missing')).toMatchInlineSnapshot(`
    "features/log.md:2:1-2:1 error key-missing
      | 
      A feature needs "area".
      Product area.

    features/stage.md:8:5-8:5 error key-missing
      | 
      An item of "lifecycle" needs "since".
      First release or date of the stage.

    handbook/review.md:3:1-3:7 error key-missing
      | review
      "review" needs "every".
      Review interval, for example "3 months".

    objectives/nothing.md:2:1-2:1 error key-missing
      | 
      An objective needs "measures".
      Measures of progress.

    objectives/nothing.md:2:1-2:1 error key-missing
      | 
      An objective needs "owner".
      Owner: a person or role.

    objectives/nothing.md:2:1-2:1 error key-missing
      | 
      An objective needs "period".
      First and last day.

    objectives/nothing.md:2:1-2:1 error key-missing
      | 
      An objective needs "status".
      Status of the objective.

    objectives/nothing.md:2:1-2:1 error key-missing
      | 
      An objective needs "strategy".
      Strategy it serves.

    objectives/nothing.md:2:1-2:1 error key-missing
      | 
      An objective needs "title".
      The outcome we want.

    people.yaml:4:3-4:3 error key-missing
      | 
      A person needs "id".
      Permanent id that other entries refer to.

    people.yaml:6:3-6:3 error key-missing
      | 
      A person needs "active".
      False once the person has left."
  `)
})

test('reports version-not-text with its location and fix', () => {
  expect(reportOf('version-not-text')).toMatchInlineSnapshot(`
    "changelog/one.md:6:10-6:14 error version-not-text
      | 2.30
      2.30 without quotes is read as the number 2.3.
      Write "2.30".
      suggests "2.30"
      fix "2.30"

    features/log.md:7:12-7:16 error version-not-text
      | 2.30
      2.30 without quotes is read as the number 2.3.
      Write "2.30".
      suggests "2.30"
      fix "2.30"

    releases/2.31.yaml:4:14-4:17 error version-not-text
      | 2.0
      2.0 without quotes is read as the number 2.
      Write "2.0".
      suggests "2.0"
      fix "2.0""
  `)
})

test('reports instant-without-offset with its location and fix', () => {
  expect(reportOf('instant-without-offset')).toMatchInlineSnapshot(`
    "openings/editor.md:5:15-5:33 error instant-without-offset
      | "2026-12-31 18:00"
      "2026-12-31 18:00" does not say in which time zone it is.
      Add the offset from UTC, for example "2026-12-31T18:00Z".
      suggests 2026-12-31T18:00Z

    openings/writer.md:5:15-5:34 error instant-without-offset
      | 2026-12-31T18:00:00
      "2026-12-31T18:00:00" does not say in which time zone it is.
      Add the offset from UTC, for example "2026-12-31T18:00:00Z".
      suggests 2026-12-31T18:00:00Z"
  `)
})

test('reports entry-incomplete once for what a collection lacks', () => {
  expect(reportOf('entry-incomplete')).toMatchInlineSnapshot(`
    "decisions/0001-use-one-queue.md:2:1-2:1 warning entry-incomplete
      | 
      An imported decision has no "affects", in 2 places.
      Add it where you know it. To require it, write "strict: ['decisions']" in handbook.config.ts.
      also here: decisions/0002-use-two-queues.md:2:1

    decisions/0001-use-one-queue.md:4:18-4:30 warning entry-incomplete
      | Grace Okafor
      An imported decision names no person or role of the handbook under "deciders".
      Add the person to people.yaml with the same name, or write an id.

    decisions/0002-use-two-queues.md:2:1-2:1 warning entry-incomplete
      | 
      An imported decision has no "deciders".
      Add it where you know it. To require it, write "strict: ['decisions']" in handbook.config.ts.

    decisions/0002-use-two-queues.md:2:9-2:16 warning entry-incomplete
      | on hold
      An imported decision has a "status" that can't be read, and is published without it.
      It takes: proposed, accepted, rejected, deprecated, superseded."
  `)
})
