/** The release calendar. */
import { expect, test } from 'vitest'
import { reportOf } from './handbooks.ts'

test('reports release-order', () => {
  expect(reportOf('release-order')).toMatchInlineSnapshot(`
    "releases/2.1.2.yaml:1:7-1:17 error release-order
      | 2026-02-10
      2.1.2 is dated 2026-02-10, before 2.1.1 of 2026-02-20.
      Correct the date here or in "releases/2.1.1.yaml".
      the other day: releases/2.1.1.yaml:1:7

    releases/2.3.yaml:1:7-1:17 error release-order
      | 2026-02-15
      2.2 and 2.3 have the same date, 2026-02-15, so it's unclear which of them ships the changes of that day.
      Correct the date here or in "releases/2.2.yaml".
      the other day: releases/2.2.yaml:1:7

    releases/2.4.yaml:1:7-1:17 error release-order
      | 2026-02-01
      2.4 is dated 2026-02-01, before 2.3 of 2026-02-15.
      Correct the date here or in "releases/2.3.yaml".
      the other day: releases/2.3.yaml:1:7"
  `)
})

test('reports release-future', () => {
  expect(reportOf('release-future')).toMatchInlineSnapshot(`
    "releases/2.1.yaml:2:9-2:17 error release-future
      | released
      2.1 has the status "released", but its date is 2026-12-15.
      Write "status: planned" until then, or correct the date."
  `)
})

test('reports release-unexplained', () => {
  expect(reportOf('release-unexplained')).toMatchInlineSnapshot(`
    "releases/2.1.yaml:2:9-2:15 error release-unexplained
      | yanked
      2.1 was withdrawn without a reason.
      Explain under "reason" what was wrong and what to install instead."
  `)
})

test('reports upgrade-notes-missing', () => {
  expect(reportOf('upgrade-notes-missing')).toMatchInlineSnapshot(`
    "releases/2.2.yaml:2:9-2:17 error upgrade-notes-missing
      | released
      2.2 ships the breaking change "Breaks", but has no upgrade notes.
      Turn it into a page, "releases/2.2.mdx", and write below the front matter what to do.

    releases/2.3.md:3:9-3:17 error upgrade-notes-missing
      | released
      2.3 ships the breaking change "Breaks too", but has no upgrade notes.
      Write below the front matter what to do before and after the upgrade."
  `)
})
