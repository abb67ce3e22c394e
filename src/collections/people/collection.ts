import { defineCollection } from '../define.ts'
import { filledText } from '../../plain/texts.ts'
import { personSchema } from './schema.ts'

export const people = defineCollection({
  name: 'people',
  noun: 'person',
  form: 'list',
  schema: personSchema,
  key: 'id',
  staffFields: ['login'],
  titleFrom: ({ name }, id) => filledText(name) ?? id,
  newValues: ({ named }) => ({ name: named, active: true }),
})
