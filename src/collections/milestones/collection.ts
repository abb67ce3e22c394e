import { defineCollection } from '../define.ts'
import { milestoneSchema } from './schema.ts'

export const milestones = defineCollection({
  name: 'milestones',
  noun: 'milestone',
  form: 'folder',
  schema: milestoneSchema,
  pages: true,
  title: 'Milestones',
  about: 'What’s planned for each release, and how it turned out.',
  searchWords: ['release plan', 'next milestone', 'deadlines', 'what’s planned'],
  nav: { at: 'foot', order: 5 },
  label: 'milestone',
  dayField: 'due',
  notFacts: ['capacity'],
  anchors: { goals: true, scope: true, 'from-need-to-release': true },
  staffFields: ['capacity'],
  staffParts: { scope: ['announce', 'reason'] },
  newValues: ({ named }) => ({ title: named, dri: undefined, status: 'planned' }),
})
