import { defineCollection } from '../define.ts'
import { openingSchema } from './schema.ts'

export const openings = defineCollection({
  name: 'openings',
  noun: 'opening',
  form: 'folder',
  schema: openingSchema,
  pages: true,
  title: 'Openings',
  about: 'Open roles.',
  searchWords: ['jobs', 'careers', 'vacancies', 'hiring', 'open positions'],
  nav: { at: 'foot', order: 11 },
  label: 'opening',
  ended: ['closed'],
  notFacts: ['role', 'status', 'posted', 'validThrough', 'employment', 'location', 'remote', 'salary', 'applyUrl'],
  anchors: { 'how-we-hire': true },
  newValues: ({ title, given }) => ({
    ...(title !== undefined && { title }),
    status: 'open',
    ...(!('remote' in given) && { location: undefined }),
  }),
})
