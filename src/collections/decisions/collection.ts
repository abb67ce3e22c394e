import { defineCollection } from '../define.ts'
import { searchNames } from '../../words/search-names.ts'
import { relaxedDecisions } from './relaxed-schema.ts'
import { decisionSchema } from './schema.ts'

export const decisions = defineCollection({
  name: 'decisions',
  noun: 'decision',
  form: 'folder',
  schema: decisionSchema,
  relaxed: relaxedDecisions,
  pages: true,
  title: 'Decisions',
  about: 'What was decided, when, and what follows from it.',
  searchWords: ['decision log', 'decision records', 'ADR'],
  nav: { at: 'head', order: 9 },
  label: 'decision',
  ended: ['superseded', 'deprecated', 'rejected'],
  dayField: 'on',
  // `0004-a-name` is known by its number.
  otherNames: (id) => {
    const number = /^\d+(?=-)/.exec(id)?.[0]
    return number === undefined ? [] : [number, searchNames.decision(Number(number))]
  },
  notFacts: ['affects'],
  anchors: { affects: 'affects', chain: true },
  newValues: ({ named }) => ({ title: named, status: 'proposed' }),
  idForm: /^\d+-/,
  newId: ({ id, ids }) => {
    const last = Math.max(0, ...ids.map((each) => Number.parseInt(each, 10) || 0))
    return `${String(last + 1).padStart(4, '0')}-${id}`
  },
})
