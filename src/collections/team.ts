/** Who does what: roles and openings. */
import { z } from 'zod'
import { commonShape, navShape, title } from './fields/common.ts'
import { contactAddress, date, instant, owned, reference, requiredReference } from './fields/fields.ts'

/** A role. Prose alone is a valid role; what is structured is checked. */
export const roleSchema = z.strictObject({
  ...commonShape,
  ...navShape,
  title: title().optional().describe('Title; else navTitle, else the first H1, else the file name.'),
  description: z.string().min(1).optional().describe('One sentence for search results and indexes.'),
  family: z.string().optional().describe('Family of roles, for example "Product".'),
  level: z.union([z.string(), z.number()]).optional().describe('Level on the ladder.'),
  reportsTo: reference('roles').optional().describe('The role to which it reports.'),
  mission: z.string().min(1).optional().describe('What it is there for.'),
  responsibilities: z
    .array(
      z.strictObject({
        text: z.string().min(1).describe('The duty.'),
        owns: z.array(owned()).optional().describe('Collections, or pages as handbook/…, that it keeps.'),
      }),
    )
    .optional()
    .describe('What it answers for.'),
  notResponsible: z
    .array(z.strictObject({ text: z.string().min(1), see: reference('roles').optional().describe('Who is.') }))
    .optional()
    .describe('What it does not answer for, and who does.'),
  skills: z.array(z.string().min(1)).optional().describe('What one brings along.'),
  hiringSteps: z.array(z.string().min(1)).optional().describe('How we hire, step by step.'),
  status: z.enum(['active', 'retired']).optional().describe('Whether the role exists today.'),
})

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
