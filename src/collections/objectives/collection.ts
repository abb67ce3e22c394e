import { defineCollection } from '../define.ts'
import { objectiveSchema } from './schema.ts'

export const objectives = defineCollection({
  name: 'objectives',
  noun: 'objective',
  form: 'folder',
  schema: objectiveSchema,
  pages: true,
  title: 'Objectives',
  about: 'Goals of the current strategy and how we measure them.',
  searchWords: ['OKRs', 'goals', 'targets', 'key results'],
  nav: { at: 'foot', order: 3 },
  label: 'objective',
  ended: ['dropped'],
  anchors: { measures: 'measures', 'from-need-to-release': true },
  shownChanges: ['measures', 'period'],
  newValues: ({ named }) => ({ title: named, status: 'active' }),
})
