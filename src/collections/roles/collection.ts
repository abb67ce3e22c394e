import { searchNames } from '../../words/search-names.ts'
import { defineCollection } from '../define.ts'
import { roleSchema } from './schema.ts'

export const roles = defineCollection({
  name: 'roles',
  noun: 'role',
  form: 'folder',
  schema: roleSchema,
  bare: true,
  pages: true,
  title: 'Roles',
  about: 'Who owns what.',
  searchWords: ['org chart', 'organisation chart', 'who owns what', 'who does what', 'responsibilities'],
  nav: { at: 'head', order: 10 },
  label: 'role',
  ended: ['retired'],
  otherNames: (_, { title }) => (typeof title === 'string' ? searchNames.role(title) : []),
  notFacts: ['skills', 'hiringSteps', 'status'],
  anchors: {
    responsibilities: 'responsibilities',
    'not-responsible-for': 'notResponsible',
    skills: 'skills',
    'how-we-hire': 'hiringSteps',
    'reporting-line': true,
    openings: true,
  },
  shownChanges: ['responsibilities', 'notResponsible'],
  newValues: ({ title }) => ({ ...(title !== undefined && { title }) }),
})
