/** Words of the pages that say what changed: between editions, by week, and in one page. */
import { dayInWords } from './days.ts'

const number = (count: number, one: string, many: string) => (count === 1 ? `one ${one}` : `${count} ${many}`)
const words = (count: number) => number(count, 'word', 'words')

export const changesText = {
  title: 'What changed',
  /** Of an edition, or of today where there is no name. */
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
    text: 'Changed in words alone',
  },
  moved: 'Moved',
  counts: { added: 'new', removed: 'removed', renamed: 'moved', changed: 'changed' },
  nothingNew: 'nothing changed',
  from: (address: string) => `Before at ${address}`,
  size: (added: number, removed: number) =>
    [added > 0 ? `${words(added)} added` : '', removed > 0 ? `${words(removed)} removed` : ''].filter(Boolean).join(', ') ||
    'no word came or went',
  page: (page: number, pages: number) => `Page ${page} of ${pages}`,
  pages: 'Pages of this list',
  now: (edition: string | undefined) => (edition === undefined ? 'Read it as it is today' : `Read it in the edition “${edition}”`),
  before: (edition: string) => `Read it in the edition “${edition}”`,
  ofEdition: 'What changed with it',
} as const
