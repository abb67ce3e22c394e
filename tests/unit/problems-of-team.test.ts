/** Triage, decisions, roles and openings. */
import { expect, test } from 'vitest'
import { reportOf } from './handbooks.ts'

test('reports triage-example-fails', () => {
  expect(reportOf('triage-example-fails')).toMatchInlineSnapshot(`
    "triage.yaml:5:68-5:70 error triage-example-fails
      | p1
      An example of the rule "faults" expects priority "p1", but gets "p2".
      Correct the example, or write "priority: p1" under "then"."
  `)
})

test('reports triage-uncovered', () => {
  expect(reportOf('triage-uncovered')).toMatchInlineSnapshot(`
    "backlog/wish.yaml:2:7-2:14 warning triage-uncovered
      | feature
      No triage rule matches "A dark theme".
      Add a rule to triage.yaml; a last rule without conditions under "when" matches the rest."
  `)
})

test('reports superseded-by-none', () => {
  expect(reportOf('superseded-by-none')).toMatchInlineSnapshot(`
    "decisions/0001-two-tiers.md:3:9-3:19 error superseded-by-none
      | superseded
      "Two tiers" is superseded, but no decision supersedes it.
      Write "supersedes: [0001-two-tiers]" in its successor, or create the successor: \`npx handbook new decision --title 'Successor to Two tiers' --supersedes '[0001-two-tiers]'\`"
  `)
})

test('reports not-responsible-by-whom', () => {
  expect(reportOf('not-responsible-by-whom')).toMatchInlineSnapshot(`
    "roles/manager.md:3:26-3:57 error not-responsible-by-whom
      | Drawing a release announcement.
      "Manager" is not responsible for "Drawing a release announcement.", but does not say who is.
      Name the role under "see", for example "designer".
      suggests designer"
  `)
})

test('reports owned-twice', () => {
  expect(reportOf('owned-twice')).toMatchInlineSnapshot(`
    "roles/manager.md:3:58-3:67 error owned-twice
      | changelog
      "Manager" owns "changelog", but so does "Editor".
      Remove it here or in "roles/editor.md".
      first given here: roles/editor.md:3:57"
  `)
})

test('reports reporting-cycle', () => {
  expect(reportOf('reporting-cycle')).toMatchInlineSnapshot(`
    "roles/editor.md:3:12-3:19 error reporting-cycle
      | manager
      Roles report to each other: editor → manager → editor.
      Remove the wrong "reportsTo".
      goes on here: roles/manager.md:3:12"
  `)
})

test('reports opening-incomplete', () => {
  expect(reportOf('opening-incomplete')).toMatchInlineSnapshot(`
    "openings/engineer.yaml:3:9-3:13 error opening-incomplete
      | open
      "Engineer" has neither a location nor countries for remote work.
      Add "location", or "remote: { countries: [...] }"; job boards require one of them."
  `)
})

test('reports opening-expired', () => {
  expect(reportOf('opening-expired')).toMatchInlineSnapshot(`
    "openings/engineer.yaml:5:15-5:40 error opening-expired
      | 2026-10-31T23:00:00+01:00
      "Engineer" is open, but its application deadline was 2026-10-31T23:00:00+01:00.
      Write "status: closed", or set a later deadline.
      suggests closed"
  `)
})
