/** Strategy, objectives, roadmap and milestones. */
import { expect, test } from 'vitest'
import { handbookOf, reportOf } from './handbooks.ts'

test('reports strategy-without-successor', () => {
  expect(reportOf('strategy-without-successor')).toMatchInlineSnapshot(`
    "strategy/old.yaml:3:9-3:19 error strategy-without-successor
      | superseded
      "Strategy of 2025" is superseded, but no strategy supersedes it.
      Write "supersedes: old" in its successor, or create the successor: \`npx handbook new strategy --title 'Successor to Strategy of 2025' --supersedes old\`"
  `)
})

test('reports strategy-twice-active', () => {
  expect(reportOf('strategy-twice-active')).toMatchInlineSnapshot(`
    "strategy/old.yaml:3:9-3:15 error strategy-twice-active
      | active
      Two strategies with the scope "product" are active: "Strategy of 2025" and "Strategy of 2026".
      Write "status: superseded" here, and "supersedes: old" in "strategy/now.yaml".
      suggests superseded
      the other is active here: strategy/now.yaml:3:9"
  `)
})

test('reports review-overdue', () => {
  expect(reportOf('review-overdue')).toMatchInlineSnapshot(`
    "handbook/index.md:4:17-4:27 warning review-overdue
      | 2026-01-01
      "Book" was due for review on 2026-04-01.
      Review it (owner: ada), then set "last" under "review" to today."
  `)
})

test('reports objective-unmeasured', () => {
  expect(reportOf('objective-unmeasured')).toMatchInlineSnapshot(`
    "objectives/speed.yaml:6:11-6:13 error objective-unmeasured
      | []
      "Work without waiting" has no measure.
      Add one under "measures", with a baseline, a target and a source."
  `)
})

test('reports objective-outlived', () => {
  expect(reportOf('objective-outlived')).toMatchInlineSnapshot(`
    "objectives/speed.yaml:2:11-2:14 warning objective-outlived
      | old
      "Work without waiting" is active, but its strategy "Strategy of 2025" is superseded.
      If it still applies, write "strategy: now"; otherwise set its status to met, missed or dropped.
      suggests now"
  `)
})

test.each([
  ['whole', ''],
  ['unfinished', 'draft: true\n'],
])("an objective with a copy in the new strategy needn't be moved there: %s", (_, head) => {
  const strategy = (title: string, more: string) =>
    `title: ${title}\nscope: product\nowner: ada\napprovers: [ada]\neffective: 2026-01-01\nchanges: []\n${more}`
  const objective = (title: string, more: string) =>
    `title: ${title}\nowner: ada\nstatus: active\nmeasures: [{ id: wait, name: W, unit: s, direction: down, baseline: 9, target: 3, readings: [], source: L }]\n${more}`
  const { problems } = handbookOf({
    'people.yaml': '- { id: ada, name: Ada, active: true }\n',
    'strategy/old.yaml': strategy('Old', 'status: superseded\n'),
    'strategy/new.yaml': strategy('New', 'status: active\nsupersedes: old\n'),
    'objectives/wait.yaml': objective('Wait', 'strategy: old\nperiod: { from: 2026-01-01, to: 2026-12-31 }\n'),
    'objectives/wait-2.yaml': objective(
      'Wait less',
      `${head}strategy: new\nperiod: { from: 2027-01-01, to: ${head ? 'TODO' : '2027-12-31'} }\n`,
    ),
  })
  expect(problems.filter(({ code }) => code === 'objective-outlived')).toMatchObject([
    {
      file: 'objectives/wait.yaml',
      line: 5,
      hint: 'It continues as "wait-2" in "New": set the status here to met, missed or dropped.',
    },
  ])
})

test('reports readings-order', () => {
  expect(reportOf('readings-order')).toMatchInlineSnapshot(`
    "objectives/speed.yaml:15:15-15:25 warning readings-order
      | 2026-02-01
      "Wait" has a reading for 2026-02-01 after the one for 2026-03-01.
      Sort the readings by date."
  `)
})

test('reports roadmap-unfounded', () => {
  expect(reportOf('roadmap-unfounded')).toMatchInlineSnapshot(`
    "roadmap/search.yaml:5:13-5:15 error roadmap-unfounded
      | []
      "Search everywhere" has no objective and no supporting insight.
      Name an objective under "objectives": "speed"; or add an insight that supports it.
      suggests speed"
  `)
})

test('reports roadmap-unevidenced', () => {
  expect(reportOf('roadmap-unevidenced')).toMatchInlineSnapshot(`
    "roadmap/search.yaml:2:10-2:13 error roadmap-unevidenced
      | now
      "Search everywhere" has the horizon "now", but insights of rung 3 or higher come from 2 of 3 customers.
      Add insights from 1 more customer, or move it: \`npx handbook roadmap move search next --reason 'It needs insights from 1 more customer'\`
      suggests next"
  `)
})

test('reports score-against-evidence', () => {
  expect(reportOf('score-against-evidence')).toMatchInlineSnapshot(`
    "roadmap/sounds.yaml:6:57-6:60 warning score-against-evidence
      | 0.9
      "Sounds" has a confidence of 90%, but no insight of rung 3 or higher supports it.
      Write "confidence: 0.5" or less, or add the insights that it rests on.

    roadmap/themes.yaml:6:8-6:74 warning score-against-evidence
      | { model: rice, reach: 100, impact: 1, confidence: 0.5, effort: 2 }
      "Themes" has a score of 25, but insights of rung 3 or higher come from no customer; "Search everywhere" has a score of 10 and 3 customers.
      Change one of the two, or add the insights that are missing. \`npx handbook rank\` shows both orders.
      the other is here: roadmap/search.yaml:6:8"
  `)
})

test('reports dependency-cycle', () => {
  expect(reportOf('dependency-cycle')).toMatchInlineSnapshot(`
    "roadmap/a.yaml:7:13-7:14 error dependency-cycle
      | b
      Roadmap items depend on each other: a → b → a.
      Remove one of these dependencies, or split an item.
      goes on here: roadmap/b.yaml:7:12"
  `)
})

test('reports shipped-without-entry', () => {
  expect(reportOf('shipped-without-entry')).toMatchInlineSnapshot(`
    "roadmap/search.yaml:3:9-3:16 error shipped-without-entry
      | shipped
      "Search everywhere" has shipped, but no changelog entry names it.
      Create its entry: \`npx handbook new changelog --from roadmap/search\`"
  `)
})

test('reports dropped-without-reason', () => {
  expect(reportOf('dropped-without-reason')).toMatchInlineSnapshot(`
    "roadmap/search.yaml:3:9-3:16 error dropped-without-reason
      | dropped
      "Search everywhere" was dropped without a reason.
      Give the reason under "reason"."
  `)
})

test('reports bet-overdue', () => {
  expect(reportOf('bet-overdue')).toMatchInlineSnapshot(`
    "roadmap/search.yaml:10:13-10:23 warning bet-overdue
      | 2026-06-30
      The decision on the bet of "Search everywhere" was due on 2026-06-30.
      Decide by its kill criteria: Fewer than one in ten do. Then drop it with a "reason", or set a new date and add a line to "history"."
  `)
})

test('reports milestone-without-dri', () => {
  expect(reportOf('milestone-without-dri')).toMatchInlineSnapshot(`
    "milestones/june.yaml:1:8-1:12 error milestone-without-dri
      | June
      "June" has no DRI.
      Set "dri" to one person: "ada", "bo".
      suggests ada | bo"
  `)
})

test('reports milestone-unsettled', () => {
  expect(reportOf('milestone-unsettled')).toMatchInlineSnapshot(`
    "milestones/june.yaml:7:13-7:17 error milestone-unsettled
      | slow
      "June" is closed, but "Slow start" has no outcome.
      If it shipped: \`npx handbook milestone settle june slow shipped\` For slipped and dropped: \`npx handbook milestone settle --help\`"
  `)
})

test('reports carry-over-backward', () => {
  expect(reportOf('carry-over-backward')).toMatchInlineSnapshot(`
    "milestones/june.yaml:7:124-7:127 error carry-over-backward
      | may
      "June" ends on 2026-06-30, and "May" on 2026-05-31: carry items over to a later milestone.
      Plan the next milestone: \`npx handbook new milestone --title 'After June'\`"
  `)
})

test('reports milestone-over-capacity', () => {
  expect(reportOf('milestone-over-capacity')).toMatchInlineSnapshot(`
    "milestones/dec.yaml:10:11-10:12 warning milestone-over-capacity
      | 8
      "December" commits to 13 points, over its capacity of 8.
      Mark something "stretch", move it to a later milestone, or reduce its size."
  `)
})

test('reports announced-missing', () => {
  expect(reportOf('announced-missing')).toMatchInlineSnapshot(`
    "milestones/june.yaml:7:52-7:56 warning announced-missing
      | true
      "Slow start" shipped in "June" and should be announced, but no changelog entry names it.
      Write "announce: { no: reason }", or create its entry: \`npx handbook new changelog --from backlog/slow\`"
  `)
})

test('reports range-reversed', () => {
  expect(reportOf('range-reversed')).toMatchInlineSnapshot(`
    "objectives/speed.yaml:4:33-4:43 error range-reversed
      | 2026-01-01
      The period ends on 2026-01-01, before it begins on 2026-12-31.
      Swap the two, or correct the wrong one.
      it begins here: objectives/speed.yaml:4:17"
  `)
})

test('reports day-ahead', () => {
  expect(reportOf('day-ahead')).toMatchInlineSnapshot(`
    "objectives/speed.yaml:14:15-14:25 warning day-ahead
      | 2027-02-01
      "Wait" was read on 2027-02-01, which is in the future.
      Correct the date, or wait until that day."
  `)
})

test('reports measure-contradictory', () => {
  expect(reportOf('measure-contradictory')).toMatchInlineSnapshot(`
    "objectives/speed.yaml:10:16-10:18 warning measure-contradictory
      | up
      "Wait" has the direction "up", but goes from 9 to 3.
      Correct the direction, the baseline or the target; use "hold" for a value that should stay the same."
  `)
})

test('reports scope-twice', () => {
  expect(reportOf('scope-twice')).toMatchInlineSnapshot(`
    "milestones/dec.yaml:9:13-9:17 error scope-twice
      | slow
      "December" lists "Slow start" twice.
      Remove one of the two lines.
      first given here: milestones/dec.yaml:7:13"
  `)
})

test('reports supersession-cycle', () => {
  expect(reportOf('supersession-cycle')).toMatchInlineSnapshot(`
    "decisions/0001-two-tiers.md:6:14-6:30 error supersession-cycle
      | 0002-three-tiers
      Decisions supersede each other: 0001-two-tiers → 0002-three-tiers → 0001-two-tiers.
      Remove the wrong "supersedes": a later entry supersedes an earlier one.
      goes on here: decisions/0002-three-tiers.md:6:13"
  `)
})
