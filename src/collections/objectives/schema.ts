import { z } from 'zod'
import { commonShape, title } from '../fields/common.ts'
import { date, requiredReference } from '../fields/fields.ts'

/** Goals with a deadline, and how they're measured. */
export const objectiveSchema = z.strictObject({
  ...commonShape,
  title: title().describe('The outcome we want.'),
  strategy: requiredReference('strategy').describe('Strategy it serves.'),
  owner: requiredReference('people', 'roles').describe('Owner: a person or role.'),
  period: z.strictObject({ from: date().describe('First day.'), to: date().describe('Last day.') }).describe('First and last day.'),
  status: z.enum(['active', 'met', 'missed', 'dropped']).describe('Status of the objective.'),
  measures: z
    .array(
      z.strictObject({
        id: z.string().min(1).describe('Permanent id; keep it when the name changes.'),
        name: z.string().min(1).describe('What is measured.'),
        unit: z.string().describe('The unit, for example "%".'),
        direction: z.enum(['up', 'down', 'hold']).describe('Desired direction.'),
        baseline: z.number().describe('Starting value.'),
        target: z.number().describe('Target value.'),
        readings: z.array(z.strictObject({ on: date(), value: z.number() })).describe('Readings so far, each with its date.'),
        source: z.string().min(1).describe('Source of the readings.'),
      }),
    )
    .describe('Measures of progress.'),
})
