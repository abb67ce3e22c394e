import { z } from 'zod'
import { commonShape, title } from '../fields/common.ts'
import { contactAddress, date, instant, requiredReference } from '../fields/fields.ts'

/** Jobs that one can apply for. */
export const openingSchema = z.strictObject({
  ...commonShape,
  title: title().optional().describe("Title; else the role's."),
  role: requiredReference('roles').describe('The role to fill.'),
  status: z.enum(['open', 'closed']).describe('Whether one can apply.'),
  posted: date().describe('Day of the advert.'),
  validThrough: instant().describe('The moment until which one can apply.'),
  employment: z
    .string()
    .min(1)
    .describe('Kind of employment: FULL_TIME, PART_TIME, CONTRACTOR, TEMPORARY or INTERN; another word is shown as it is.'),
  location: z.string().min(1).optional().describe('Place of work; "Berlin, DE" says the country too, which boards of jobs ask for.'),
  remote: z
    .strictObject({ countries: z.array(z.string().min(2)).min(1) })
    .optional()
    .describe('Countries from which one may work.'),
  salary: z
    .strictObject({ currency: z.string().length(3), min: z.number(), max: z.number(), per: z.enum(['hour', 'month', 'year']) })
    .optional()
    .describe('Range of pay.'),
  applyUrl: contactAddress().describe('Where to apply.'),
})
