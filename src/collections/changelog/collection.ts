import { defineCollection } from '../define.ts'
import { relaxedChangelog } from './relaxed-schema.ts'
import { changelogSchema } from './schema.ts'

export const changelog = defineCollection({
  name: 'changelog',
  noun: 'changelog entry',
  form: 'folder',
  schema: changelogSchema,
  relaxed: relaxedChangelog,
  pages: true,
  title: 'Changelog',
  about: 'What changed for people who use the product.',
  searchWords: ['what’s new', 'news', 'updates', 'release notes'],
  nav: { at: 'head', order: 7 },
  label: 'change',
  staffFields: ['broadcast'],
  unwritten: ['draft', 'in-review'],
  ended: ['withdrawn'],
  isRecord: true,
  notFacts: ['type', 'date', 'status', 'authors', 'release', 'features'],
  anchors: {
    'what-to-do': 'breaking',
    features: 'features',
    deprecation: 'deprecation',
    security: 'security',
    'from-need-to-release': true,
  },
  shownChanges: ['breaking', 'deprecation', 'security', 'revisions'],
  newId: ({ id, given, now }) => `${monthOf(given, now)}/${id}`,
})

/** The folder of an entry: from its date if given, otherwise from today. */
function monthOf({ date, publishAt }: Readonly<Record<string, unknown>>, now: string): string {
  const day = [date, publishAt].find((each) => typeof each === 'string' && /^\d{4}-\d{2}/.test(each)) ?? now
  return `${String(day).slice(0, 4)}/${String(day).slice(5, 7)}`
}
