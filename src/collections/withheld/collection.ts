import { defineCollection } from '../define.ts'
import { withheldSchema } from './schema.ts'

export const withheld = defineCollection({
  name: 'withheld',
  noun: 'withheld text',
  form: 'list',
  schema: withheldSchema,
  within: 'editions',
  alwaysForStaff: true,
})
