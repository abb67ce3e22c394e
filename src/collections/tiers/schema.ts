import { z } from 'zod'
import { commonShape, permanentId } from '../fields/common.ts'
import { date, reference } from '../fields/fields.ts'

/** The plans that are sold. */
export const tierSchema = z.strictObject({
  ...commonShape,
  id: permanentId(),
  names: z
    .array(z.strictObject({ from: date().describe('First day of the name.'), label: z.string().min(1).describe('The name.') }))
    .min(1)
    .describe('Names, oldest first; add a line to rename the plan.'),
  rank: z.number().describe('Order among plans, lowest first.'),
  offerings: z.array(reference('offerings')).min(1).describe('Offerings it is sold in.'),
  introduced: date().describe('First day on sale.'),
  retired: date().optional().describe('First day it is no longer sold; its features end with it.'),
  successors: z.array(reference('tiers')).optional().describe('Plans that replace it; its customers choose one.'),
})

/** A tier's name on a date; its first name before that. */
export function tierLabel(names: readonly { from: string; label: string }[], day: string): string {
  const current = names.findLast((name) => name.from <= day.slice(0, 10))
  return current?.label ?? names[0]?.label ?? ''
}
