import { z } from 'zod'
import { commonShape } from '../fields/common.ts'
import { anyReference } from '../fields/fields.ts'

/** A word that has a meaning of its own in this handbook. */
export const termSchema = z.strictObject({
  ...commonShape,
  id: z.string().min(1).describe('Permanent id; pages refer to it.'),
  term: z.string().min(1).describe('The word as it is written in a sentence.'),
  aliases: z
    .array(z.string().min(1))
    .optional()
    .describe('Other words for the same, a long form or an abbreviation among them; the search finds it by them.'),
  definition: z.string().min(1).describe('What it means here, in one or two sentences.'),
  see: anyReference().optional().describe('The entry that says more, as COLLECTION/ID.'),
})
