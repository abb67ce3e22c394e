/** Changelog entries: reviewed, released and complete. */
import { expect, test } from 'vitest'
import { reportOf } from './handbooks.ts'

test('reports alt-missing', () => {
  expect(reportOf('alt-missing')).toMatchInlineSnapshot(`
    "changelog/entry.md:11:12-11:29 error alt-missing
      | ../handbook/p.png
      The image "p.png" has no alt text.
      Describe what it shows in one sentence: "alt: …".

    changelog/entry.md:12:31-12:34 error alt-missing
      | alt
      The image "p.png" has no alt text.
      Describe what it shows in one sentence: "alt: …".

    changelog/entry.md:13:31-13:34 error alt-missing
      | alt
      The image "p.png" has no alt text.
      Describe what it shows in one sentence: "alt: …".

    changelog/entry.md:17:5-17:22 error alt-missing
      | ../handbook/p.png
      The image "p.png" has no alt text.
      Describe what it shows in one sentence: "![…](p.png)".

    releases/2.1.md:7:6-7:23 error alt-missing
      | ../handbook/p.png
      The image "p.png" has no alt text.
      Describe what it shows in one sentence: "![…](p.png)"."
  `)
})

test('reports person-inactive', () => {
  expect(reportOf('person-inactive')).toMatchInlineSnapshot(`
    "changelog/new.md:8:16-8:18 error person-inactive
      | cy
      Cy has left and can't be author of anything new.
      "ada", "bo" hold the role "engineer" today.
      suggests ada | bo

    changelog/new.md:9:17-9:19 error person-inactive
      | di
      Di has left and can't be reviewer of anything new.
      Active are "ada", "bo".
      suggests ada | bo

    decisions/0002-new.md:5:12-5:14 error person-inactive
      | cy
      Cy has left and can't be decider of anything new.
      "ada", "bo" hold the role "engineer" today.
      suggests ada | bo"
  `)
})

test('reports entry-unreleased', () => {
  expect(reportOf('entry-unreleased')).toMatchInlineSnapshot(`
    "changelog/late-there.md:11:34-11:44 error entry-unreleased
      | 2026-12-20
      No release ships "Late there" of 2026-12-20 to Self-hosted; the latest is 2.5 of 2026-12-15.
      The next planned release is 2.5 of 2026-12-15: move its date, correct the date of the entry, or plan a later release.
      suggests 2.5

    changelog/late.md:6:7-6:17 error entry-unreleased
      | 2026-12-20
      No release ships "Late" of 2026-12-20 to Self-hosted; the latest is 2.5 of 2026-12-15.
      The next planned release is 2.5 of 2026-12-15: move its date, correct the date of the entry, or plan a later release.
      suggests 2.5"
  `)
})

test('reports entry-before-release', () => {
  expect(reportOf('entry-before-release')).toMatchInlineSnapshot(`
    "changelog/late.md:10:10-10:15 error entry-before-release
      | "2.4"
      "After all" is dated 2026-05-01, but 2.4 was released before that, on 2026-04-15.
      No later release is planned: correct the date, or plan one.

    changelog/minor.md:10:10-10:15 error entry-before-release
      | "2.1"
      "After its release" is dated 2026-02-03, but 2.1 was released before that, on 2026-01-15.
      Write "2.2" of 2026-02-15, or correct the date; without "release" it is derived from the date.
      suggests 2.2

    changelog/patch.md:10:10-10:17 error entry-before-release
      | "2.1.1"
      "After its patch" is dated 2026-02-03, but 2.1.1 was released before that, on 2026-01-20.
      Write "2.1.2" of 2026-02-10, or correct the date.
      suggests 2.1.2 | 2.2"
  `)
})

test('reports entry-unreviewed', () => {
  expect(reportOf('entry-unreviewed')).toMatchInlineSnapshot(`
    "changelog/nobody.md:9:10-9:12 error entry-unreviewed
      | []
      "By nobody" is published, but no one has approved it.
      Ask "bo" for approval, and write "status: in-review" until then. To record it: \`npx handbook changelog approve nobody --by bo\`
      suggests bo

    changelog/own.md:10:11-10:14 error entry-unreviewed
      | ada
      "By its author" is published, but its only approval is by "ada", an author.
      Ask "bo" for approval, and write "status: in-review" until then. To record it: \`npx handbook changelog approve own --by bo\`
      suggests bo
      named as an author here: changelog/own.md:8:11

    changelog/taken-back.md:10:3-11:57 error entry-unreviewed
      | - { by: bo, on: 2026-02-03, verdict: approve }\\n  - { by: bo, on: 2026-02-05, verdict: request-changes }
      "Approval taken back" is approved, but its last review requests changes.
      Ask "bo" for approval, and write "status: in-review" until then. To record it: \`npx handbook changelog approve taken-back --by bo\`
      suggests bo"
  `)
})

test('reports feature-unnamed', () => {
  expect(reportOf('feature-unnamed')).toMatchInlineSnapshot(`
    "changelog/entry.md:5:11-5:13 error feature-unnamed
      | []
      "See who did what" has the type "added", but names no feature.
      Name the feature under "features"; if it has no page yet: \`npx handbook new feature --title 'See who did what'\`"
  `)
})

test('reports folder-date-differs', () => {
  expect(reportOf('folder-date-differs')).toMatchInlineSnapshot(`
    "changelog/2025/year.md:6:7-6:17 warning folder-date-differs
      | 2026-02-03
      The entry is in the folder "changelog/2025/", but is dated 2026-02-03.
      Move it to "changelog/2026/year.md" with "formerly: [2025/year]", or correct the date.
      suggests changelog/2026/year.md

    changelog/2026/01/entry.md:6:7-6:17 warning folder-date-differs
      | 2026-02-03
      The entry is in the folder "changelog/2026/01/", but is dated 2026-02-03.
      Move it to "changelog/2026/02/entry.md" with "formerly: [2026/01/entry]", or correct the date.
      suggests changelog/2026/02/entry.md"
  `)
})

test('reports breaking-without-action', () => {
  expect(reportOf('breaking-without-action')).toMatchInlineSnapshot(`
    "changelog/empty.md:13:3-13:9 error breaking-without-action
      | action
      "Empty" is a breaking change without an action.
      Say under "action" what to do before or after the upgrade.

    changelog/missing.md:10:1-10:9 error breaking-without-action
      | breaking
      "Missing" is a breaking change without an action.
      Say under "action" what to do before or after the upgrade."
  `)
})

test('reports breaking-in-patch', () => {
  expect(reportOf('breaking-in-patch')).toMatchInlineSnapshot(`
    "changelog/backport.md:11:13-11:20 error breaking-in-patch
      | "2.4.1"
      "In a backport" is a breaking change, but 2.4.1 is a patch release, which must be safe to install without reading the notes.
      Move it to the next minor release, 2.5 of 2026-12-20; if the patch is already out, add upgrade notes to it.
      suggests 2.5

    changelog/patch.md:10:10-10:17 error breaking-in-patch
      | "2.1.1"
      "In a patch" is a breaking change, but 2.1.1 is a patch release, which must be safe to install without reading the notes.
      Move it to the next minor release, 2.2 of 2026-02-15; if the patch is already out, add upgrade notes to it.
      suggests 2.2"
  `)
})

test('reports removal-unannounced', () => {
  expect(reportOf('removal-unannounced')).toMatchInlineSnapshot(`
    "changelog/gone.md:4:7-4:14 error removal-unannounced
      | removed
      "The log is gone" removes something that was never deprecated.
      Announce it first in an entry of the type "deprecated" for the same feature, or add "deprecation" with the release that announced it."
  `)
})

test('reports removal-too-soon', () => {
  expect(reportOf('removal-too-soon')).toMatchInlineSnapshot(`
    "changelog/gone.md:4:7-4:14 error removal-too-soon
      | removed
      "The export is gone" was announced in 2.1 and is removed in 2.2, 1 minor version later; the notice period is 2 minor versions.
      The earliest possible release is 2.3.
      suggests 2.3

    changelog/planned.md:10:43-10:48 error removal-too-soon
      | "2.2"
      "The log goes" was announced in 2.1 and is removed in 2.2, 1 minor version later; the notice period is 2 minor versions.
      The earliest possible release is 2.3.
      suggests 2.3"
  `)
})

test('reports security-incomplete', () => {
  expect(reportOf('security-incomplete')).toMatchInlineSnapshot(`
    "changelog/half.md:10:1-10:9 error security-incomplete
      | security
      "Half is said" lacks the versions that are affected and the releases that fix it.
      Add them under "security": affected and fixedIn, with a fixed release for each affected version that is supported.

    changelog/line.md:10:1-10:9 error security-incomplete
      | security
      "A line is left out" lacks a fix for 2.2, which is supported.
      Add them under "security": affected and fixedIn, with a fixed release for each affected version that is supported.

    changelog/nothing.md:4:7-4:15 error security-incomplete
      | security
      "Nothing is said" lacks the versions that are affected and the releases that fix it.
      Add "security" with affected and fixedIn, and ids and severity if known; if it fixes no vulnerability, use the type "added", "changed" or "fixed"."
  `)
})
