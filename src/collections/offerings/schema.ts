import { z } from 'zod'
import { commonShape, permanentId, title } from '../fields/common.ts'

/** The forms in which the product is delivered. */
export const offeringSchema = z.strictObject({
  ...commonShape,
  id: permanentId(),
  title: title().describe('Name customers know it by.'),
  delivery: z.enum(['continuous', 'versioned']).describe('continuous: changes ship at once; versioned: changes ship with a release.'),
})
