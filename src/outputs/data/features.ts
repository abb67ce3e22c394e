import { z } from 'zod'
import { dayOf } from '../../collections/releases/order.ts'
import { holdingsOf } from '../../collections/tiers/view.ts'
import type { Entry } from '../../graph/entry.ts'
import type { Handbook } from '../../graph/handbook.ts'
import { day, id, pageShape, url } from './shapes.ts'

const stage = z.enum(['experiment', 'beta', 'ga', 'deprecated', 'removed'])

export const featureSchema = z.looseObject({
  ...pageShape,
  summary: z.string().describe('One sentence, as plain text: what users can do with it.'),
  area: id().optional().describe('Product area.'),
  parent: id().optional().describe('Feature it is part of.'),
  docs: url().optional().describe('Address of its documentation.'),
  stage: stage.optional().describe('Stage on the day of the build; missing before the first.'),
  lifecycle: z
    .array(
      z.looseObject({ stage, since: z.string().describe('Release or day.'), on: day().describe('The day of that release, or the day.') }),
    )
    .describe('Stages, oldest first.'),
  availability: z
    .array(
      z.looseObject({
        plan: id(),
        offering: id(),
        from: day().describe('First day on which the plan has it.'),
        until: day().optional().describe('First day on which the plan no longer has it.'),
        limit: z
          .union([z.enum(['on-request', 'unlimited']), z.looseObject({ value: z.number(), unit: z.string() })])
          .optional()
          .describe('How much of it the plan has.'),
        note: z.string().optional(),
      }),
    )
    .optional()
    .describe('Plans that have it, where and when; missing if no plans are named.'),
  replacedBy: id().optional().describe('Feature that replaces it.'),
})

/** What is particular to a feature. */
export function featureData(entry: Entry<'features'>, handbook: Handbook) {
  const { summary, area, parent, docs, lifecycle, replacedBy } = entry.data
  const today = handbook.now.slice(0, 10)
  const stages = lifecycle.flatMap((each) => {
    const on = dayOf(each.since, handbook)
    return on === undefined ? [] : [{ stage: each.stage, since: each.since, on }]
  })
  return {
    summary,
    area,
    parent,
    docs,
    stage: stages.findLast(({ on }) => on <= today)?.stage,
    lifecycle: stages,
    availability: holdingsOf(entry, handbook)?.map(({ tier, ...rest }) => ({ plan: tier, ...rest })),
    replacedBy,
  }
}
