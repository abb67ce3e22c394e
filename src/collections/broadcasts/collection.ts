import { defineCollection } from '../define.ts'
import { broadcastSchema } from './schema.ts'

export const broadcasts = defineCollection({
  name: 'broadcasts',
  noun: 'broadcast',
  form: 'list',
  schema: broadcastSchema,
  // What was sent already is known whole or not at all.
  wholeOnly: true,
  titleFrom: (_, id) => id,
  changesSeenBy: 'nobody',
})
