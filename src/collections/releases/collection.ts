import { defineCollection } from '../define.ts'
import { isPrerelease } from '../../plain/versions.ts'
import { searchNames } from '../../words/search-names.ts'
import { text } from '../../words/text.ts'
import { releaseSchema } from './schema.ts'

export const releases = defineCollection({
  name: 'releases',
  noun: 'release',
  form: 'folder',
  schema: releaseSchema,
  pages: true,
  title: 'Releases',
  about: 'All releases, newest first.',
  searchWords: [
    'versions',
    'version history',
    'next release',
    'latest version',
    'which version',
    'download',
    'release dates',
    'release calendar',
    'release schedule',
  ],
  nav: { at: 'head', order: 6 },
  label: 'release',
  titleFrom: (_, id) => (isPrerelease(id) ? text.releases.prerelease(id) : id),
  ended: ['yanked'],
  dayField: 'date',
  otherNames: (id) => searchNames.version(id),
  notFacts: ['status', 'reason', 'upgradeFrom', 'supportedUntil'],
  anchors: { entries: true, 'known-issues': 'knownIssues', 'from-need-to-release': true },
  shownChanges: ['knownIssues'],
  newValues: ({ title, id }) => ({ ...(title !== undefined && title !== id && { title }), status: 'planned' }),
  newId: ({ title, id }) => title ?? id,
})
