/** Fields allowed in every entry. */
import { z } from 'zod'
import { date, earlierPath, reference } from './fields.ts'

export const audienceSchema = z.enum(['public', 'staff'])
export type Audience = z.output<typeof audienceSchema>

/** How pages rank in search results; `low` comes last unless its title is typed. */
export const searchRankSchema = z.enum(['normal', 'low'])
export type SearchRank = z.output<typeof searchRankSchema>

export const reviewSchema = z.strictObject({
  last: date().describe('Date of the last review.'),
  every: z
    .string()
    .regex(/^\d+ (day|week|month|year)s?$/, 'Write a number and a unit, for example "3 months".')
    .describe('Review interval, for example "3 months".'),
})

/** Spread into the schema of every collection with one file per entry. */
export const commonShape = {
  audience: audienceSchema.optional().describe('Audience; handbook.config.ts sets the default.'),
  draft: z.boolean().optional().describe('True while it is a draft. Drafts are not published and may contain TODO.'),
  example: z.boolean().optional().describe('True for sample content to replace with your own.'),
  formerly: z
    .array(earlierPath())
    .optional()
    .describe('Previous addresses ("/old/") or file paths ("handbook/old", or "old" in the same collection) to redirect here.'),
  owner: reference('people', 'roles').optional().describe('Owner: a person or role.'),
  review: reviewSchema.optional().describe('Date of the last review, and the review interval.'),
  lang: z
    .string()
    .regex(/^[a-z]{2,3}(-[A-Za-z0-9]+)*$/, 'Write a language code, for example "de" or "pt-BR".')
    .optional()
    .describe('Language of the text, for example "de".'),
  searchWords: z.array(z.string().min(1)).optional().describe('Other words people search for, for example "EOL".'),
  searchRank: searchRankSchema
    .optional()
    .describe('Rank in search results: "low" for error codes, field lists and help for writers. Pages in its folder inherit it.'),
}

export const title = () => z.string().min(1)

/** The id of a list item. */
export const permanentId = () => z.string().min(1).describe('Permanent id that other entries refer to.')

export const navShape = {
  navTitle: z.string().min(1).optional().describe('Short title for the navigation.'),
  navGroup: z.string().min(1).optional().describe('Navigation group.'),
  navOrder: z.number().optional().describe('Position among its siblings, lowest first.'),
  navGroupOrder: z.number().optional().describe('Position of its group, lowest first.'),
}
