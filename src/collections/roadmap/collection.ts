import { defineCollection } from '../define.ts'
import { roadmapSchema } from './schema.ts'

export const roadmap = defineCollection({
  name: 'roadmap',
  noun: 'roadmap item',
  form: 'folder',
  schema: roadmapSchema,
  pages: true,
  title: 'Roadmap',
  about: 'What comes now, next and later.',
  searchWords: ['what’s next', 'what’s coming', 'coming soon', 'planned', 'upcoming'],
  nav: { at: 'head', order: 4 },
  label: 'roadmap item',
  staffFields: ['bet', 'score'],
  ended: ['dropped'],
  anchors: {
    score: 'score',
    evidence: true,
    bet: 'bet',
    dependencies: true,
    'what-came-of-it': true,
    history: 'history',
    'from-need-to-release': true,
  },
  shownChanges: ['history'],
  newValues: ({ named }) => ({ title: named, status: 'considering' }),
})
