import { z } from 'zod'
import { commonShape, permanentId, title } from '../fields/common.ts'

/** The forms in which the product is delivered. */
export const offeringSchema = z.strictObject({
  ...commonShape,
  id: permanentId(),
  title: title().describe('Name as customers know it.'),
  delivery: z.enum(['continuous', 'versioned']).describe('Continuous: every change at once. Versioned: with a release.'),
})
