/** Text of pages about changes: between editions, by week, and of one page. */
import { dayInWords } from './days.ts'

const number = (count: number, one: string, many: string) => (count === 1 ? `one ${one}` : `${count} ${many}`)
const words = (count: number) => number(count, 'word', 'words')

const countWords = { added: 'new', removed: 'removed', renamed: 'moved', changed: 'changed' } as const

export const changesText = {
  title: 'What changed',
  /** For an edition; for today if there's no name. */
  titleOf: (edition: string | undefined) =>
    edition === undefined ? 'What changed since the last edition' : `Changes in edition “${edition}”`,
  between: (from: string, day: string, to: string | undefined) =>
    `Between edition “${from}” of ${dayInWords(day)} and ${to === undefined ? 'today' : `edition “${to}”`}.`,
  first: (edition: string) => `“${edition}” is the first edition, so there is nothing to compare it with.`,
  nothing: 'No visible changes.',
  groups: {
    meaning: 'Changed in meaning',
    added: 'New pages',
    removed: 'Removed pages',
    renamed: 'Moved pages',
    text: 'Wording and images',
  },
  moved: 'Moved',
  isNew: 'New',
  isGone: 'Removed',
  all: 'All changes',
  about: 'By week since the last edition, then by edition. Changes in meaning come first.',
  unknown: 'Git has no history for these pages.',
  week: (week: number, monday: string) => `Week ${week}, from ${dayInWords(monday)}`,
  untilNow: 'Since the last edition',
  sinceEdition: (edition: string) => `All changes since “${edition}”`,
  withEditions: 'By edition',
  summary: (counts: Readonly<Record<'added' | 'removed' | 'renamed' | 'changed', number>>) => {
    const parts = (['changed', 'added', 'renamed', 'removed'] as const).flatMap((kind) =>
      counts[kind] > 0 ? [`${counts[kind]} ${countWords[kind]}`] : [],
    )
    return parts.length > 0 ? `Pages: ${parts.join(', ')}.` : 'No pages changed.'
  },
  history: 'History',
  isFirst: 'First edition.',
  historyOf: (title: string) => `History of “${title}”`,
  lastRevision: (count: number, day: string) => `${number(count, 'revision', 'revisions')}, the latest on ${day}.`.replace(/^o/, 'O'),
  noRevision: 'No history to show.',
  older: (count: number) => `${number(count, 'older revision', 'older revisions')} can be read in git.`.replace(/^o/, 'O'),
  isCut: 'Older changes are missing: this site was built from a copy of the repository that has only the latest commits.',
  revisions: {
    first: 'First version',
    meaning: 'Changed in meaning',
    text: 'Wording changed',
    move: 'Moved',
    unseen: 'No visible changes',
    untold: 'Values changed, but one of the versions can’t be read',
    cut: 'As of this day',
  },
  standsIn: 'In editions:',
  differences: 'Show diff',
  from: (address: string) => `Moved from ${address}`,
  size: (added: number, removed: number) =>
    [added > 0 ? `${words(added)} added` : '', removed > 0 ? `${words(removed)} removed` : ''].filter(Boolean).join(', '),
  untold: 'values that can’t be read in one version',
  otherPictures: (count: number) => (count === 0 ? '' : count === 1 ? '1 image replaced' : `${count} images replaced`),
  page: (page: number, pages: number) => `Page ${page} of ${pages}`,
  pages: 'Pages of this list',
  now: (edition: string | undefined) => (edition === undefined ? 'Read today’s version' : `Read it in edition “${edition}”`),
  before: (edition: string) => `Read it in edition “${edition}”`,
  ofEdition: 'Changes in this edition',
} as const
