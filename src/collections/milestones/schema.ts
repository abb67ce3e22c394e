import { z } from 'zod'
import { commonShape, title } from '../fields/common.ts'
import { date, reference } from '../fields/fields.ts'

/** Periods of work with goals, a scope and an end. */
export const milestoneSchema = z.strictObject({
  ...commonShape,
  title: title().describe('Name of the milestone.'),
  dri: reference('people').optional().describe('Directly responsible individual; required for every milestone.'),
  start: date().describe('First day.'),
  due: date().describe('Last day.'),
  status: z.enum(['planned', 'active', 'closed']).describe('Status of the milestone.'),
  capacity: z.number().positive().optional().describe('Capacity in points.'),
  goals: z
    .array(z.strictObject({ text: z.string().min(1), objective: reference('objectives') }))
    .describe('Goals, each with the objective it serves.'),
  scope: z
    .array(
      z.strictObject({
        item: reference('roadmap', 'backlog').describe('Roadmap item or issue.'),
        commitment: z.enum(['committed', 'stretch']).describe('How firm the commitment is.'),
        announce: z.union([z.literal(true), z.strictObject({ no: z.string().min(1) })]).describe('true, or { no: reason }.'),
        outcome: z.enum(['shipped', 'slipped', 'dropped']).optional().describe('Outcome.'),
        carriedTo: reference('milestones').optional().describe('Milestone it was carried over to.'),
        reason: z.string().min(1).optional().describe('Why it slipped or was dropped.'),
      }),
    )
    .describe('Roadmap items and issues in the milestone.'),
  release: reference('releases').optional().describe('Release that ships the milestone.'),
})
