/** Triage, decisions, roles and openings. */
import { expect, test } from 'vitest'
import { reportOf } from './handbooks.ts'

test('reports triage-example-fails', () => {
  expect(reportOf('triage-example-fails')).toMatchInlineSnapshot(`
    "triage.yaml:5:68-5:70 error triage-example-fails
      | p1
      An example of the rule "faults" expects priority "p1", and gets "p2".
      Mend the example, or write "priority: p1" under "then"."
  `)
})

test('reports triage-uncovered', () => {
  expect(reportOf('triage-uncovered')).toMatchInlineSnapshot(`
    "backlog/wish.yaml:2:7-2:14 warning triage-uncovered
      | feature
      No rule of triage catches "A dark theme".
      Add a rule to triage.yaml; a last one without "when" conditions catches the rest."
  `)
})

test('reports superseded-by-none', () => {
  expect(reportOf('superseded-by-none')).toMatchInlineSnapshot(`
    "decisions/0001-two-tiers.md:3:9-3:19 error superseded-by-none
      | superseded
      "Two tiers" is superseded, and no decision supersedes it.
      Write "supersedes: [0001-two-tiers]" in the decision that does, or record it: \`npx handbook new decision --title 'Successor to Two tiers' --supersedes '[0001-two-tiers]'\`"
  `)
})

test('reports not-responsible-by-whom', () => {
  expect(reportOf('not-responsible-by-whom')).toMatchInlineSnapshot(`
    "roles/manager.md:3:26-3:57 error not-responsible-by-whom
      | Drawing a release announcement.
      "Manager" is not responsible for "Drawing a release announcement.", and nothing says who is.
      Name the role under "see", perhaps "designer".
      suggests designer"
  `)
})

test('reports owned-twice', () => {
  expect(reportOf('owned-twice')).toMatchInlineSnapshot(`
    "roles/manager.md:3:58-3:67 error owned-twice
      | changelog
      "Manager" owns "changelog", which "Editor" owns too.
      One of them keeps it: take it out here or in "roles/editor.md".
      first given here: roles/editor.md:3:57"
  `)
})

test('reports reporting-cycle', () => {
  expect(reportOf('reporting-cycle')).toMatchInlineSnapshot(`
    "roles/editor.md:3:12-3:19 error reporting-cycle
      | manager
      Roles report to each other: editor → manager → editor.
      Somebody is at the top: take out the "reportsTo" that does not hold.
      goes on here: roles/manager.md:3:12"
  `)
})

test('reports opening-incomplete', () => {
  expect(reportOf('opening-incomplete')).toMatchInlineSnapshot(`
    "openings/engineer.yaml:3:9-3:13 error opening-incomplete
      | open
      "Engineer" says neither where one works nor from which countries.
      Write "location", or "remote: { countries: [...] }"; boards of jobs refuse it otherwise."
  `)
})

test('reports opening-expired', () => {
  expect(reportOf('opening-expired')).toMatchInlineSnapshot(`
    "openings/engineer.yaml:5:15-5:40 error opening-expired
      | 2026-10-31T23:00:00+01:00
      "Engineer" is open, and one could apply until 2026-10-31T23:00:00+01:00.
      Write "status: closed", or a later moment.
      suggests closed"
  `)
})
