import { z } from 'zod'
import { commonShape, navShape, title } from '../fields/common.ts'
import { reference } from '../fields/fields.ts'

/** A handbook page. Nothing is required: plain Markdown is a page. */
export const handbookSchema = z.strictObject({
  ...commonShape,
  ...navShape,
  title: title().optional().describe('Title; defaults to navTitle, then the first H1, then the file name.'),
  description: z.string().min(1).optional().describe('One sentence for search results and indexes.'),
  status: z.enum(['draft', 'active', 'superseded', 'archived']).optional().describe('Status of the page; drafts are not published.'),
  supersededBy: reference('handbook').optional().describe('Replacement page.'),
})
