import { z } from 'zod'
import { commonShape, title } from '../fields/common.ts'
import { date, reference } from '../fields/fields.ts'

/** Stretches of work with a goal, a scope and an end. */
export const milestoneSchema = z.strictObject({
  ...commonShape,
  title: title().describe('Name of the milestone.'),
  dri: reference('people').optional().describe('The one person who is directly responsible; a milestone needs one.'),
  start: date().describe('First day.'),
  due: date().describe('Last day.'),
  status: z.enum(['planned', 'active', 'closed']).describe('Where it stands.'),
  capacity: z.number().positive().optional().describe('Points that fit.'),
  goals: z
    .array(z.strictObject({ text: z.string().min(1), objective: reference('objectives') }))
    .describe('What it is for, each with the objective that it serves.'),
  scope: z
    .array(
      z.strictObject({
        item: reference('roadmap', 'backlog').describe('Roadmap item or issue.'),
        commitment: z.enum(['committed', 'stretch']).describe('How firm it is.'),
        announce: z.union([z.literal(true), z.strictObject({ no: z.string().min(1) })]).describe('true, or { no: reason }.'),
        outcome: z.enum(['shipped', 'slipped', 'dropped']).optional().describe('What became of it.'),
        carriedTo: reference('milestones').optional().describe('The milestone that took it over.'),
        reason: z.string().min(1).optional().describe('Why it slipped or was dropped.'),
      }),
    )
    .describe('What is in it.'),
  release: reference('releases').optional().describe('The release that it ends in.'),
})
