import { defineCollection } from '../define.ts'
import { triageSchema } from './schema.ts'

export const triage = defineCollection({
  name: 'triage',
  noun: 'triage rule',
  form: 'list',
  schema: triageSchema,
  key: 'id',
  titleFrom: (_, id) => id,
  changesSeenBy: 'nobody',
})
