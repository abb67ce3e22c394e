import { z } from 'zod'
import { commonShape, permanentId, title } from '../fields/common.ts'
import { requiredReference } from '../fields/fields.ts'

/** The parts of the product, each with its owner. */
export const areaSchema = z.strictObject({
  ...commonShape,
  id: permanentId(),
  title: title().describe('Name of the area.'),
  pillar: z.string().optional().describe('Pillar of the strategy to which it belongs.'),
  owner: requiredReference('people').describe('Who answers for it.'),
})
