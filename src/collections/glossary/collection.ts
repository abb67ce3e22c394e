import { defineCollection } from '../define.ts'
import { filledText } from '../../plain/texts.ts'
import { termSchema } from './schema.ts'

export const glossary = defineCollection({
  name: 'glossary',
  noun: 'term',
  form: 'list',
  schema: termSchema,
  key: 'id',
  title: 'Glossary',
  about: 'Terms we use, defined.',
  searchWords: ['terms', 'definitions', 'abbreviations', 'acronyms', 'jargon'],
  nav: { at: 'foot', order: 12 },
  titleFrom: ({ term }, id) => filledText(term) ?? id,
  changesSeenBy: 'everybody',
  newValues: ({ named }) => ({ term: named }),
})
