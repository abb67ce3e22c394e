import { defineCollection } from '../define.ts'
import { broadcastSchema } from './schema.ts'

export const broadcasts = defineCollection({
  name: 'broadcasts',
  noun: 'broadcast',
  form: 'list',
  schema: broadcastSchema,
  // Without the whole list, it's unknown what was sent.
  wholeOnly: true,
  titleFrom: (_, id) => id,
  changesSeenBy: 'nobody',
})
