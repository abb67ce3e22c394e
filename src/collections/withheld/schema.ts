import { z } from 'zod'
import { quotedCommand } from '../../plain/command.ts'
import { date } from '../fields/fields.ts'

/** Redactions: texts that old editions leave out. */
export const withheldSchema = z.strictObject({
  document: z.string().min(1).describe('Current or former path of the file in the content folder; applies to all its names.'),
  revision: z
    .string()
    .regex(/^[0-9a-f]{7,64}$/, 'Write the id of a commit or of what the file held.')
    .optional()
    .describe('Limits it to one revision, by the id of a commit or blob.'),
  block: z
    .string()
    .refine((text) => /[\p{L}\p{N}]/u.test(text), { message: 'Write words of the block.' })
    .optional()
    .describe('Limits it to blocks and values that contain these words; anyone who can read this file sees them.'),
  digest: z
    .string()
    .regex(/^[1-9]\d{0,4}:[0-9a-f]{64}$/, `See ${quotedCommand(['edition', 'withhold'], { help: true })}, which writes it.`)
    .optional()
    .describe('Like "block", but as a digest, written by `handbook edition withhold`.'),
  date: date().describe('Date of the redaction.'),
  reason: z.string().min(1).describe('Reason, shown to readers.'),
})
