import { z } from 'zod'
import { commonShape, title } from '../fields/common.ts'
import { anyReference, date, reference } from '../fields/fields.ts'

export const decisionShape = {
  ...commonShape,
  title: title().describe('The decision, in one line.'),
  status: z.enum(['proposed', 'accepted', 'rejected', 'deprecated', 'superseded']).describe('Status of the decision.'),
  on: date().describe('Date of the decision.'),
  deciders: z.array(reference('people', 'roles')).min(1).describe('People or roles who decided.'),
  consulted: z.array(reference('people', 'roles')).optional().describe('People or roles consulted.'),
  informed: z.array(reference('people', 'roles')).optional().describe('People or roles informed.'),
  supersedes: z.array(reference('decisions')).optional().describe('Decisions it replaces.'),
  affects: z.array(anyReference()).describe('Entries it affects, as COLLECTION/ID.'),
  confirmBy: date().optional().describe('Date to confirm it by; remove once confirmed.'),
}

/** What was decided, by whom, and what it affects. */
export const decisionSchema = z.strictObject(decisionShape)
