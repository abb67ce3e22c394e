import { defineCollection } from '../define.ts'
import { areaSchema } from './schema.ts'

export const areas = defineCollection({
  name: 'areas',
  noun: 'area',
  form: 'list',
  schema: areaSchema,
  key: 'id',
})
