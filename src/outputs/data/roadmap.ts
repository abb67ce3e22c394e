import { z } from 'zod'
import { announcementsOf } from '../../collections/milestones/milestones.ts'
import { roadmapSchema } from '../../collections/roadmap/schema.ts'
import type { Entry } from '../../graph/entry.ts'
import type { Handbook } from '../../graph/handbook.ts'
import { day, id, pageShape } from './shapes.ts'

export const itemSchema = z.looseObject({
  ...pageShape,
  horizon: roadmapSchema.shape.horizon,
  status: roadmapSchema.shape.status,
  area: id().optional().describe('Product area.'),
  objectives: z.array(id()).describe('Objectives it serves.'),
  milestone: id().optional().describe('Milestone it is scheduled for.'),
  dependsOn: z.array(id()).describe('Roadmap items it waits for.'),
  reason: z.string().optional().describe('Why it was dropped.'),
  history: z.array(z.looseObject({ on: day(), change: z.string(), reason: z.string() })).describe('Changes and their reasons.'),
  changes: z.array(id()).describe('Changelog entries that came of it.'),
})

/** What is particular to a roadmap item. Scores and bets are for staff. */
export function itemData(entry: Entry<'roadmap'>, handbook: Handbook) {
  const { horizon, status, area, objectives, milestone, dependsOn = [], reason, history } = entry.data
  return {
    horizon,
    status,
    area,
    objectives,
    milestone,
    dependsOn,
    reason,
    history,
    changes: announcementsOf(entry, handbook).map((change) => change.id),
  }
}
