import { z } from 'zod'
import { commonShape, navShape, title } from '../fields/common.ts'
import { owned, reference } from '../fields/fields.ts'

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
