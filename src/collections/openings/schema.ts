import { z } from 'zod'
import { commonShape, title } from '../fields/common.ts'
import { contactAddress, date, instant, requiredReference } from '../fields/fields.ts'

/** Job openings. */
export const openingSchema = z.strictObject({
  ...commonShape,
  title: title().optional().describe('Title; defaults to the title of the role.'),
  role: requiredReference('roles').describe('Role to fill.'),
  status: z.enum(['open', 'closed']).describe('Open or closed to applications.'),
  posted: date().describe('Date posted.'),
  validThrough: instant().describe('Application deadline.'),
  employment: z
    .string()
    .min(1)
    .describe('Employment type: FULL_TIME, PART_TIME, CONTRACTOR, TEMPORARY or INTERN; other values are shown as written.'),
  location: z.string().min(1).optional().describe('Location; include the country, as in "Berlin, DE", for job boards.'),
  remote: z
    .strictObject({ countries: z.array(z.string().min(2)).min(1) })
    .optional()
    .describe('Countries open to remote work.'),
  salary: z
    .strictObject({ currency: z.string().length(3), min: z.number(), max: z.number(), per: z.enum(['hour', 'month', 'year']) })
    .optional()
    .describe('Salary range.'),
  applyUrl: contactAddress().describe('URL or mailto: address for applications.'),
})
