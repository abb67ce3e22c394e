import { z } from 'zod'
import { commonShape, title } from '../fields/common.ts'
import { date, requiredReference } from '../fields/fields.ts'

/** What shall be true by when, and how one sees it. */
export const objectiveSchema = z.strictObject({
  ...commonShape,
  title: title().describe('What shall be true.'),
  strategy: requiredReference('strategy').describe('The strategy that it serves.'),
  owner: requiredReference('people', 'roles').describe('Who answers for it.'),
  period: z.strictObject({ from: date().describe('First day.'), to: date().describe('Last day.') }).describe('First and last day.'),
  status: z.enum(['active', 'met', 'missed', 'dropped']).describe('Where it stands.'),
  measures: z
    .array(
      z.strictObject({
        id: z.string().min(1).describe('Its id, which stays when its name changes.'),
        name: z.string().min(1).describe('What is measured.'),
        unit: z.string().describe('The unit, for example "%".'),
        direction: z.enum(['up', 'down', 'hold']).describe('Which way it should go.'),
        baseline: z.number().describe('The value at the beginning.'),
        target: z.number().describe('The value to reach.'),
        readings: z.array(z.strictObject({ on: date(), value: z.number() })).describe('The values so far, each with its day.'),
        source: z.string().min(1).describe('Where the values come from.'),
      }),
    )
    .describe('How one sees whether it is reached.'),
})
