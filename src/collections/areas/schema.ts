import { z } from 'zod'
import { commonShape, permanentId, title } from '../fields/common.ts'
import { requiredReference } from '../fields/fields.ts'

/** Product areas, each with an owner. */
export const areaSchema = z.strictObject({
  ...commonShape,
  id: permanentId(),
  title: title().describe('Name of the area.'),
  pillar: z.string().optional().describe('Strategy pillar it belongs to.'),
  owner: requiredReference('people').describe('Owner: a person.'),
})
