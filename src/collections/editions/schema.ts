import { z } from 'zod'
import { audienceSchema, commonShape } from '../fields/common.ts'
import { editionNameRule, isEditionName } from '../fields/edition-name.ts'
import { date } from '../fields/fields.ts'

/** States of the handbook that stay published. */
export const editionSchema = z.strictObject({
  ...commonShape,
  name: z
    .string()
    .refine(isEditionName, { message: 'This cannot be the name of an edition.', params: { hint: editionNameRule } })
    .describe('Name of the edition; it is part of its address.'),
  commit: z
    .string()
    .regex(/^[0-9a-f]{7,64}$/, 'Write the id of a commit.')
    .describe('The commit that it shows.'),
  date: date().describe('Day of the edition.'),
  note: z.string().optional().describe('What it is for.'),
  defaults: z
    .record(z.string(), audienceSchema)
    .optional()
    .describe(
      'Default audience of each collection when the edition was cut; `handbook edition cut` writes it. What was for staff by then stays for staff in it.',
    ),
})
