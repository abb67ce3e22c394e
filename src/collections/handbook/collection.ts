import { defineCollection } from '../define.ts'
import { handbookSchema } from './schema.ts'

export const handbook = defineCollection({
  name: 'handbook',
  noun: 'page',
  form: 'folder',
  schema: handbookSchema,
  bare: true,
  pages: true,
  title: 'Handbook',
  about: 'How we work.',
  nav: { at: 'head', order: 1 },
  // Pages are the default; their label would be everywhere.
  label: null,
  unwritten: ['draft'],
  ended: ['superseded', 'archived'],
  newValues: ({ named }) => ({ title: named, description: undefined }),
})
