/** A milestone as its page shows it, and all milestones side by side. */
import { planningText as text } from '../../words/planning.ts'
import { compare } from '../../plain/compare.ts'
import { median } from '../../plain/days.ts'
import { entriesOf } from '../../graph/graph.ts'
import type { Handbook } from '../../graph/handbook.ts'
import { type Link, linkOfEntry } from '../../graph/link.ts'
import { hasPage } from '../../graph/pages.ts'
import { backlogPath } from '../../graph/paths.ts'
import {
  announcementsOf,
  committedPoints,
  entryCommand,
  figuresOf,
  itemOf,
  leadTime,
  type Milestone,
  type MilestoneFigures,
  type ScopeLine,
} from './milestones.ts'

export interface ScopeLineView {
  item: Link
  commitment: string
  outcome: string
  carriedTo: Link | undefined
  reason: string | undefined
  /** The changelog entries that announce it. */
  entries: Link[]
  /** Why it isn't announced; for staff. */
  silence: string | undefined
  /** The command to create its missing entry; for staff. */
  command: string | undefined
}

export interface MilestoneView {
  goals: { text: string; objective: Link | undefined }[]
  /** The visible part of its scope: issues are for staff. */
  lines: ScopeLineView[]
  /** Of committed items. Points come from issues, so they're undefined if issues have no page. */
  points: number | undefined
  capacity: number | undefined
}

export function milestoneView(milestone: Milestone, handbook: Handbook): MilestoneView {
  const { goals, scope, capacity } = milestone.data
  const linkTo = (collection: string, id: string | undefined) => {
    const entry = id === undefined ? undefined : handbook.entryIndex.find(collection, id)
    return entry && linkOfEntry(entry)
  }
  return {
    goals: goals.map((goal) => ({ text: goal.text, objective: linkTo('objectives', goal.objective) })),
    lines: scope.flatMap((line): ScopeLineView[] => {
      const item = itemOf(line, handbook)
      if (!item) return []
      const entries = announcementsOf(item, handbook)
      // Left out for customers.
      const { announce }: { announce?: ScopeLine['announce'] } = line
      const isMissing = announce === true && line.outcome === 'shipped' && entries.length === 0
      return [
        {
          item: linkOfEntry(item),
          commitment: text.commitments[line.commitment],
          outcome: line.outcome === undefined ? text.open : text.outcomes[line.outcome],
          carriedTo: linkTo('milestones', line.carriedTo),
          reason: line.reason,
          entries: entries.map(linkOfEntry),
          silence: typeof announce === 'object' ? text.notAnnounced(announce.no) : undefined,
          command: isMissing ? entryCommand(item) : undefined,
        },
      ]
    }),
    points: hasPage(handbook, backlogPath) && scope.length > 0 ? committedPoints(milestone, handbook) : undefined,
    capacity,
  }
}

export interface MilestoneRow extends MilestoneFigures {
  milestone: Milestone
  /** Median days from its end to the first entry about what shipped; undefined until something is announced. */
  leadTime: number | undefined
}

/** Latest first; only those visible to these readers. */
export function milestoneRows(handbook: Handbook): MilestoneRow[] {
  return entriesOf(handbook, 'milestones')
    .toSorted((a, b) => compare(b.data.due, a.data.due))
    .map((milestone) => {
      const times = milestone.data.scope.flatMap((line) => leadTime(line, milestone, handbook) ?? [])
      return { milestone, ...figuresOf(milestone, handbook), leadTime: median(times) }
    })
}
