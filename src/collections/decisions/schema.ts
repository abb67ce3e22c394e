import { z } from 'zod'
import { commonShape, title } from '../fields/common.ts'
import { anyReference, date, reference } from '../fields/fields.ts'

/** What was decided, by whom, and what it affects. */
export const decisionSchema = z.strictObject({
  ...commonShape,
  title: title().describe('What was decided.'),
  status: z.enum(['proposed', 'accepted', 'rejected', 'deprecated', 'superseded']).describe('Where it stands.'),
  on: date().describe('Day of the decision.'),
  deciders: z.array(reference('people', 'roles')).min(1).describe('Who decided.'),
  consulted: z.array(reference('people', 'roles')).optional().describe('Who was heard.'),
  informed: z.array(reference('people', 'roles')).optional().describe('Who was told.'),
  supersedes: z.array(reference('decisions')).optional().describe('Decisions that it replaces.'),
  affects: z.array(anyReference()).describe('What it affects, as COLLECTION/ID.'),
  confirmBy: date().optional().describe('Day by which it must be confirmed; take it out once it is.'),
})
