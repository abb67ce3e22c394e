import { defineCollection } from '../define.ts'
import { featureSchema } from './schema.ts'

export const features = defineCollection({
  name: 'features',
  noun: 'feature',
  form: 'folder',
  schema: featureSchema,
  pages: true,
  // Everyone gets undecided features, and customers don't see that they're undecided.
  staffValues: { availability: 'undecided' },
  title: 'Features',
  about: 'What the product does, and in which plan.',
  searchWords: ['plans', 'pricing', 'prices', 'compare plans', 'feature list', 'feature matrix', 'what each plan includes'],
  nav: { at: 'head', order: 8 },
  label: 'feature',
  notFacts: ['availability', 'lifecycle'],
  anchors: { availability: true, lifecycle: 'lifecycle', changes: true, 'from-need-to-release': true },
  shownChanges: ['availability', 'lifecycle'],
  newValues: ({ named }) => ({ title: named, availability: 'undecided' }),
})
