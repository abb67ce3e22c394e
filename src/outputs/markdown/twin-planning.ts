/** Roadmap items and milestones as sections of Markdown; from the same values as their pages. */
import type { PhrasingContent, RootContent } from 'mdast'
import { planningText as text } from '../../words/planning.ts'
import { traceText } from '../../words/trace.ts'
import type { Entry } from '../../graph/entry.ts'
import type { RoadmapItem } from '../../collections/roadmap/evidence.ts'
import { milestoneView } from '../../collections/milestones/view.ts'
import type { Milestone } from '../../collections/milestones/milestones.ts'
import { type Link, linkOfEntry } from '../../page/page.ts'
import { evidenceText, scoreText } from '../../collections/roadmap/lines.ts'
import { itemView } from '../../collections/roadmap/view.ts'
import { linkOfStage, shownOf, traceOf } from '../../answers/trace/trace.ts'
import { heading, list, paragraph, table } from './mdast.ts'
import type { Writing } from './twin.ts'

export function roadmapSections(item: RoadmapItem, writing: Writing): RootContent[] {
  const { bet, history, score } = item.data
  const view = itemView(item, writing.handbook)
  const related = [
    { label: text.waitsFor, entries: view.waitsFor },
    { label: text.waitFor, entries: view.waitFor },
    { label: text.slips, entries: view.slips },
  ].filter(({ entries }) => entries.length > 0)
  return [
    ...(view.score !== undefined && score ? [heading(2, text.score), paragraph(scoreText(score))] : []),
    ...(view.evidence ? [heading(2, text.evidence), paragraph(evidenceText(view.evidence))] : []),
    ...listed(
      view.insights.map(({ insight: { data }, link }) => [
        `${data.on}: `,
        writing.link(link),
        ` (${text.rung(data.rung)}, ${data.customer.segment})`,
      ]),
    ),
    ...(bet
      ? [
          heading(2, text.bet),
          ...listed([
            [`${text.hypothesis}: ${bet.hypothesis}`],
            [`${text.killCriteria}: ${bet.killCriteria}`],
            [`${text.decideBy}: ${bet.decideBy}${view.isBetOverdue ? ` (${text.overdue})` : ''}`],
          ]),
        ]
      : []),
    ...(related.length > 0
      ? [
          heading(2, text.related),
          ...listed(related.map(({ label, entries }) => [`${label}: `, ...linked(entries.map(linkOfEntry), writing)])),
        ]
      : []),
    ...(view.entries.length > 0
      ? [heading(2, text.cameOfIt), ...listed(view.entries.map((each) => linked([linkOfEntry(each)], writing)))]
      : []),
    ...(history.length > 0
      ? [heading(2, text.history), ...listed(history.toReversed().map(({ on, change, reason }) => [`${on}: ${change}. ${reason}`]))]
      : []),
  ]
}

export function milestoneSections(entry: Milestone, writing: Writing): RootContent[] {
  const { goals, lines, points, capacity } = milestoneView(entry, writing.handbook)
  const { columns } = text
  return [
    ...(goals.length > 0
      ? [
          heading(2, text.goals),
          ...listed(goals.map((goal) => (goal.objective ? [`${goal.text} `, ...linked([goal.objective], writing)] : [goal.text]))),
        ]
      : []),
    heading(2, text.scope),
    ...(points === undefined ? [] : [paragraph(text.points(points, capacity))]),
    lines.length === 0
      ? paragraph(text.noScope)
      : table(
          [columns.item, columns.commitment, columns.outcome, columns.announced],
          lines.map(({ item, commitment, outcome, carriedTo, reason, entries, silence, command }) => [
            writing.link(item),
            commitment,
            [outcome, carriedTo && `${text.to} ${carriedTo.title}`, reason && `(${reason})`].filter(Boolean).join(' '),
            entries[0] ? writing.link(entries[0]) : command ? `${text.entryMissing}: ${command}` : (silence ?? text.dash),
          ]),
        ),
  ]
}

export function traceSections(entry: Entry, writing: Writing): RootContent[] {
  const steps = traceOf(entry, writing.handbook).filter(({ side }) => side !== 'self')
  if (steps.length === 0) return []
  const lines = steps.map((step) => {
    const { entries, rest } = shownOf(step)
    const links = entries.map((each) => linkOfStage(each, writing.handbook))
    const more = rest > 0 ? [` ${traceText.more(rest)}`] : []
    return [`${traceText.sides[step.side]}, ${traceText.stages[step.stage]}: `, ...linked(links, writing), ...more]
  })
  return [heading(2, traceText.title), ...listed(lines)]
}

function listed(lines: readonly (readonly (string | PhrasingContent)[])[]): RootContent[] {
  return lines.length > 0 ? [list(lines)] : []
}

/** Links in a row. */
export function linked(links: readonly Link[], writing: Writing): (string | PhrasingContent)[] {
  return links.flatMap((each, index) => [...(index > 0 ? [', '] : []), writing.link(each)])
}
