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
    .describe('Name of the edition; part of its URL.'),
  commit: z
    .string()
    .regex(/^[0-9a-f]{7,64}$/, 'Write the id of a commit.')
    .describe('Commit it shows.'),
  date: date().describe('Date of the edition.'),
  note: z.string().optional().describe('Purpose of the edition.'),
  published: z
    .boolean()
    .optional()
    .describe(
      "Whether the site was published as of this commit, so that its addresses must keep working. By default it was, unless the repository has the configuration file and that commit doesn't.",
    ),
  defaults: z
    .record(z.string(), audienceSchema)
    .optional()
    .describe(
      'Default audience of each collection when the edition was cut, written by `handbook edition cut`. Staff content of that time stays staff only.',
    ),
})
