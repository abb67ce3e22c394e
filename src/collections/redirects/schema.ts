import { z } from 'zod'
import { commonShape } from '../fields/common.ts'
import { address, destination } from '../fields/fields.ts'

/** Old addresses and their targets. */
export const redirectSchema = z.strictObject({
  ...commonShape,
  from: address().describe('The old address.'),
  to: destination().describe('The new address, or `none` if the page was removed on purpose.'),
})
