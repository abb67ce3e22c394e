import { z } from 'zod'
import { commonShape, navShape, title } from '../fields/common.ts'
import { owned, reference } from '../fields/fields.ts'

/** A role. Prose alone is valid; structured fields are validated. */
export const roleSchema = z.strictObject({
  ...commonShape,
  ...navShape,
  title: title().optional().describe('Title; defaults to navTitle, then the first H1, then the file name.'),
  description: z.string().min(1).optional().describe('One sentence for search results and indexes.'),
  family: z.string().optional().describe('Job family, for example "Product".'),
  level: z.union([z.string(), z.number()]).optional().describe('Career level.'),
  reportsTo: reference('roles').optional().describe('Role it reports to.'),
  mission: z.string().min(1).optional().describe('Mission of the role.'),
  responsibilities: z
    .array(
      z.strictObject({
        text: z.string().min(1).describe('The responsibility.'),
        owns: z.array(owned()).optional().describe('Collections, or pages as handbook/…, that it owns.'),
      }),
    )
    .optional()
    .describe('Responsibilities.'),
  notResponsible: z
    .array(z.strictObject({ text: z.string().min(1), see: reference('roles').optional().describe('Responsible role.') }))
    .optional()
    .describe('What it is not responsible for, and who is.'),
  skills: z.array(z.string().min(1)).optional().describe('Required skills.'),
  hiringSteps: z.array(z.string().min(1)).optional().describe('Hiring steps, in order.'),
  status: z.enum(['active', 'retired']).optional().describe('Active or retired.'),
})
