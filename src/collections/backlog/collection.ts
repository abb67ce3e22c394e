import { defineCollection } from '../define.ts'
import { backlogSchema } from './schema.ts'

export const backlog = defineCollection({
  name: 'backlog',
  noun: 'issue',
  form: 'folder',
  schema: backlogSchema,
  alwaysForStaff: true,
  newValues: ({ named, now }) => ({ title: named, opened: now.slice(0, 10), status: 'new' }),
})
