import { defineCollection } from '../define.ts'
import { filledText } from '../../plain/texts.ts'
import { insightSchema } from './schema.ts'

export const insights = defineCollection({
  name: 'insights',
  noun: 'insight',
  form: 'folder',
  schema: insightSchema,
  alwaysForStaff: true,
  titleFrom: ({ statement }, id) => filledText(statement) ?? id,
  newValues: ({ named }) => ({ statement: named }),
})
