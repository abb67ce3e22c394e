import { defineCollection } from '../define.ts'
import { offeringSchema } from './schema.ts'

export const offerings = defineCollection({
  name: 'offerings',
  noun: 'offering',
  form: 'list',
  schema: offeringSchema,
  key: 'id',
  changesSeenBy: 'everybody',
})
