/** Fields that any entry may have. */
import { z } from 'zod'
import { date, earlierPath, reference } from './fields.ts'

export const audienceSchema = z.enum(['public', 'staff'])
export type Audience = z.output<typeof audienceSchema>

export const reviewSchema = z.strictObject({
  last: date().describe('The day on which somebody last read it through.'),
  every: z
    .string()
    .regex(/^\d+ (day|week|month|year)s?$/, 'Write a number and a unit, for example "3 months".')
    .describe('How often it must be read through, for example "3 months".'),
})

/** Spread into the shape of every collection that is one file per entry. */
export const commonShape = {
  audience: audienceSchema.optional().describe('Who may see it; the default stands in handbook.config.ts.'),
  draft: z
    .boolean()
    .optional()
    .describe('True until it is ready: a draft is not published, and may have TODO where something is still to be written.'),
  example: z.boolean().optional().describe('A made-up entry that waits to be replaced; shown with an "Example" mark.'),
  formerly: z
    .array(earlierPath())
    .optional()
    .describe('Earlier addresses ("/old/") or paths of the file ("handbook/old", or "old" in the same collection); they redirect here.'),
  owner: reference('people', 'roles').optional().describe('The person or role that answers for it.'),
  review: reviewSchema.optional().describe('When it was last read through, and how often it must be.'),
  lang: z
    .string()
    .regex(/^[a-z]{2,3}(-[A-Za-z0-9]+)*$/, 'Write a language code, for example "de" or "pt-BR".')
    .optional()
    .describe('Language of the text, for example "de".'),
}

export const title = () => z.string().min(1)

/** The id of an item of a list. */
export const permanentId = () => z.string().min(1).describe('Permanent id; other entries refer to it.')

export const navShape = {
  navTitle: z.string().min(1).optional().describe('Shorter title for the navigation.'),
  navGroup: z.string().min(1).optional().describe('Heading in the navigation under which it stands.'),
  navOrder: z.number().optional().describe('Place among its siblings, smallest first.'),
  navGroupOrder: z.number().optional().describe('Place of its group, smallest first.'),
}
