import { z } from 'zod'
import { commonShape } from '../fields/common.ts'
import { anyReference } from '../fields/fields.ts'

/** A term with a specific meaning in this handbook. */
export const termSchema = z.strictObject({
  ...commonShape,
  id: z.string().min(1).describe('Permanent id that pages refer to.'),
  term: z.string().min(1).describe('The term, as written in a sentence.'),
  aliases: z.array(z.string().min(1)).optional().describe('Synonyms, long forms and abbreviations; search finds the term by them.'),
  definition: z.string().min(1).describe('Definition in one or two sentences.'),
  see: anyReference().optional().describe('Entry with more detail, as COLLECTION/ID.'),
})
