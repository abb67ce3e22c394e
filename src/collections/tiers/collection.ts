import { defineCollection } from '../define.ts'
import { tierLabel, tierSchema } from './schema.ts'

export const tiers = defineCollection({
  name: 'tiers',
  noun: 'tier',
  form: 'list',
  schema: tierSchema,
  key: 'id',
  titleFrom: ({ names }, _, now) => tierLabel(names as Parameters<typeof tierLabel>[0], now),
  changesSeenBy: 'everybody',
  // A tier has its first name from its first day.
  newValues: ({ named, given }) => ({
    names: [{ ...(given['introduced'] !== undefined && { from: given['introduced'] }), label: named }],
  }),
})
