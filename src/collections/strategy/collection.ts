import { searchNames } from '../../words/search-names.ts'
import { defineCollection } from '../define.ts'
import { strategySchema } from './schema.ts'

export const strategy = defineCollection({
  name: 'strategy',
  noun: 'strategy',
  form: 'folder',
  schema: strategySchema,
  pages: true,
  title: 'Strategy',
  about: 'Where the product is going, and why.',
  searchWords: ['vision', 'direction'],
  nav: { at: 'head', order: 2 },
  label: 'strategy',
  unwritten: ['draft', 'in-review'],
  ended: ['superseded', 'archived'],
  otherNames: (_, { status }) => searchNames.strategy(status === 'active'),
  anchors: { objectives: true, since: 'supersedes', changes: 'changes' },
  shownChanges: ['pillars', 'review'],
})
