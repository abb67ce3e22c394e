/** Plans, and what features and texts say about them. */
import { expect, test } from 'vitest'
import { handbookOf, reportOf } from './handbooks.ts'

test('reports tier-written', () => {
  expect(reportOf('tier-written')).toMatchInlineSnapshot(`
    "changelog/entry.md:10:1-10:6 error tier-written
      | tiers
      The tiers of an entry follow from its features, so "tiers" isn't allowed.
      Remove it, and check the availability of "audit-log": everyone with the feature gets the entry.

    changelog/other.md:10:1-10:5 error tier-written
      | plan
      The tiers of an entry follow from its features, so "plan" isn't allowed.
      Remove it, and list the features under "features": everyone with the feature gets the entry."
  `)
})

test('reports tier-in-prose', () => {
  expect(reportOf('tier-in-prose')).toMatchInlineSnapshot(`
    "changelog/wrong.mdx:2:8-2:41 warning tier-in-prose
      | See who did what on the Team plan
      The text names the tier "Team", which doesn't have its features: "See who did what on the Team plan"
      Tiers with these features: "enterprise". Change the sentence, or the availability of "audit-log".

    changelog/wrong.mdx:12:42-12:45 warning tier-in-prose
      | Pro
      The text names the tier "Pro", which doesn't have its features: "It is for Pro and Enterprise customers."
      Tiers with these features: "enterprise". Change the sentence, or the availability of "audit-log".

    changelog/wrong.mdx:14:16-14:20 warning tier-in-prose
      | Team
      The text names the tier "Team", which doesn't have its features: "Available on Team."
      Tiers with these features: "enterprise". Change the sentence, or the availability of "audit-log".

    changelog/wrong.mdx:16:20-16:24 warning tier-in-prose
      | team
      The text names the tier "team", which doesn't have its features: "The mark is wrong."
      Tiers with these features: "enterprise". Change the sentence, or the availability of "audit-log"."
  `)
})

test('reports tier-name-as-id', () => {
  expect(reportOf('tier-name-as-id')).toMatchInlineSnapshot(`
    "features/audit-log.mdx:7:13-7:16 error tier-name-as-id
      | Pro
      "Pro" is the name of a tier, and names change; its id is "team".
      Write "team".
      suggests team
      fix team

    features/audit-log.mdx:8:13-8:25 error tier-name-as-id
      | "Enterprise"
      "Enterprise" is the name of a tier, and names change; its id is "enterprise".
      Write "enterprise".
      suggests enterprise
      fix "enterprise"

    features/audit-log.mdx:11:11-11:15 error tier-name-as-id
      | Team
      "Team" is the name of a tier, and names change; its id is "team".
      Write "team".
      suggests team
      fix team

    features/audit-log.mdx:11:28-11:37 error tier-name-as-id
      | tiers/pro
      "pro" is the name of a tier, and names change; its id is "team".
      Write "tiers/team".
      suggests tiers/team
      fix tiers/team"
  `)
})

test('reports tier-not-yet', () => {
  expect(reportOf('tier-not-yet')).toMatchInlineSnapshot(`
    "features/audit-log.md:7:49-7:59 error tier-not-yet
      | 2025-01-01
      The tier "enterprise" was introduced on 2025-06-01, so it can't have the feature since 2025-01-01.
      Before it there was "team"; give it its own row, and this one "since: 2025-06-01".
      suggests team"
  `)
})

test('reports availability-overlap', () => {
  expect(reportOf('availability-overlap')).toMatchInlineSnapshot(`
    "features/audit-log.md:9:5-9:73 error availability-overlap
      | { tier: team, offering: cloud, since: 2026-02-01, limit: unlimited }
      Rows 1 and 3 overlap: both cover "team" on "cloud" on 2026-02-01.
      Remove one of them, or end the earlier one with "until: 2026-02-01".
      the other row: features/audit-log.md:7:5"
  `)
})

test('reports taken-away-unannounced', () => {
  expect(reportOf('taken-away-unannounced')).toMatchInlineSnapshot(`
    "features/audit-log.md:7:62-7:72 warning taken-away-unannounced
      | 2026-03-01
      Pro loses "Audit log" on 2026-03-01, but no changelog entry announces it.
      Announce it by 2026-03-01: \`npx handbook new changelog --title 'Audit log leaves Pro' --type changed --features '[audit-log]' --date 2026-03-01\`"
  `)
})

test('reports tier-without-successor', () => {
  expect(reportOf('tier-without-successor')).toMatchInlineSnapshot(`
    "tiers.yaml:1:168-1:178 error tier-without-successor
      | 2026-08-01
      The tier "Pro" is retired on 2026-08-01 without a successor.
      Name its successors, for example "successors: [enterprise]".
      suggests enterprise"
  `)
})

test('reports succession-cycle', () => {
  expect(reportOf('succession-cycle')).toMatchInlineSnapshot(`
    "tiers.yaml:1:148-1:152 error succession-cycle
      | team
      Tiers replace each other: basic → team → basic.
      Remove the wrong successor: a later tier replaces an earlier one.
      goes on here: tiers.yaml:8:16

    tiers.yaml:8:23-8:27 error succession-cycle
      | team
      The tier "team" replaces itself.
      Remove it from "successors"."
  `)
})

test('the hint of tier-without-successor suggests no ended plan', () => {
  const row = (id: string, more = '') =>
    `- { id: ${id}, names: [{ from: 2024-01-01, label: ${id} }], rank: 1, offerings: [cloud], introduced: 2024-01-01${more} }\n`
  const hintsWith = (...rows: string[]) =>
    handbookOf({
      'offerings.yaml': '- { id: cloud, title: Cloud, delivery: continuous }\n',
      'tiers.yaml': rows.join(''),
    }).problems.map(({ code, hint, suggestions }) => [code, hint, suggestions])
  const ended = row('ended', ', retired: 2025-06-01, successors: [gold]')
  expect(hintsWith(row('trial', ', retired: 2025-01-01'), ended, row('gold'))).toEqual([
    ['tier-without-successor', 'Name its successors, for example "successors: [gold]".', ['gold']],
  ])
})
