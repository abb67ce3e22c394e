/** Weights of the evidence for roadmap items and issues. */
import { z } from 'zod'
import { didYouMean, listOf, nearest } from '../problems/nearest.ts'

/** How many times an ordinary customer; the limit only keeps products finite. */
const weight = () => z.number().min(0).max(1000)
const share = () => z.number().min(0).max(1)

export const rankingSchema = strictWeights({
  segments: z
    .record(z.string().trim().min(1), weight())
    .default({})
    .describe(
      'Weight of a customer by segment, 1 for the others and 0 to ignore it: { "energy": 2 }. A segment of insights matches if it is the same, or continues after a comma: "energy, three plants".',
    ),
  plans: z
    .record(z.string().trim().min(1), weight())
    .default({})
    .describe("Weight of a customer by the id of their plan, 1 for the others and 0 to ignore it. It multiplies the segment's."),
  rungs: strictWeights({
    1: share().default(0.1),
    2: share().default(0.3),
    3: share().default(0.6),
    4: share().default(0.8),
    5: share().default(1),
  })
    .prefault({})
    .describe('Weight of an insight by its rung, from 0 to 1: what customers do counts more than what they say.'),
  halfLife: z
    .number()
    .min(1)
    .max(36_500)
    .default(365)
    .describe('Age in days at which an insight counts half, and at twice the age a quarter.'),
  inherited: share().default(0.5).describe('Weight of an insight about a roadmap item for the issues that are part of it, from 0 to 1.'),
  noObjective: share()
    .default(0.5)
    .describe(
      'Factor for items that serve no active objective of an active strategy, from 0 to 1. The others have 1, or more with "behind".',
    ),
  behind: share()
    .default(0.5)
    .describe(
      'What is added to the factor, from 0 to 1, if an objective is behind: all of it if none of the progress is made when the period ends. Progress is expected in equal steps.',
    ),
})
export type RankingWeights = z.output<typeof rankingSchema>

function strictWeights<Shape extends z.ZodRawShape>(shape: Shape) {
  const names = Object.keys(shape)
  const error: z.core.$ZodErrorMap = (issue) =>
    issue.code === 'unrecognized_keys'
      ? issue.keys
          .map(
            (key) =>
              `Unrecognized key: "${key}". ${didYouMean(/^\d+$/.test(key) ? [] : nearest(key, names), `Its keys are ${listOf(names)}.`)}`,
          )
          .join(' ')
      : undefined
  return z.strictObject(shape, { error })
}
