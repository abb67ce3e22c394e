import { programCall } from '../plain/command.ts'

const quoted = (words: readonly string[]) => words.map((word) => `“${word}”`).join(' and ')

/** Text of the search. In its own file, since its script bundles it. */
export const searchText = {
  open: 'Search',
  label: 'Search the handbook',
  submit: 'Search',
  title: 'Search',
  needsScript: 'The search needs script. Without it, the sections at the top lead to every page.',
  none: (query: string) => `Nothing found for “${query}”.`,
  today: 'Today',
  edition: 'Edition',
  allEditions: 'All editions',
  foundIn: 'In',
  /** What a search covers: `today`, `all`, or a published edition. */
  within: (scope: string) => (scope === 'today' ? '' : scope === 'all' ? 'In all editions:' : `In the edition “${scope}”:`),
  looksIn: (scope: string) =>
    scope === 'today' ? '' : scope === 'all' ? 'This searches all editions.' : `This searches the edition “${scope}” alone.`,
  searchElsewhere: 'Search elsewhere',
  searchIn: (scope: string) => (scope === 'today' ? 'Today’s handbook' : scope === 'all' ? 'All editions' : `Edition “${scope}”`),
  unknownEdition: (name: string) => `There is no edition “${name}”; this searches today’s handbook.`,
  foundTexts: (count: number) => (count === 1 ? '1 text found.' : `${count} texts found.`),
  found: (count: number) => (count === 1 ? '1 page found.' : `${count} pages found.`),
  insteadOf: (query: string, typed: string) => `Showing results for “${query}” instead of “${typed}”.`,
  exactly: (typed: string) => `Search instead for “${typed}”`,
  nearest: 'Perhaps one of these:',
  ask: 'Ask who answers for it:',
  askFor: (area: string) => `Ask who answers for ${area}:`,
  askOwner: 'Ask who answers for the handbook:',
  askPlace: 'Ask where the handbook is written:',
  noneWithFilters: 'Nothing is left with these filters.',
  withoutFilters: 'Search without them',
  without: (words: readonly string[]) => `Without ${quoted(words)}`,
  allBut: (words: readonly string[]) => `No page has all of these words: showing results without ${quoted(words)}.`,
  unknownFilter: (name: string, value: string) => `There is no ${name.toLowerCase()} “${value}”, so it does not count.`,
  facets: { kind: 'Kind', tier: 'Tier', offering: 'Offering', area: 'Area', year: 'Year' },
  any: { kind: 'Every kind', tier: 'Every tier', offering: 'Every offering', area: 'Every area', year: 'Every year' },
  narrow: 'Narrow the results',
  option: (value: string, count: number) => `${value} (${count})`,
  more: 'Show more',
  recent: 'Your recent searches',
  forget: 'Forget them',
  failed: 'The search could not be loaded. Check your connection and try again.',
  notInDev: `The search index is made by "${programCall} build".`,
  /** Other names by which people search for a version or a decision. */
  versionNames: (version: string) => [`v${version}`, `version ${version}`, `release ${version}`],
  decisionName: (number: number) => `decision ${number}`,
} as const
