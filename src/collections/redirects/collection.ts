import { defineCollection } from '../define.ts'
import { redirectSchema } from './schema.ts'

export const redirects = defineCollection({
  name: 'redirects',
  noun: 'redirect',
  form: 'list',
  schema: redirectSchema,
  key: 'from',
  titleFrom: (_, id) => id,
  changesSeenBy: 'nobody',
  newValues: ({ id }) => ({ from: id }),
  newId: ({ id }) => `/${id}/`,
})
