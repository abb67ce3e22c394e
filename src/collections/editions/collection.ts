import { defineCollection } from '../define.ts'
import { editionSchema } from './schema.ts'

export const editions = defineCollection({
  name: 'editions',
  noun: 'edition',
  form: 'list',
  schema: editionSchema,
  key: 'name',
  // An edition is unusable unless all its redactions are known.
  wholeOnly: true,
  titleFrom: (_, id) => id,
  changesSeenBy: 'nobody',
})
