/** Changelog entries that were written for another program: a title and a day are enough. */
import { z } from 'zod'
import { type Adopted, findDay, namesIn, type Relaxed, remarksOn, titleIn, type WrittenElsewhere } from '../relaxed.ts'
import { changelogShape, checkDays } from './schema.ts'

const schema = z
  .strictObject({ ...changelogShape, title: z.string().min(1) })
  .partial({ description: true, type: true, features: true, authors: true, reviews: true })
  .check(checkDays)

export const relaxedChangelog = {
  schema,
  wanted: ['description', 'type', 'features', 'authors', 'reviews'],
  firm: ['title', 'date', 'live', 'status', 'publishAt', 'audience', 'draft', 'formerly'],
  ownKeys: ['reviews', 'live', 'publishAt', 'backports'],
  read,
} as const satisfies Relaxed

const dayKeys = ['date', 'pubDate', 'publishDate', 'publishdate', 'published_at', 'publishedAt', 'published']

/** Words for a kind of change that mean only one of ours. */
const types: Readonly<Record<string, readonly string[]>> = {
  added: ['added', 'add', 'new', 'feature', 'feat'],
  changed: ['changed', 'change', 'improved', 'improvement', 'enhancement'],
  deprecated: ['deprecated', 'deprecation'],
  removed: ['removed', 'remove', 'removal'],
  fixed: ['fixed', 'fix', 'bugfix', 'bug fix', 'bug'],
  security: ['security'],
}

function read(found: WrittenElsewhere): Adopted {
  const { id, heading, now } = found
  const { author, ...values } = found.values
  const given: Record<string, unknown> = values
  const day = given['live'] === undefined ? findDay(found, dayKeys) : undefined
  if (day?.key !== undefined) delete given[day.key]
  // Other programs publish an entry on its day.
  const isToCome = given['status'] === undefined && day !== undefined && day.day > now.slice(0, 10)
  const authors = namesIn(given['authors'] ?? author)
  const type = typeof given['type'] === 'string' ? typeOf(given['type']) : undefined
  return {
    values: {
      ...given,
      title: given['title'] ?? heading ?? titleIn(id),
      status: given['status'] ?? (isToCome ? 'draft' : 'published'),
      ...(day && { date: day.day }),
      ...(authors && { authors }),
      ...(type !== undefined && { type }),
      ...(typeof given['features'] === 'string' && { features: namesIn(given['features']) }),
    },
    from: {
      ...(day?.key !== undefined && { date: day.key }),
      ...(given['authors'] === undefined && author !== undefined && { authors: 'author' }),
    },
    remarks: isToCome
      ? [
          {
            what: 'is dated in the future, so it is not published',
            hint: 'Write "publishAt" with the time to publish it, and "status: published".',
          },
        ]
      : remarksOn(day),
  }
}

function typeOf(written: string): string | undefined {
  const word = written.trim().toLowerCase()
  return Object.keys(types).find((type) => types[type]?.includes(word))
}
