/** Options for company-defined collections. */
import { z } from 'zod'
import { searchRankSchema } from './fields/common.ts'
import { didYouMean, listOf, nearest } from '../problems/nearest.ts'

const aFunction = z.custom((value) => typeof value === 'function', 'It must be a function.').optional()
const names = z.array(z.string()).optional()

/** The allowed options; others are for collections with built-in parts. */
export const optionsSchema = z.strictObject(
  {
    name: z.string('A collection needs a name.'),
    noun: z
      .string('A collection needs a noun, the name for one entry.')
      .trim()
      .min(1, 'A collection needs a noun, the name for one entry.'),
    schema: z.custom((value) => isObjectSchema(value), 'The schema is not a z.object({ … }).'),
    form: z.enum(['folder', 'list']).optional(),
    key: z.string().optional(),
    title: z.string().min(1).optional(),
    about: z.string().optional(),
    nav: z.strictObject({ at: z.enum(['head', 'foot']), order: z.number() }).optional(),
    label: z.string().nullable().optional(),
    words: z.record(z.string(), z.string()).optional(),
    notFacts: names,
    staffFields: names,
    staffParts: z.record(z.string(), z.array(z.string())).optional(),
    staffValues: z.record(z.string(), z.string()).optional(),
    shownChanges: names,
    anchors: z.record(z.string(), z.union([z.string(), z.literal(true)])).optional(),
    unwritten: names,
    ended: names,
    isRecord: z.boolean().optional(),
    dayField: z.string().optional(),
    titleFrom: aFunction,
    otherNames: aFunction,
    searchWords: names,
    searchRank: searchRankSchema.optional(),
    newValues: aFunction,
    newId: aFunction,
    idForm: z.instanceof(RegExp).optional(),
    page: aFunction,
    rules: aFunction,
    listing: z.strictObject({ order: aFunction, group: aFunction }).optional(),
  },
  {
    error: (issue) =>
      issue.code === 'unrecognized_keys'
        ? issue.keys.map((key) => unknownOption('collection', key, definitionOptions)).join(' ')
        : undefined,
  },
)

export const definitionOptions: readonly string[] = Object.keys(optionsSchema.shape)

/** `what` is the noun of what was defined. */
export function unknownOption(what: string, key: string, options: readonly string[]): string {
  return `A ${what} has no option "${key}". ${didYouMean(nearest(key, options), `Its options are ${listOf(options, 40)}.`)}`
}

/** Whether a value is a zod object, from any copy of zod. */
export function isObjectSchema(value: unknown): boolean {
  return typeof value === 'object' && value !== null && '_zod' in value && 'shape' in value
}
