/** Text of pages about changes: between editions, by week, and of one page. */
import { dayInWords } from './days.ts'

const number = (count: number, one: string, many: string) => (count === 1 ? `one ${one}` : `${count} ${many}`)
const words = (count: number) => number(count, 'word', 'words')

const countWords = { added: 'new', removed: 'removed', renamed: 'moved', changed: 'changed' } as const

export const changesText = {
  title: 'What changed',
  /** For an edition; for today if there's no name. */
  titleOf: (edition: string | undefined) =>
    edition === undefined ? 'What changed since the last edition' : `What changed with edition “${edition}”`,
  between: (from: string, day: string, to: string | undefined) =>
    `Between the edition “${from}” of ${dayInWords(day)} and ${to === undefined ? 'today' : `the edition “${to}”`}.`,
  first: (edition: string) => `“${edition}” is the first edition: there is none before it to compare it with.`,
  nothing: 'Nothing changed that readers can see.',
  groups: {
    meaning: 'Changed in meaning',
    added: 'New pages',
    removed: 'Removed pages',
    renamed: 'Moved pages',
    text: 'Changed in words or pictures alone',
  },
  moved: 'Moved',
  isNew: 'New',
  isGone: 'Removed',
  all: 'All of what changed',
  about: 'By week since the last edition, and with each edition: first what changed in meaning.',
  unknown: 'Nothing is known of what changed: git has no history of these pages.',
  week: (week: number, monday: string) => `Week ${week}, from ${dayInWords(monday)}`,
  untilNow: 'Since the last edition',
  sinceEdition: (edition: string) => `Everything since “${edition}”`,
  withEditions: 'With each edition',
  summary: (counts: Readonly<Record<'added' | 'removed' | 'renamed' | 'changed', number>>) => {
    const parts = (['changed', 'added', 'renamed', 'removed'] as const).flatMap((kind) =>
      counts[kind] > 0 ? [`${counts[kind]} ${countWords[kind]}`] : [],
    )
    return parts.length > 0 ? `Pages: ${parts.join(', ')}.` : 'No page changed.'
  },
  history: 'History',
  isFirst: 'It is the first edition.',
  historyOf: (title: string) => `History of “${title}”`,
  lastRevision: (count: number, day: string) => `${number(count, 'revision', 'revisions')}, the last of ${day}.`.replace(/^o/, 'O'),
  noRevision: 'Nothing of its history can be shown.',
  older: (count: number) => `${number(count, 'older revision', 'older revisions')} can be read in git.`.replace(/^o/, 'O'),
  isCut: 'What is older cannot be told: this site was made from a copy of the repository that holds only the last commits.',
  revisions: {
    first: 'First version',
    meaning: 'Changed in meaning',
    text: 'Changed in words',
    move: 'Moved',
    unseen: 'Nothing changed that readers see',
    untold: 'Changed in values, which cannot be read in one of the versions',
    cut: 'As it was by this day',
  },
  standsIn: 'In the editions:',
  differences: 'Differences of the text',
  from: (address: string) => `Before at ${address}`,
  size: (added: number, removed: number) =>
    [added > 0 ? `${words(added)} added` : '', removed > 0 ? `${words(removed)} removed` : ''].filter(Boolean).join(', '),
  untold: 'values that cannot be read in one of the two',
  otherPictures: (count: number) => (count === 0 ? '' : count === 1 ? 'another picture' : `${count} other pictures`),
  page: (page: number, pages: number) => `Page ${page} of ${pages}`,
  pages: 'Pages of this list',
  now: (edition: string | undefined) => (edition === undefined ? 'Read it as it is today' : `Read it in the edition “${edition}”`),
  before: (edition: string) => `Read it in the edition “${edition}”`,
  ofEdition: 'What changed with it',
} as const
