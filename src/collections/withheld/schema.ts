import { z } from 'zod'
import { quotedCommand } from '../../plain/command.ts'
import { date } from '../fields/fields.ts'

/** Texts that old editions leave out. */
export const withheldSchema = z.strictObject({
  document: z.string().min(1).describe('Path of a file of the content folder, as it is today or was; it is meant under all its names.'),
  revision: z
    .string()
    .regex(/^[0-9a-f]{7,64}$/, 'Write the id of a commit or of what the file held.')
    .optional()
    .describe('Only what the file held at a commit, by the id of the commit or of the blob.'),
  block: z
    .string()
    .refine((text) => /[\p{L}\p{N}]/u.test(text), { message: 'Write words of the block.' })
    .optional()
    .describe('Only blocks and values with these words, which stand here for all to read.'),
  digest: z
    .string()
    .regex(/^[1-9]\d{0,4}:[0-9a-f]{64}$/, `See ${quotedCommand(['edition', 'withhold'], { help: true })}, which writes it.`)
    .optional()
    .describe('The same by a digest of the words; `handbook edition withhold` writes it.'),
  date: date().describe('Day since when it is withheld.'),
  reason: z.string().min(1).describe('Why; readers see it.'),
})
