import { defineCollection } from '../define.ts'
import { editionSchema } from './schema.ts'

export const editions = defineCollection({
  name: 'editions',
  noun: 'edition',
  form: 'list',
  schema: editionSchema,
  key: 'name',
  // Nothing is known of an edition unless all texts that it leaves out are.
  wholeOnly: true,
  titleFrom: (_, id) => id,
  changesSeenBy: 'nobody',
})
