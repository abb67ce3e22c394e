import { z } from 'zod'
import { commonShape, navShape, title } from '../fields/common.ts'
import { reference } from '../fields/fields.ts'

/** A page of the handbook. Nothing is required: plain Markdown is a page. */
export const handbookSchema = z.strictObject({
  ...commonShape,
  ...navShape,
  title: title().optional().describe('Title; else navTitle, else the first H1, else the file name.'),
  description: z.string().min(1).optional().describe('One sentence for search results and indexes.'),
  status: z.enum(['draft', 'active', 'superseded', 'archived']).optional().describe('Where the page stands; drafts are not published.'),
  supersededBy: reference('handbook').optional().describe('The page that replaces it.'),
})
